package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/**
 * Instructions on f64 (WebAssembly 3.0, section 4.3.3). Every NaN that arithmetic gives is the
 * positive canonical one, as in the deterministic profile: a replay must give the same bits.
 */
final class Floats64 {
    private static final long SIGN = Long.MIN_VALUE;

    private Floats64() {}

    static long binary(Opcode opcode, long left, long right) {
        double a = Double.longBitsToDouble(left);
        double b = Double.longBitsToDouble(right);
        return switch (opcode) {
            case F64_ADD -> bits(a + b);
            case F64_SUB -> bits(a - b);
            case F64_MUL -> bits(a * b);
            case F64_DIV -> bits(a / b);
            case F64_MIN -> bits(Math.min(a, b));
            case F64_MAX -> bits(Math.max(a, b));
            case F64_COPYSIGN -> left & ~SIGN | right & SIGN;
            case F64_EQ -> truth(a == b);
            case F64_NE -> truth(a != b);
            case F64_LT -> truth(a < b);
            case F64_GT -> truth(a > b);
            case F64_LE -> truth(a <= b);
            case F64_GE -> truth(a >= b);
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    static long unary(Opcode opcode, long operand) {
        double a = Double.longBitsToDouble(operand);
        return switch (opcode) {
            case F64_ABS -> operand & ~SIGN;
            case F64_NEG -> operand ^ SIGN;
            case F64_CEIL -> bits(Math.ceil(a));
            case F64_FLOOR -> bits(Math.floor(a));
            case F64_TRUNC -> bits((a < 0 ? Math.ceil(a) : Math.floor(a)));
            case F64_NEAREST -> bits(Math.rint(a));
            case F64_SQRT -> bits(Math.sqrt(a));
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    /** The bits of an arithmetic result. */
    static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
