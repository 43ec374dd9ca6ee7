package io.aoscope.engine.debug.expression;

/** An expression that cannot be read or has no value; the message says what, the position where in its text. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    ExpressionException(int position, String message) {
        super(message + ", at character " + (position + 1));
        this.position = position;
    }

    ExpressionException(int position, String message, String remedy) {
        super(message + ", at character " + (position + 1) + "; " + remedy);
        this.position = position;
    }

    /** Counted from 0. */
    public int position() {
        return position;
    }
}
