package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/**
 * Instructions on f32 (WebAssembly 3.0, section 4.3.3). Every NaN that arithmetic gives is the
 * positive canonical one, as in the deterministic profile: a replay must give the same bits.
 */
final class Floats32 {
    private static final long SIGN = 0x8000_0000L;

    private Floats32() {}

    static long binary(Opcode opcode, long left, long right) {
        float a = Float.intBitsToFloat((int) left);
        float b = Float.intBitsToFloat((int) right);
        return switch (opcode) {
            case F32_ADD -> bits(a + b);
            case F32_SUB -> bits(a - b);
            case F32_MUL -> bits(a * b);
            case F32_DIV -> bits(a / b);
            case F32_MIN -> bits(Math.min(a, b));
            case F32_MAX -> bits(Math.max(a, b));
            case F32_COPYSIGN -> left & ~SIGN | right & SIGN;
            case F32_EQ -> truth(a == b);
            case F32_NE -> truth(a != b);
            case F32_LT -> truth(a < b);
            case F32_GT -> truth(a > b);
            case F32_LE -> truth(a <= b);
            case F32_GE -> truth(a >= b);
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    static long unary(Opcode opcode, long operand) {
        float a = Float.intBitsToFloat((int) operand);
        return switch (opcode) {
            case F32_ABS -> operand & ~SIGN;
            case F32_NEG -> operand ^ SIGN;
            case F32_CEIL -> bits((float) Math.ceil(a));
            case F32_FLOOR -> bits((float) Math.floor(a));
            case F32_TRUNC -> bits((float) (a < 0 ? Math.ceil(a) : Math.floor(a)));
            case F32_NEAREST -> bits((float) Math.rint(a));
            case F32_SQRT -> bits((float) Math.sqrt(a));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    /** The bits of an arithmetic result. */
    static long bits(float value) {
        return Float.floatToIntBits(value) & 0xFFFF_FFFFL;
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
