package io.aoscope.engine.bench;

import java.nio.file.NoSuchFileException;

/** Measures one program on one engine and prints a line with its row; {@link Bench} starts it. */
final class OneRow {

    private static final int WARMUP = 3;
    private static final int RUNS = 7;

    private OneRow() {}

    public static void main(String[] arguments) throws Exception {
        String program = arguments[0];
        Engine engine = Engine.valueOf(arguments[1]);
        try {
            Timer.Run run = program.equals(AosImage.NAME) ? new AosImage()::firstMessage : run(program, engine);
            Row row = engine.cold()
                    ? Timer.measure(program, engine.title(), 0, 1, run)
                    : Timer.measure(program, engine.title(), WARMUP, RUNS, run);
            System.out.println(row.line());
        } catch (NoSuchFileException e) {
            System.err.println(e.getReason());
            System.exit(1);
        }
    }

    private static Timer.Run run(String name, Engine engine) throws Exception {
        Program program = Program.named(name);
        return switch (engine) {
            case STEPPING, STEPPING_COLD -> {
                SteppingEngine stepping = new SteppingEngine(program.wasm64());
                yield () -> stepping.run(program);
            }
            case CHICORY_LISTENER -> new ChicoryEngine(program).interpreterWithListener();
            case CHICORY -> new ChicoryEngine(program).interpreter();
            case CHICORY_COMPILED -> new ChicoryEngine(program).compiler();
        };
    }
}
