package io.aoscope.engine.debug;

/** Something asked of a session that it cannot do now; the message says what to do instead. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;

    public SessionException(String message) {
        super(message);
        this.text = message;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
