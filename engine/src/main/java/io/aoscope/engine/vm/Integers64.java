package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Instructions on i64 (WebAssembly 3.0, section 4.3.2). */
final class Integers64 {
    private Integers64() {}

    static long binary(Opcode opcode, long left, long right) {
        long a = left;
        long b = right;
        return switch (opcode) {
            case I64_ADD -> a + b;
            case I64_SUB -> a - b;
            case I64_MUL -> a * b;
            case I64_DIV_S -> divide(a, b);
            case I64_DIV_U -> Long.divideUnsigned(a, divisor(b));
            case I64_REM_S -> a % divisor(b);
            case I64_REM_U -> Long.remainderUnsigned(a, divisor(b));
            case I64_AND -> a & b;
            case I64_OR -> a | b;
            case I64_XOR -> a ^ b;
            case I64_SHL -> a << b;
            case I64_SHR_S -> a >> b;
            case I64_SHR_U -> a >>> b;
            case I64_ROTL -> Long.rotateLeft(a, (int) b);
            case I64_ROTR -> Long.rotateRight(a, (int) b);
            default -> truth(compare(opcode, a, b));
        };
    }

    static long unary(Opcode opcode, long operand) {
        long a = operand;
        return switch (opcode) {
            case I64_EQZ -> truth(a == 0);
            case I64_CLZ -> Long.numberOfLeadingZeros(a);
            case I64_CTZ -> Long.numberOfTrailingZeros(a);
            case I64_POPCNT -> Long.bitCount(a);
            case I64_EXTEND8_S -> (byte) a;
            case I64_EXTEND16_S -> (short) a;
            case I64_EXTEND32_S -> (int) a;
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    private static boolean compare(Opcode opcode, long a, long b) {
        return switch (opcode) {
            case I64_EQ -> a == b;
            case I64_NE -> a != b;
            case I64_LT_S -> a < b;
            case I64_LT_U -> Long.compareUnsigned(a, b) < 0;
            case I64_GT_S -> a > b;
            case I64_GT_U -> Long.compareUnsigned(a, b) > 0;
            case I64_LE_S -> a <= b;
            case I64_LE_U -> Long.compareUnsigned(a, b) <= 0;
            case I64_GE_S -> a >= b;
            case I64_GE_U -> Long.compareUnsigned(a, b) >= 0;
            default -> throw new IllegalArgumentException(opcode.mnemonic());
        };
    }

    static long divide(long a, long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw new TrapException(Trap.Kind.INTEGER_OVERFLOW, "integer overflow");
        }
        return a / divisor(b);
    }

    static long divisor(long b) {
        if (b == 0) {
            throw new TrapException(Trap.Kind.INTEGER_DIVIDE_BY_ZERO, "integer divide by zero");
        }
        return b;
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}
