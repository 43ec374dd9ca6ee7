package io.aoscope.app;

/** Something the user has to put right; the message is one line that says what and how. Exit status 2. */
final class UserException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;

    UserException(String message) {
        super(message);
        this.text = message;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
