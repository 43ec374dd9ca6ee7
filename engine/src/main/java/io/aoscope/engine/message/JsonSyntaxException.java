package io.aoscope.engine.message;

/** Text that is not the JSON an AO node accepts; the message says where and what. */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    public JsonSyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where reading stopped, as a count of characters from the start of the text; -1 where it is not known. */
    public int offset() {
        return offset;
    }
}
