package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/**
 * A test of operands on Java's stack that branches.
 *
 * @param first what is done with the operands
 * @param relation how what that leaves is tested
 */
record GeneratedComparison(First first, Relation.Kind relation, boolean negated) {
    /** What is on Java's stack, and what makes an int of it that is compared with 0. */
    enum First {
        INTS,
        INT,
        INTS_UNSIGNED,
        LONGS,
        LONG,
        LONGS_UNSIGNED,
        FLOATS_LESS,
        FLOATS_GREATER,
        DOUBLES_LESS,
        DOUBLES_GREATER
    }

    private static final ClassDesc I = ConstantDescs.CD_int;
    private static final ClassDesc J = ConstantDescs.CD_long;

    static @Nullable GeneratedComparison of(Opcode opcode) {
        return switch (opcode) {
            case I32_EQZ -> with(First.INT, Relation.Kind.EQ);
            case I64_EQZ, REF_IS_NULL -> with(First.LONG, Relation.Kind.EQ);
            case F32_EQ -> with(First.FLOATS_LESS, Relation.Kind.EQ);
            case F32_NE -> with(First.FLOATS_LESS, Relation.Kind.NE);
            case F32_LT -> with(First.FLOATS_GREATER, Relation.Kind.LT);
            case F32_LE -> with(First.FLOATS_GREATER, Relation.Kind.LE);
            case F32_GT -> with(First.FLOATS_LESS, Relation.Kind.GT);
            case F32_GE -> with(First.FLOATS_LESS, Relation.Kind.GE);
            case F64_EQ -> with(First.DOUBLES_LESS, Relation.Kind.EQ);
            case F64_NE -> with(First.DOUBLES_LESS, Relation.Kind.NE);
            case F64_LT -> with(First.DOUBLES_GREATER, Relation.Kind.LT);
            case F64_LE -> with(First.DOUBLES_GREATER, Relation.Kind.LE);
            case F64_GT -> with(First.DOUBLES_LESS, Relation.Kind.GT);
            case F64_GE -> with(First.DOUBLES_LESS, Relation.Kind.GE);
            default -> integers(opcode);
        };
    }

    private static @Nullable GeneratedComparison integers(Opcode opcode) {
        Relation relation = Relation.of(opcode);
        if (relation == null) {
            return null;
        }
        boolean ints = opcode.code() <= Opcode.I32_GE_U.code();
        First first = ints ? First.INTS : First.LONGS;
        if (relation.unsigned()) {
            first = ints ? First.INTS_UNSIGNED : First.LONGS_UNSIGNED;
        }
        return with(first, relation.kind());
    }

    private static GeneratedComparison with(First first, Relation.Kind relation) {
        return new GeneratedComparison(first, relation, false);
    }

    /** An {@code i32} that is not 0. */
    static GeneratedComparison truth() {
        return with(First.INT, Relation.Kind.NE);
    }

    int operands() {
        return first == First.INT || first == First.LONG ? 1 : 2;
    }

    /** Holds where this does not. */
    GeneratedComparison not() {
        return new GeneratedComparison(first, relation, !negated);
    }

    /** Takes the operands from Java's stack and branches where it holds. */
    void branch(CodeBuilder code, Label target) {
        switch (first) {
            case INTS, INT -> {}
            case INTS_UNSIGNED ->
                code.invokestatic(GeneratedNumerics.INTEGER, "compareUnsigned", MethodTypeDesc.of(I, I, I));
            case LONGS -> code.lcmp();
            case LONG -> {
                code.lconst_0();
                code.lcmp();
            }
            case LONGS_UNSIGNED ->
                code.invokestatic(GeneratedNumerics.LONG, "compareUnsigned", MethodTypeDesc.of(I, J, J));
            case FLOATS_LESS -> code.fcmpl();
            case FLOATS_GREATER -> code.fcmpg();
            case DOUBLES_LESS -> code.dcmpl();
            case DOUBLES_GREATER -> code.dcmpg();
        }
        Relation.Kind kind = negated ? new Relation(relation, false).negated().kind() : relation;
        boolean two = first == First.INTS;
        switch (kind) {
            case EQ -> branch(two, () -> code.if_icmpeq(target), () -> code.ifeq(target));
            case NE -> branch(two, () -> code.if_icmpne(target), () -> code.ifne(target));
            case LT -> branch(two, () -> code.if_icmplt(target), () -> code.iflt(target));
            case GT -> branch(two, () -> code.if_icmpgt(target), () -> code.ifgt(target));
            case LE -> branch(two, () -> code.if_icmple(target), () -> code.ifle(target));
            case GE -> branch(two, () -> code.if_icmpge(target), () -> code.ifge(target));
        }
    }

    private static void branch(boolean two, Runnable ofTwo, Runnable ofOne) {
        if (two) {
            ofTwo.run();
        } else {
            ofOne.run();
        }
    }
}
