package io.aoscope.engine.message;

/** A path leads through something that has no keys, which fails on a node. */
public final class NotSettableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSettableException(String key, String next, Value found) {
        super("cannot set " + next + " inside " + key + ", which is no message but " + found.display());
    }
}
