package io.aoscope.engine.session;

/** A snapshot file cannot be used; the message names the file, what is wrong and what to do. */
public final class SnapshotException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;

    SnapshotException(String message) {
        super(message);
        this.text = message;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
