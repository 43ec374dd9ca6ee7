package io.aoscope.engine.message;

/**
 * A message has no string form or no id (semantics 1.1, 1.2). On a node everything fails that needs the id of such a
 * message, and that is nearly everything.
 */
public final class NotEncodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEncodableException(String what) {
        super(what);
    }

    NotEncodableException(Value value) {
        super("a list that begins with a string, a number or an atom holds the message " + value.display()
                + ", and a node cannot encode that; put messages into a list of their own");
    }
}
