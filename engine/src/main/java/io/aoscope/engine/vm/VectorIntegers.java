package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.VectorOpcode;

/** Lane by lane arithmetic and comparison of integers (WebAssembly 3.0, section 4.3.5). */
final class VectorIntegers {
    private VectorIntegers() {}

    /** {@code any_true}, {@code all_true} and {@code bitmask}. */
    static long test(VectorOpcode opcode, Vector a) {
        int bits = opcode.laneBits();
        return switch (opcode) {
            case V128_ANY_TRUE -> truth((a.low() | a.high()) != 0);
            case I8X16_ALL_TRUE, I16X8_ALL_TRUE, I32X4_ALL_TRUE, I64X2_ALL_TRUE -> {
                boolean all = true;
                for (int i = 0; i < Vector.lanes(bits); i++) {
                    all &= a.unsigned(bits, i) != 0;
                }
                yield truth(all);
            }
            default -> {
                long mask = 0;
                for (int i = 0; i < Vector.lanes(bits); i++) {
                    mask |= a.unsigned(bits, i) >>> bits - 1 << i;
                }
                yield mask;
            }
        };
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }

    static Vector binary(VectorOpcode opcode, Vector a, Vector b) {
        int bits = opcode.laneBits();
        long max = Vector.mask(bits) >>> 1;
        long min = ~max;
        return switch (opcode) {
            case I8X16_ADD, I16X8_ADD, I32X4_ADD, I64X2_ADD -> a.unsigned(b, bits, Long::sum);
            case I8X16_SUB, I16X8_SUB, I32X4_SUB, I64X2_SUB -> a.unsigned(b, bits, (x, y) -> x - y);
            case I16X8_MUL, I32X4_MUL, I64X2_MUL -> a.unsigned(b, bits, (x, y) -> x * y);
            case I8X16_ADD_SAT_S, I16X8_ADD_SAT_S -> a.signed(b, bits, (x, y) -> Math.clamp(x + y, min, max));
            case I8X16_ADD_SAT_U, I16X8_ADD_SAT_U -> a.unsigned(b, bits, (x, y) -> Math.min(x + y, Vector.mask(bits)));
            case I8X16_SUB_SAT_S, I16X8_SUB_SAT_S -> a.signed(b, bits, (x, y) -> Math.clamp(x - y, min, max));
            case I8X16_SUB_SAT_U, I16X8_SUB_SAT_U -> a.unsigned(b, bits, (x, y) -> Math.max(x - y, 0));
            case I8X16_MIN_S, I16X8_MIN_S, I32X4_MIN_S -> a.signed(b, bits, Math::min);
            case I8X16_MIN_U, I16X8_MIN_U, I32X4_MIN_U -> a.unsigned(b, bits, Math::min);
            case I8X16_MAX_S, I16X8_MAX_S, I32X4_MAX_S -> a.signed(b, bits, Math::max);
            case I8X16_MAX_U, I16X8_MAX_U, I32X4_MAX_U -> a.unsigned(b, bits, Math::max);
            case I8X16_AVGR_U, I16X8_AVGR_U -> a.unsigned(b, bits, (x, y) -> x + y + 1 >>> 1);
            case I16X8_Q15MULR_SAT_S -> a.signed(b, bits, (x, y) -> Math.clamp(x * y + 0x4000 >> 15, min, max));
            default -> compare(opcode, bits, a, b);
        };
    }

    private static Vector compare(VectorOpcode opcode, int bits, Vector a, Vector b) {
        return switch (opcode) {
            case I8X16_EQ, I16X8_EQ, I32X4_EQ, I64X2_EQ -> a.unsigned(b, bits, (x, y) -> lane(x == y));
            case I8X16_NE, I16X8_NE, I32X4_NE, I64X2_NE -> a.unsigned(b, bits, (x, y) -> lane(x != y));
            case I8X16_LT_S, I16X8_LT_S, I32X4_LT_S, I64X2_LT_S -> a.signed(b, bits, (x, y) -> lane(x < y));
            case I8X16_GT_S, I16X8_GT_S, I32X4_GT_S, I64X2_GT_S -> a.signed(b, bits, (x, y) -> lane(x > y));
            case I8X16_LE_S, I16X8_LE_S, I32X4_LE_S, I64X2_LE_S -> a.signed(b, bits, (x, y) -> lane(x <= y));
            case I8X16_GE_S, I16X8_GE_S, I32X4_GE_S, I64X2_GE_S -> a.signed(b, bits, (x, y) -> lane(x >= y));
            case I8X16_LT_U, I16X8_LT_U, I32X4_LT_U -> a.unsigned(b, bits, (x, y) -> lane(x < y));
            case I8X16_GT_U, I16X8_GT_U, I32X4_GT_U -> a.unsigned(b, bits, (x, y) -> lane(x > y));
            case I8X16_LE_U, I16X8_LE_U, I32X4_LE_U -> a.unsigned(b, bits, (x, y) -> lane(x <= y));
            case I8X16_GE_U, I16X8_GE_U, I32X4_GE_U -> a.unsigned(b, bits, (x, y) -> lane(x >= y));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    /** All bits of a lane. */
    static long lane(boolean value) {
        return value ? -1 : 0;
    }
}
