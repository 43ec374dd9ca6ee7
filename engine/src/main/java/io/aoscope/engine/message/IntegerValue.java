package io.aoscope.engine.message;

import java.math.BigInteger;

/** An integer of any size. */
public record IntegerValue(BigInteger number) implements Value {

    /** The low 64 bits. */
    public long low() {
        return number.longValue();
    }

    /** Whether the number is a Java int. */
    public boolean fitsInt() {
        return number.bitLength() < Integer.SIZE;
    }
}
