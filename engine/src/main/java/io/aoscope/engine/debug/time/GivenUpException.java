package io.aoscope.engine.debug.time;

/** The work was given up because the user wanted something else. */
public final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUpException() {
        super("given up");
    }
}
