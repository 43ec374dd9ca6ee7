package io.aoscope.engine.vm;

import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * A value of type v128: 16 bytes, the first in the lowest bits of {@code low}. Lanes are 8, 16, 32 or
 * 64 bits wide and counted from the lowest (WebAssembly 3.0, section 4.3.5).
 */
record Vector(long low, long high) {
    /** The value whose lanes a function gives. */
    static Vector of(int bits, IntToLongFunction lane) {
        int half = 64 / bits;
        long mask = mask(bits);
        long low = 0;
        long high = 0;
        for (int i = 0; i < half; i++) {
            low |= (lane.applyAsLong(i) & mask) << i * bits;
            high |= (lane.applyAsLong(i + half) & mask) << i * bits;
        }
        return new Vector(low, high);
    }

    static int lanes(int bits) {
        return 128 / bits;
    }

    static long mask(int bits) {
        return -1L >>> 64 - bits;
    }

    /** A lane, zero-extended. */
    long unsigned(int bits, int lane) {
        int half = 64 / bits;
        return (lane < half ? low : high) >>> lane % half * bits & mask(bits);
    }

    /** A lane, sign-extended. */
    long signed(int bits, int lane) {
        int rest = 64 - bits;
        return unsigned(bits, lane) << rest >> rest;
    }

    /** The same with another lane. */
    Vector with(int bits, int lane, long value) {
        return of(bits, i -> i == lane ? value : unsigned(bits, i));
    }

    Vector mapSigned(int bits, LongUnaryOperator lane) {
        return of(bits, i -> lane.applyAsLong(signed(bits, i)));
    }

    Vector mapUnsigned(int bits, LongUnaryOperator lane) {
        return of(bits, i -> lane.applyAsLong(unsigned(bits, i)));
    }

    /** Combines lanes, each sign-extended. */
    Vector signed(Vector other, int bits, LongBinaryOperator lane) {
        return of(bits, i -> lane.applyAsLong(signed(bits, i), other.signed(bits, i)));
    }

    /** Combines lanes, each zero-extended. */
    Vector unsigned(Vector other, int bits, LongBinaryOperator lane) {
        return of(bits, i -> lane.applyAsLong(unsigned(bits, i), other.unsigned(bits, i)));
    }
}
