package io.aoscope.engine.conformance;

/** How a command of a script went. */
sealed interface Outcome {
    record Passed() implements Outcome {}

    record Failed(String detail) implements Outcome {}

    record LeftOut(String reason) implements Outcome {}
}
