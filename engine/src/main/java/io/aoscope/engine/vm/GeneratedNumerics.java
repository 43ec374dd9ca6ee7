package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits numeric instructions, comparisons excepted. */
final class GeneratedNumerics {
    static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");
    static final ClassDesc LONG = ClassDesc.of("java.lang.Long");
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc SUPPORT = GeneratedNames.of(GuestMath.class);
    private static final ClassDesc OPCODE = GeneratedNames.of(Opcode.class);
    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;
    private static final ClassDesc F = ConstantDescs.CD_float;
    private static final ClassDesc D = ConstantDescs.CD_double;

    private final CodeBuilder code;
    private final GeneratedOperands operands;

    GeneratedNumerics(CodeBuilder code, GeneratedOperands operands) {
        this.code = code;
        this.operands = operands;
    }

    /** Whether it may trap; then no operand may be on Java's stack before it. */
    static boolean traps(Opcode opcode) {
        return switch (opcode) {
            case I32_DIV_S,
                    I32_DIV_U,
                    I32_REM_S,
                    I32_REM_U,
                    I64_DIV_S,
                    I64_DIV_U,
                    I64_REM_S,
                    I64_REM_U,
                    I32_TRUNC_F32_S,
                    I32_TRUNC_F32_U,
                    I32_TRUNC_F64_S,
                    I32_TRUNC_F64_U,
                    I64_TRUNC_F32_S,
                    I64_TRUNC_F32_U,
                    I64_TRUNC_F64_S,
                    I64_TRUNC_F64_U -> true;
            default -> false;
        };
    }

    void emit(Opcode opcode) {
        if (dividesByConstant(opcode)) {
            return;
        }
        int count = opcode.params(false).size();
        JavaKind result = JavaKind.of(opcode.results(false).getFirst());
        operands.take(count, commutes(opcode));
        if (!direct(opcode) && !converted(opcode) && !floating(opcode)) {
            general(opcode, count, result);
        }
        operands.pushStack(result);
    }

    private boolean dividesByConstant(Opcode opcode) {
        boolean remainder = opcode == Opcode.I32_REM_U || opcode == Opcode.I64_REM_U;
        boolean ints = opcode == Opcode.I32_DIV_U || opcode == Opcode.I32_REM_U;
        if (!ints && opcode != Opcode.I64_DIV_U && opcode != Opcode.I64_REM_U) {
            return false;
        }
        int top = operands.height() - 1;
        if (!operands.isConstant(top)) {
            return false;
        }
        long divisor = operands.constant(top);
        if (ints ? !ConstantDivision.divides((int) divisor) : !ConstantDivision.divides(divisor)) {
            return false;
        }
        operands.pop(1);
        operands.take(1, false);
        if (ints) {
            ConstantDivision.emit(code, (int) divisor, remainder);
            operands.pushStack(JavaKind.INT);
        } else {
            ConstantDivision.emit(code, divisor, remainder);
            operands.pushStack(JavaKind.LONG);
        }
        return true;
    }

