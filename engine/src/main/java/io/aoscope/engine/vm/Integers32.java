package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Instructions on i32 (WebAssembly 3.0, section 4.3.2). Values are sign-extended to 64 bits. */
final class Integers32 {
    private Integers32() {}

    static long binary(Opcode opcode, long left, long right) {
        int a = (int) left;
        int b = (int) right;
        return switch (opcode) {
            case I32_ADD -> a + b;
            case I32_SUB -> a - b;
            case I32_MUL -> a * b;
            case I32_DIV_S -> divide(a, b);
            case I32_DIV_U -> Integer.divideUnsigned(a, divisor(b));
            case I32_REM_S -> a % divisor(b);
            case I32_REM_U -> Integer.remainderUnsigned(a, divisor(b));
            case I32_AND -> a & b;
            case I32_OR -> a | b;
            case I32_XOR -> a ^ b;
            case I32_SHL -> a << b;
            case I32_SHR_S -> a >> b;
            case I32_SHR_U -> a >>> b;
            case I32_ROTL -> Integer.rotateLeft(a, b);
            case I32_ROTR -> Integer.rotateRight(a, b);
            default -> truth(compare(opcode, a, b));
        };
    }

    static long unary(Opcode opcode, long operand) {
        int a = (int) operand;
        return switch (opcode) {
            case I32_EQZ -> truth(a == 0);
            case I32_CLZ -> Integer.numberOfLeadingZeros(a);
            case I32_CTZ -> Integer.numberOfTrailingZeros(a);
            case I32_POPCNT -> Integer.bitCount(a);
            case I32_EXTEND8_S -> (byte) a;
            case I32_EXTEND16_S -> (short) a;
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    private static boolean compare(Opcode opcode, int a, int b) {
        return switch (opcode) {
            case I32_EQ -> a == b;
            case I32_NE -> a != b;
            case I32_LT_S -> a < b;
            case I32_LT_U -> Integer.compareUnsigned(a, b) < 0;
            case I32_GT_S -> a > b;
            case I32_GT_U -> Integer.compareUnsigned(a, b) > 0;
            case I32_LE_S -> a <= b;
            case I32_LE_U -> Integer.compareUnsigned(a, b) <= 0;
            case I32_GE_S -> a >= b;
            case I32_GE_U -> Integer.compareUnsigned(a, b) >= 0;
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    static int divide(int a, int b) {
        if (a == Integer.MIN_VALUE && b == -1) {
            throw new TrapException(Trap.Kind.INTEGER_OVERFLOW, "integer overflow");
        }
        return a / divisor(b);
    }

    static int divisor(int b) {
        if (b == 0) {
            throw new TrapException(Trap.Kind.INTEGER_DIVIDE_BY_ZERO, "integer divide by zero");
        }
        return b;
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
