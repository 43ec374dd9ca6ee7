package io.aoscope.engine.vm;

/** A module cannot be instantiated: an import is missing or does not fit, or a limit is too small. */
public class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}
