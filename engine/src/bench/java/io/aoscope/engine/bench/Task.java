package io.aoscope.engine.bench;

import java.util.List;

/**
 * What is measured: one of the programs, or something done with aos.
 *
 * @param title what the table calls it
 */
record Task(String name, String title) {
    static final String FIRST = "aos";
    static final String EVAL = "eval";
    static final String LOOP = "loop";

    private static final List<Task> ALL = List.of(
            new Task(FIRST, "aos: boot and first `Eval`"),
            new Task(EVAL, "aos: a small `Eval`, warm"),
            new Task(LOOP, "aos: a loop of 10^6 turns in Lua"),
            new Task("fib", "fib(32)"),
            new Task("sieve", "sieve of 5 million"),
            new Task("sha256", "SHA-256 of 16 MiB"),
            new Task("matmul", "matrix product 256"),
            new Task("scan", "string scan of 16 MiB"),
            new Task("handle", "20,000 small messages"));

    static List<Task> all() {
        return ALL;
    }

    static Task named(String name) {
        return ALL.stream()
                .filter(task -> task.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task " + name + "; there are "
                        + ALL.stream().map(Task::name).toList()));
    }

    boolean isAos() {
        return name.equals(FIRST) || name.equals(EVAL) || name.equals(LOOP);
    }
}
