package io.aoscope.engine.bench;

/** A way to run a program. */
enum Engine {
    STEPPING("stepping tier, wasm64", true),
    STEPPING_COLD("stepping tier, wasm64, first run in its JVM", true),
    COMPILED("compiled tier, wasm64", true),
    COMPILED_COLD("compiled tier, wasm64, compilation and first run in its JVM", true),
    CHICORY_LISTENER("Chicory interpreter with an execution listener, wasm32", false),
    CHICORY("Chicory interpreter, wasm32", false),
    CHICORY_COMPILED("Chicory compiler, wasm32", false);

    private final String title;
    private final boolean aos;

    Engine(String title, boolean aos) {
        this.title = title;
        this.aos = aos;
    }

    String title() {
        return title;
    }

    /** aos is a memory64 image; Chicory reads wasm32 only. */
    boolean runs(String program) {
        return aos || !program.equals(AosImage.NAME);
    }

    boolean cold() {
        return this == STEPPING_COLD || this == COMPILED_COLD;
    }
}
