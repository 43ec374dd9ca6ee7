package io.aoscope.engine.bench;

import io.aoscope.engine.fast.CompiledImage;

/** Measures one program on one engine and prints a line with its row; {@link Bench} starts it. */
final class OneRow {

    private static final int WARMUP = 3;
    private static final int RUNS = 7;

    private OneRow() {}

    public static void main(String[] arguments) throws Exception {
        String program = arguments[0];
        Engine engine = Engine.valueOf(arguments[1]);
        Timer.Run run = program.equals(AosImage.NAME) ? aos(engine) : run(program, engine);
        Row row = engine.cold()
                ? Timer.measure(program, engine.title(), 0, 1, run)
                : Timer.measure(program, engine.title(), WARMUP, RUNS, run);
        System.out.println(row.line());
    }

    private static Timer.Run aos(Engine engine) throws Exception {
        AosImage aos = new AosImage();
        return switch (engine) {
            case STEPPING, STEPPING_COLD -> () -> aos.firstMessage(Guest.stepping(aos.image()));
            case COMPILED -> {
                CompiledImage image = Guest.compile(aos.image());
                yield () -> aos.firstMessage(Guest.compiled(image));
            }
            case COMPILED_COLD -> () -> aos.firstMessage(Guest.compiled(Guest.compile(aos.image())));
            case CHICORY_LISTENER, CHICORY, CHICORY_COMPILED ->
                throw new IllegalArgumentException("Chicory does not read memory64");
        };
    }

    private static Timer.Run run(String name, Engine engine) throws Exception {
        Program program = Program.named(name);
        return switch (engine) {
            case STEPPING, STEPPING_COLD -> {
                Guest guest = Guest.stepping(program.wasm64());
                yield () -> guest.run(program);
            }
            case COMPILED -> {
                Guest guest = Guest.compiled(Guest.compile(program.wasm64()));
                yield () -> guest.run(program);
            }
            case COMPILED_COLD ->
                () -> Guest.compiled(Guest.compile(program.wasm64())).run(program);
            case CHICORY_LISTENER -> new ChicoryEngine(program).interpreterWithListener();
            case CHICORY -> new ChicoryEngine(program).interpreter();
            case CHICORY_COMPILED -> new ChicoryEngine(program).compiler();
        };
    }
}
