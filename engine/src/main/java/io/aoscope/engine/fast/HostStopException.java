package io.aoscope.engine.fast;

/** Carries a host function's wish to end the call through compiled code. */
final class HostStopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object reason;

    HostStopException(Object reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    Object reason() {
        return reason;
    }
}
