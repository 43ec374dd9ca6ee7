package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import org.jspecify.annotations.Nullable;

/** An integer comparison, and how the fused form writes it. */
record Relation(Kind kind, boolean unsigned) {
    /** What is compared, without the sign. */
    enum Kind {
        EQ,
        NE,
        LT,
        GT,
        LE,
        GE
    }

    static @Nullable Relation of(Opcode opcode) {
        return switch (opcode) {
            case I32_EQ, I64_EQ, I32_EQZ, I64_EQZ, REF_IS_NULL -> new Relation(Kind.EQ, false);
            case I32_NE, I64_NE -> new Relation(Kind.NE, false);
            case I32_LT_S, I64_LT_S -> new Relation(Kind.LT, false);
            case I32_LT_U, I64_LT_U -> new Relation(Kind.LT, true);
            case I32_GT_S, I64_GT_S -> new Relation(Kind.GT, false);
            case I32_GT_U, I64_GT_U -> new Relation(Kind.GT, true);
            case I32_LE_S, I64_LE_S -> new Relation(Kind.LE, false);
            case I32_LE_U, I64_LE_U -> new Relation(Kind.LE, true);
            case I32_GE_S, I64_GE_S -> new Relation(Kind.GE, false);
            case I32_GE_U, I64_GE_U -> new Relation(Kind.GE, true);
            default -> null;
        };
    }

    /** Whether the instruction compares with zero rather than with a second operand. */
    static boolean withZero(Opcode opcode) {
        return opcode == Opcode.I32_EQZ || opcode == Opcode.I64_EQZ || opcode == Opcode.REF_IS_NULL;
    }

    Relation negated() {
        return with(
                switch (kind) {
                    case EQ -> Kind.NE;
                    case NE -> Kind.EQ;
                    case LT -> Kind.GE;
                    case GT -> Kind.LE;
                    case LE -> Kind.GT;
                    case GE -> Kind.LT;
                });
    }

    /** The relation with its operands exchanged. */
    Relation mirrored() {
        return with(
                switch (kind) {
                    case EQ, NE -> kind;
                    case LT -> Kind.GT;
                    case GT -> Kind.LT;
                    case LE -> Kind.GE;
                    case GE -> Kind.LE;
                });
    }

    /** The word for two slots; {@code equal} is the operation for EQ. */
    long ofSlots(int equal, int left, int right) {
        return switch (kind) {
            case EQ -> FusedOp.word(equal, 0, left, right);
            case NE -> FusedOp.word(equal + 1, 0, left, right);
            case LT -> FusedOp.word(equal + sign(2), 0, left, right);
            case LE -> FusedOp.word(equal + sign(4), 0, left, right);
            case GT, GE -> mirrored().ofSlots(equal, right, left);
        };
    }

    /** Whether {@link #withConstant} can write a comparison with this constant. */
    boolean fits(long constant) {
        long k = adjusted(constant);
        boolean wraps = unsigned && (kind == Kind.LE && constant == -1 || kind == Kind.GE && constant == 0);
        return k == (short) k && !wraps;
    }

    /** The word for a slot and a constant; {@code equal} is the operation for EQ. */
    long withConstant(int equal, int left, long constant) {
        int op = switch (kind) {
            case EQ -> equal;
            case NE -> equal + 1;
            case LT, LE -> equal + sign(2);
            case GT, GE -> equal + sign(4);
        };
        return FusedOp.word(op, 0, left, (int) adjusted(constant));
    }

    private long adjusted(long constant) {
        return switch (kind) {
            case LE -> constant + 1;
            case GE -> constant - 1;
            default -> constant;
        };
    }

    private int sign(int signed) {
        return unsigned ? signed + 1 : signed;
    }

    private Relation with(Kind other) {
        return new Relation(other, unsigned);
    }
}
