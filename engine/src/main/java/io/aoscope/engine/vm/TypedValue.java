package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.ValType;
import org.jspecify.annotations.Nullable;

/**
 * A value with its type.
 *
 * @param type null where it is not known
 * @param bits i32 sign-extended, f32 zero-extended, references as handles with 0 for null
 */
public record TypedValue(@Nullable ValType type, long bits) {
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