    private boolean direct(Opcode opcode) {
        switch (opcode) {
            case I32_ADD -> code.iadd();
            case I32_SUB -> code.isub();
            case I32_MUL -> code.imul();
            case I32_AND -> code.iand();
            case I32_OR -> code.ior();
            case I32_XOR -> code.ixor();
            case I32_SHL -> code.ishl();
            case I32_SHR_S -> code.ishr();
            case I32_SHR_U -> code.iushr();
            case I64_ADD -> code.ladd();
            case I64_SUB -> code.lsub();
            case I64_MUL -> code.lmul();
            case I64_AND -> code.land();
            case I64_OR -> code.lor();
            case I64_XOR -> code.lxor();
            case I64_SHL -> shift(() -> code.lshl());
            case I64_SHR_S -> shift(() -> code.lshr());
            case I64_SHR_U -> shift(() -> code.lushr());
            case I32_ROTL -> call(INTEGER, "rotateLeft", I, I, I);
            case I32_ROTR -> call(INTEGER, "rotateRight", I, I, I);
            case I64_ROTL -> shift(() -> call(LONG, "rotateLeft", J, J, I));
            case I64_ROTR -> shift(() -> call(LONG, "rotateRight", J, J, I));
            case I32_CLZ -> call(INTEGER, "numberOfLeadingZeros", I, I);
            case I32_CTZ -> call(INTEGER, "numberOfTrailingZeros", I, I);
            case I32_POPCNT -> call(INTEGER, "bitCount", I, I);
            case I64_CLZ -> longCount("numberOfLeadingZeros");
            case I64_CTZ -> longCount("numberOfTrailingZeros");
            case I64_POPCNT -> longCount("bitCount");
            case I32_DIV_S -> call(SUPPORT, "divide", I, I, I);
            case I32_DIV_U -> call(SUPPORT, "divideUnsigned", I, I, I);
            case I32_REM_S -> call(SUPPORT, "remainder", I, I, I);
            case I32_REM_U -> call(SUPPORT, "remainderUnsigned", I, I, I);
            case I64_DIV_S -> call(SUPPORT, "divide", J, J, J);
            case I64_DIV_U -> call(SUPPORT, "divideUnsigned", J, J, J);
            case I64_REM_S -> call(SUPPORT, "remainder", J, J, J);
            case I64_REM_U -> call(SUPPORT, "remainderUnsigned", J, J, J);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean converted(Opcode opcode) {
        switch (opcode) {
            case I32_WRAP_I64 -> code.l2i();
            case I64_EXTEND_I32_S -> code.i2l();
            case I64_EXTEND_I32_U -> unsigned();
            case I32_EXTEND8_S -> code.i2b();
            case I32_EXTEND16_S -> code.i2s();
            case I64_EXTEND8_S -> {
                code.l2i();
                code.i2b();
                code.i2l();
            }
            case I64_EXTEND16_S -> {
                code.l2i();
                code.i2s();
                code.i2l();
            }
            case I64_EXTEND32_S -> {
                code.l2i();
                code.i2l();
            }
            case F64_CONVERT_I32_S -> code.i2d();
            case F64_CONVERT_I64_S -> code.l2d();
            case F32_CONVERT_I32_S -> code.i2f();
            case F32_CONVERT_I64_S -> code.l2f();
            case F64_CONVERT_I32_U -> {
                unsigned();
                code.l2d();
            }
            case I32_REINTERPRET_F32 -> call(ClassDesc.of("java.lang.Float"), "floatToRawIntBits", I, F);
            case I64_REINTERPRET_F64 -> JavaKind.DOUBLE.toBits(code);
            case F32_REINTERPRET_I32 -> JavaKind.fromInt(code);
            case F64_REINTERPRET_I64 -> JavaKind.fromLong(code);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Every NaN that arithmetic gives is the canonical one ({@link Floats64}). */
    private boolean floating(Opcode opcode) {
        switch (opcode) {
            case F64_ADD -> canonical(() -> code.dadd());
            case F64_SUB -> canonical(() -> code.dsub());
            case F64_MUL -> canonical(() -> code.dmul());
            case F64_DIV -> canonical(() -> code.ddiv());
            case F64_SQRT -> canonical(() -> call(MATH, "sqrt", D, D));
            case F64_FLOOR -> canonical(() -> call(MATH, "floor", D, D));
            case F64_CEIL -> canonical(() -> call(MATH, "ceil", D, D));
            case F64_PROMOTE_F32 -> canonical(() -> code.f2d());
            case F32_ADD -> canonicalFloat(() -> code.fadd());
            case F32_SUB -> canonicalFloat(() -> code.fsub());
            case F32_MUL -> canonicalFloat(() -> code.fmul());
            case F32_DIV -> canonicalFloat(() -> code.fdiv());
            case F32_DEMOTE_F64 -> canonicalFloat(() -> code.d2f());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** By the code of the stepper. */
    private void general(Opcode opcode, int count, JavaKind result) {
        ClassDesc operand = type(JavaKind.of(opcode.params(false).getFirst()));
        if (count == 2) {
            code.getstatic(OPCODE, opcode.name(), OPCODE);
            call(SUPPORT, "binary", operand, operand, operand, OPCODE);
        } else {
            JavaKind.of(opcode.params(false).getFirst()).toBits(code);
            code.getstatic(OPCODE, opcode.name(), OPCODE);
            call(SUPPORT, "unary", J, J, OPCODE);
            result.fromBits(code);
        }
    }

    private static ClassDesc type(JavaKind kind) {
        return switch (kind) {
            case INT -> I;
            case LONG -> J;
            case FLOAT -> F;
            case DOUBLE -> D;
        };
    }

    private void unsigned() {
        call(INTEGER, "toUnsignedLong", J, I);
    }

    private void shift(Runnable operation) {
        code.l2i();
        operation.run();
    }

    private void longCount(String method) {
        call(LONG, method, I, J);
        code.i2l();
    }

    private void canonical(Runnable operation) {
        operation.run();
        call(SUPPORT, "canonical", D, D);
    }

    private void canonicalFloat(Runnable operation) {
        operation.run();
        call(SUPPORT, "canonical", F, F);
    }

    private void call(ClassDesc owner, String method, ClassDesc returned, ClassDesc... parameters) {
        code.invokestatic(owner, method, MethodTypeDesc.of(returned, parameters));
    }

    private static boolean commutes(Opcode opcode) {
        return switch (opcode) {
            case I32_ADD,
                    I32_MUL,
                    I32_AND,
                    I32_OR,
                    I32_XOR,
                    I64_ADD,
                    I64_MUL,
                    I64_AND,
                    I64_OR,
                    I64_XOR,
                    F32_ADD,
                    F32_MUL,
                    F64_ADD,
                    F64_MUL -> true;
            default -> false;
        };
    }
}
