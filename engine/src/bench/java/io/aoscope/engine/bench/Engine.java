package io.aoscope.engine.bench;

/** A way to run a program. */
enum Engine {
    STEPPING("stepping tier", Kind.OURS),
    COMPILED("compiled tier", Kind.OURS),
    CHICORY_LISTENER("Chicory interpreter with listener", Kind.CHICORY),
    CHICORY("Chicory interpreter", Kind.CHICORY),
    V8("V8", Kind.NODE),
    WAMR("WAMR classic interpreter", Kind.IWASM);

    /** Where it runs. */
    enum Kind {
        OURS,
        CHICORY,
        NODE,
        IWASM
    }

    private final String title;
    private final Kind kind;

    Engine(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it can run a task: Chicory reads wasm32 only, and iwasm answers no imports. */
    boolean runs(Task task) {
        return !task.isAos() || kind == Kind.OURS || kind == Kind.NODE;
    }
}
