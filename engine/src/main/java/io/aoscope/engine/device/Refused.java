package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/** A step of a device that cannot be done; becomes {@link Outcome.Failed} together with the state. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final FailureKind kind;

    Refused(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    FailureKind kind() {
        return kind;
    }

    Outcome outcome(Message state) {
        return Outcome.failed(kind, String.valueOf(getMessage()), state);
    }
}
