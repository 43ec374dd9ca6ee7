package io.aoscope.engine.message;

/** A string that has to be written as JSON is not UTF-8. */
public final class InvalidUtf8Exception extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param path where in the value the string stands, such as {@code Tags/1/value} */
    public InvalidUtf8Exception(String path) {
        super("the string at " + path + " is not UTF-8, and JSON cannot carry it; encode binary data as base64 text");
    }
}
