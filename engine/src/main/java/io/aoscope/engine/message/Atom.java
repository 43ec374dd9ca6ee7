package io.aoscope.engine.message;

/**
 * A symbol. {@code true}, {@code false} and {@code null} of JSON are atoms here; two more have a meaning of their own in
 * {@link Message#set(Message)}: {@code unset} removes a key and {@code undefined} is passed over.
 */
public record Atom(String name) implements Value {
    public static final Atom TRUE = new Atom("true");
    public static final Atom FALSE = new Atom("false");
    public static final Atom NULL = new Atom("null");
    public static final Atom UNSET = new Atom("unset");
    public static final Atom UNDEFINED = new Atom("undefined");
    public static final Atom NOT_FOUND = new Atom("not_found");
    public static final Atom OK = new Atom("ok");
    public static final Atom ERROR = new Atom("error");
    public static final Atom DEV_MESSAGE = new Atom("dev_message");
}
