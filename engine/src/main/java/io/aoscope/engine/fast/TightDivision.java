package io.aoscope.engine.fast;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes unsigned divisions by a constant as multiplications, which HotSpot does for signed ones alone. An i32 is divided
 * as a signed number of 64 bits; the quotient of an i64 is made of the upper half of a product (Granlund and Montgomery,
 * Division by Invariant Integers using Multiplication, figure 4.1).
 */
final class TightDivision {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final long LOW = 0xFFFF_FFFFL;

    private final CodeBuilder code;
    private int dividend = -1;
    private int product = -1;

    TightDivision(CodeBuilder code) {
        this.code = code;
    }

    /**
     * Writes a division, its dividend on the stack.
     *
     * @param element what should be the divisor
     * @param next what should be the call of Chicory's operation
     * @return how many of the two elements it was written for: none or both
     */
    int write(CodeElement element, @Nullable CodeElement next) {
        if (!(element instanceof ConstantInstruction divisor && next instanceof InvokeInstruction call)) {
            return 0;
        }
        return switch (call.name().stringValue()) {
            case "I32_DIV_U" -> divideInt((Integer) divisor.constantValue(), false);
            case "I32_REM_U" -> divideInt((Integer) divisor.constantValue(), true);
            case "I64_DIV_U" -> divideLong((Long) divisor.constantValue(), false);
            case "I64_REM_U" -> divideLong((Long) divisor.constantValue(), true);
            default -> 0;
        };
    }

    private int divideInt(int divisor, boolean remainder) {
        if (divisor == 0) {
            return 0;
        }
        code.i2l().loadConstant(LOW).land().loadConstant(Integer.toUnsignedLong(divisor));
        if (remainder) {
            code.lrem();
        } else {
            code.ldiv();
        }
        code.l2i();
        return 2;
    }

    private int divideLong(long divisor, boolean remainder) {
        if (divisor <= 1) {
            return 0;
        }
        if (dividend < 0) {
            dividend = code.allocateLocal(TypeKind.LONG);
            product = code.allocateLocal(TypeKind.LONG);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(divisor - 1);
        code.lstore(dividend).lload(dividend).loadConstant(factor(divisor, bits));
        code.invokestatic(
                MATH,
                "unsignedMultiplyHigh",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_long));
        code.lstore(product);
        code.lload(dividend).lload(product).lsub().iconst_1().lushr();
        code.lload(product).ladd().loadConstant(bits - 1).lushr();
        if (remainder) {
            code.loadConstant(divisor).lmul().lstore(product);
            code.lload(dividend).lload(product).lsub();
        }
        return 2;
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
