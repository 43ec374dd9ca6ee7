package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;

/**
 * Emits unsigned divisions by a constant as multiplications, which HotSpot does for signed ones alone. An i32 is divided
 * as a signed number of 64 bits; the quotient of an i64 is made of the upper half of a product (Granlund and Montgomery,
 * Division by Invariant Integers using Multiplication, figure 4.1).
 */
public final class ConstantDivision {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc J = ConstantDescs.CD_long;
    private static final long LOW = 0xFFFF_FFFFL;

    private ConstantDivision() {}

    /** Whether an i32 can be divided so: not by 0. */
    public static boolean divides(int divisor) {
        return divisor != 0;
    }

    /** Whether an i64 can be divided so: from 2 to 2^63 - 1. */
    public static boolean divides(long divisor) {
        return divisor > 1;
    }

    /** Replaces the i32 on the stack by what a division leaves. */
    public static void emit(CodeBuilder code, int divisor, boolean remainder) {
        code.i2l().loadConstant(LOW).land().loadConstant(Integer.toUnsignedLong(divisor));
        if (remainder) {
            code.lrem();
        } else {
            code.ldiv();
        }
        code.l2i();
    }

    /** Replaces the i64 on the stack by what a division leaves. */
    public static void emit(CodeBuilder code, long divisor, boolean remainder) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(divisor - 1);
        code.dup2();
        if (remainder) {
            code.dup2();
        }
        code.loadConstant(factor(divisor, bits));
        code.invokestatic(MATH, "unsignedMultiplyHigh", MethodTypeDesc.of(J, J, J));
        code.dup2_x2().lsub().iconst_1().lushr().ladd();
        code.loadConstant(bits - 1).lushr();
        if (remainder) {
            code.loadConstant(divisor).lmul().lsub();
        }
    }

    /** {@code 2^64 * (2^bits - divisor) / divisor + 1}, where {@code 2^bits} is the first power that is not smaller. */
    private static long factor(long divisor, int bits) {
        BigInteger by = BigInteger.valueOf(divisor);
        return BigInteger.ONE
                .shiftLeft(bits)
                .subtract(by)
                .shiftLeft(Long.SIZE)
                .divide(by)
                .add(BigInteger.ONE)
                .longValue();
    }
}
