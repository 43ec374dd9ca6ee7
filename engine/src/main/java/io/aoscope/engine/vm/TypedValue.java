package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.ValType;
import org.jspecify.annotations.Nullable;

/**
 * A value with its type.
 *
 * @param type null where it is not known
 * @param bits i32 sign-extended, f32 zero-extended, references as handles with 0 for null; of v128 the
 *     low half
 * @param high of v128 the high half, else 0
 */
public record TypedValue(@Nullable ValType type, long bits, long high) {
    /** A value of a type other than v128. */
    public TypedValue(@Nullable ValType type, long bits) {
        this(type, bits, 0);
    }

    public int i32() {
        return (int) bits;
    }

    public long i64() {
        return bits;
    }

    public float f32() {
        return Float.intBitsToFloat((int) bits);
    }

    public double f64() {
        return Double.longBitsToDouble(bits);
    }
}
