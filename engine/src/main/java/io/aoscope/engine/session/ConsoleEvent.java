package io.aoscope.engine.session;

/** One line of the console: what was written or noticed, and when. */
public record ConsoleEvent(Kind kind, Coordinate at, String text) {

    /** Where a console line comes from. */
    public enum Kind {
        STDOUT,
        STDERR,
        DEVICE,
        UNDEFINED_IMPORT,
        WARNING,
        ERROR
    }
}
