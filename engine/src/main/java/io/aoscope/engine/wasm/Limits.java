package io.aoscope.engine.wasm;

/**
 * Size limits of a memory (in pages of 64 KiB) or a table (in elements).
 *
 * @param min unsigned
 * @param max unsigned; all ones where {@code hasMax} is false
 * @param is64 whether addresses are i64
 */
public record Limits(long min, long max, boolean hasMax, boolean is64, boolean shared) {
    /** Limits without a maximum. */
    public static Limits atLeast(long min, boolean is64) {
        return new Limits(min, -1, false, is64, false);
    }

    /** Limits with a maximum. */
    public static Limits between(long min, long max, boolean is64) {
        return new Limits(min, max, true, is64, false);
    }

    /** The type of an address: i64 or i32. */
    public NumType addressType() {
        return is64 ? NumType.I64 : NumType.I32;
    }
}
