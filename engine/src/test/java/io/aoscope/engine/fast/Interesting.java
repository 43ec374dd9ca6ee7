package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.NumType;
import java.util.SplittableRandom;

/** Numbers at which engines differ: ends of ranges and of pages, NaNs, zeros of both signs. */
final class Interesting {
    private static final long[] ADDRESSES = {
        0,
        65_535,
        65_536,
        131_064,
        131_071,
        131_072,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFF8L,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        0x1_0000_0008L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -8,
        -1
    };
    private static final long[] INTEGERS = {
        0, 1, -1, 2, 31, 32, 63, 64, 255, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, Long.MIN_VALUE, Long.MAX_VALUE
    };
    private static final float[] FLOATS = {
        0f,
        -0f,
        1f,
        -1.5f,
        Float.MIN_VALUE,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0x1p31f,
        4.2907730E9f
    };
    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1.5,
        0.1,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0x1p63,
        4_294_967_295.5
    };

    private final SplittableRandom random;

    Interesting(SplittableRandom random) {
        this.random = random;
    }

    long address() {
        return ADDRESSES[random.nextInt(ADDRESSES.length)];
    }

    /** Mostly small. */
    long offset() {
        return random.nextInt(8) > 0 ? random.nextInt(17) : address();
    }

    /** A constant, as {@link Node#constant} takes it and the machine keeps it. */
    long bits(NumType type) {
        boolean any = random.nextInt(3) == 0;
        return switch (type) {
            case I32 -> any ? random.nextInt() : (int) INTEGERS[random.nextInt(INTEGERS.length)];
            case I64 -> any ? random.nextLong() : INTEGERS[random.nextInt(INTEGERS.length)];
            case F32 -> Integer.toUnsignedLong(f32(any));
            default -> any ? random.nextLong() : f64();
        };
    }

    private int f32(boolean any) {
        if (any) {
            return random.nextInt();
        }
        return random.nextInt(5) == 0
                ? 0x7F80_0000 | random.nextInt(0x80_0000)
                : Float.floatToRawIntBits(FLOATS[random.nextInt(FLOATS.length)]);
    }

    private long f64() {
        return random.nextInt(5) == 0
                ? 0x7FF0_0000_0000_0000L | random.nextLong() & 0x000F_FFFF_FFFF_FFFFL
                : Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)]);
    }
}
