package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;

/** Fuses numeric instructions with their operands. */
final class FusedNumerics {
    private static final int NONE = -1;

    private final FusedOperands operands;

    FusedNumerics(FusedOperands operands) {
        this.operands = operands;
    }

    /** A numeric instruction that is no comparison. */
    void fuse(Opcode opcode) {
        if (Numerics.isBinary(opcode)) {
            binary(opcode);
        } else {
            unary(opcode);
        }
    }

    private void unary(Opcode opcode) {
        switch (opcode) {
            case I64_EXTEND_I32_S, I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> {}
            case I32_WRAP_I64, I32_REINTERPRET_F32, I64_EXTEND32_S -> unary(FusedOp.LOW_S);
            case I64_EXTEND_I32_U, F32_REINTERPRET_I32 -> unary(FusedOp.LOW_U);
            default -> {
                int operand = operands.slot(operands.height() - 1);
                operands.pop(1);
                operands.define(FusedOp.word(FusedOp.UNARY, 0, operand, 0), opcode.ordinal());
            }
        }
    }

    private void unary(int op) {
        int operand = operands.slot(operands.height() - 1);
        operands.pop(1);
        operands.define(FusedOp.word(op, 0, operand, 0));
    }

    private void binary(Opcode opcode) {
        int right = operands.height() - 1;
        int left = right - 1;
        if (commutes(opcode) && operands.isConstant(left) && !operands.isConstant(right)) {
            left = right;
            right = left - 1;
        }
        int withConstant = withConstant(opcode);
        if (withConstant != NONE && operands.isConstant(right)) {
            long k = constant(opcode, operands.constant(right));
            if (k == (short) k) {
                int slot = operands.slot(left);
                operands.pop(2);
                operands.define(FusedOp.word(withConstant, 0, slot, (int) k));
                return;
            }
        }
        int first = operands.slot(left);
        int second = operands.slot(right);
        operands.pop(2);
        int op = ofSlots(opcode);
        if (op == NONE) {
            operands.define(FusedOp.word(FusedOp.BINARY, 0, first, second), opcode.ordinal());
        } else {
            operands.define(FusedOp.word(op, 0, first, second));
        }
    }

    private static boolean commutes(Opcode opcode) {
        return switch (opcode) {
            case I32_ADD, I32_MUL, I32_AND, I32_OR, I32_XOR, I64_ADD, I64_MUL, I64_AND, I64_OR, I64_XOR -> true;
            default -> false;
        };
    }

    /** The constant as {@link #withConstant} takes it. */
    private static long constant(Opcode opcode, long value) {
        return switch (opcode) {
            case I32_SUB, I64_SUB -> -value;
            case I32_SHL, I32_SHR_S, I32_SHR_U, I32_ROTL -> value & 31;
            case I64_SHL, I64_SHR_S, I64_SHR_U, I64_ROTL -> value & 63;
            default -> value;
        };
    }

    private static int withConstant(Opcode opcode) {
        return switch (opcode) {
            case I32_ADD, I32_SUB -> FusedOp.I32_ADD_K;
            case I32_MUL -> FusedOp.I32_MUL_K;
            case I32_AND, I64_AND -> FusedOp.AND_K;
            case I32_OR, I64_OR -> FusedOp.OR_K;
            case I32_XOR, I64_XOR -> FusedOp.XOR_K;
            case I32_SHL -> FusedOp.I32_SHL_K;
            case I32_SHR_S, I64_SHR_S -> FusedOp.SHR_S_K;
            case I32_SHR_U -> FusedOp.I32_SHR_U_K;
            case I32_ROTL -> FusedOp.I32_ROTL_K;
            case I64_ADD, I64_SUB -> FusedOp.I64_ADD_K;
            case I64_MUL -> FusedOp.I64_MUL_K;
            case I64_SHL -> FusedOp.I64_SHL_K;
            case I64_SHR_U -> FusedOp.I64_SHR_U_K;
            case I64_ROTL -> FusedOp.I64_ROTL_K;
            default -> NONE;
        };
    }

    private static int ofSlots(Opcode opcode) {
        return switch (opcode) {
            case I32_ADD -> FusedOp.I32_ADD;
            case I32_SUB -> FusedOp.I32_SUB;
            case I32_MUL -> FusedOp.I32_MUL;
            case I32_AND, I64_AND -> FusedOp.AND;
            case I32_OR, I64_OR -> FusedOp.OR;
            case I32_XOR, I64_XOR -> FusedOp.XOR;
            case I32_SHL -> FusedOp.I32_SHL;
            case I32_SHR_S -> FusedOp.I32_SHR_S;
            case I32_SHR_U -> FusedOp.I32_SHR_U;
            case I32_ROTL -> FusedOp.I32_ROTL;
            case I64_ADD -> FusedOp.I64_ADD;
            case I64_SUB -> FusedOp.I64_SUB;
            case I64_MUL -> FusedOp.I64_MUL;
            case I64_SHL -> FusedOp.I64_SHL;
            case I64_SHR_S -> FusedOp.I64_SHR_S;
            case I64_SHR_U -> FusedOp.I64_SHR_U;
            case I64_ROTL -> FusedOp.I64_ROTL;
            case F64_ADD -> FusedOp.F64_ADD;
            case F64_SUB -> FusedOp.F64_SUB;
            case F64_MUL -> FusedOp.F64_MUL;
            case F64_DIV -> FusedOp.F64_DIV;
            default -> NONE;
        };
    }
}
