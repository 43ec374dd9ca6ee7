package io.aoscope.engine.bench;

import io.aoscope.engine.fast.CompiledImage;

/**
 * Measures one task on one engine and prints a line with it; {@link Bench} starts it. With {@code cold} the task is done
 * once, in a JVM that just started.
 */
final class OneSample {

    private static final int WARMUP_SECONDS = 15;
    private static final int RUNS = 7;

    private OneSample() {}

    public static void main(String[] arguments) throws Exception {
        Task task = Task.named(arguments[0]);
        Engine engine = Engine.valueOf(arguments[1]);
        Timer.Run run = task.isAos() ? aos(task, engine) : run(task, engine);
        boolean cold = arguments.length > 2 && arguments[2].equals("cold");
        System.out.println(
                Timer.measure(cold ? 0 : WARMUP_SECONDS, cold ? 1 : RUNS, run).line());
    }

    private static Timer.Run aos(Task task, Engine engine) throws Exception {
        AosImage aos = new AosImage();
        Timer.Run fresh;
        Guest used;
        if (engine == Engine.COMPILED) {
            CompiledImage image = Guest.compile(aos.image());
            fresh = () -> aos.small(Guest.compiled(image));
            used = Guest.compiled(image);
        } else {
            fresh = () -> aos.small(Guest.stepping(aos.image()));
            used = Guest.stepping(aos.image());
        }
        return switch (task.name()) {
            case Task.EVAL -> {
                aos.small(used);
                yield () -> aos.small(used);
            }
            case Task.LOOP -> {
                aos.small(used);
                yield () -> aos.turns(used);
            }
            default -> fresh;
        };
    }

    private static Timer.Run run(Task task, Engine engine) throws Exception {
        Program program = Program.named(task.name());
        return switch (engine) {
            case STEPPING -> {
                Guest guest = Guest.stepping(program.wasm64());
                yield () -> guest.run(program);
            }
            case COMPILED -> {
                Guest guest = Guest.compiled(Guest.compile(program.wasm64()));
                yield () -> guest.run(program);
            }
            case CHICORY_LISTENER -> new ChicoryEngine(program).interpreterWithListener();
            case CHICORY -> new ChicoryEngine(program).interpreter();
            case V8, WAMR -> throw new IllegalArgumentException(engine + " is a program of its own");
        };
    }
}
