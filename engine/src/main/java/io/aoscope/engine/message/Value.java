package io.aoscope.engine.message;

import java.math.BigInteger;

/**
 * What can stand under a key of a message. All are immutable and compare by content, except {@link Opaque}, which
 * compares by identity.
 */
public sealed interface Value permits Binary, IntegerValue, FloatValue, Atom, ListValue, Message, Opaque {

    /** A string, as its UTF-8 bytes. */
    static Binary of(String text) {
        return Binary.of(text);
    }

    /** An integer. */
    static IntegerValue of(long number) {
        return new IntegerValue(BigInteger.valueOf(number));
    }

    /** A float. */
    static FloatValue of(double number) {
        return new FloatValue(number);
    }

    /** {@link Atom#TRUE} or {@link Atom#FALSE}. */
    static Atom of(boolean flag) {
        return flag ? Atom.TRUE : Atom.FALSE;
    }

    /**
     * The value as words for a person: text as it is, numbers in decimal, atoms by name, lists and messages as JSON
     * with ordinary spelling. Bytes that are not UTF-8 appear as replacement characters.
     */
    default String display() {
        return switch (this) {
            case Binary binary -> binary.text();
            case IntegerValue integer -> integer.number().toString();
            case FloatValue number -> Double.toString(number.number());
            case Atom atom -> atom.name();
            case ListValue list -> MessageJson.display(list);
            case Message message -> MessageJson.display(message);
            case Opaque opaque -> opaque.toString();
        };
    }
}
