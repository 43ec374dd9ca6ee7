package io.aoscope.engine.session;

import java.util.Optional;

/**
 * One line of the console: what was written or noticed, and when.
 *
 * @param rule id of the rule that a warning is about
 */
public record ConsoleEvent(Kind kind, Coordinate at, String text, Optional<String> rule) {

    /** Where a console line comes from. */
    public enum Kind {
        STDOUT,
        STDERR,
        DEVICE,
        UNDEFINED_IMPORT,
        WARNING,
        ERROR
    }

    public ConsoleEvent(Kind kind, Coordinate at, String text) {
        this(kind, at, text, Optional.empty());
    }
}
