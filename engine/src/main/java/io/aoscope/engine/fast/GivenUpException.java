package io.aoscope.engine.fast;

/** Ends a call that needs what only the stepping tier has; see {@link CompiledCall.GivenUp}. */
final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUpException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
