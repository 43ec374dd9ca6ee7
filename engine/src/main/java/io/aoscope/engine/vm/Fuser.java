package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fused form of a body. At labels, calls and block boundaries every operand is in its own
 * slot; there the two forms have the same state and either can go on. In between an operand may still
 * be "the value of local 3", and {@link #complete} says which, by fusing the body again up to there.
 */
final class Fuser {
    private static final int MAX_SLOT = 0xFFFF;

    private final Body body;
    private final Code source;
    private final FusedCode code;
    private final FusedOperands operands;
    private final FusedNumerics numerics;
    private final FusedBranches branches;
    private final boolean[] labels;

    Fuser(Body body) {
        this.body = body;
        this.source = body.code;
        this.code = new FusedCode(body.opcodes.length);
        this.operands = new FusedOperands(code, body);
        this.numerics = new FusedNumerics(operands);
        this.branches = new FusedBranches(body, code, operands);
        this.labels = FusedLabels.of(body);
    }

    /** The fused form; null where the function is too large for it. */
    @Nullable
    Fused fuse() {
        if (body.slots > MAX_SLOT
                || body.instance.globals.length > MAX_SLOT
                || body.instance.tables.length > MAX_SLOT) {
            return null;
        }
        translate(body.opcodes.length);
        branches.finish();
        return code.finish(body);
    }

    /** Puts the operands before an instruction, at which the fused form trapped, into their own slots. */
    void complete(int instruction, long[] slots, int base) {
        translate(instruction);
        operands.complete(slots, base);
    }

    private void translate(int end) {
        int i = 0;
        while (i < end) {
            code.at(i);
            if (body.heights[i] >= 0) {
                if (labels[i]) {
                    operands.reset(body.heights[i]);
                    code.label(i);
                }
                i = instruction(i, body.opcodes[i]);
            } else {
                i++;
                // Behind the end of a block whose own end is not reached.
                if (i < body.heights.length && body.heights[i] >= 0) {
                    operands.reset(body.heights[i]);
                }
            }
        }
    }

    /** Translates an instruction, perhaps with those after it, and returns the next one. */
    private int instruction(int i, Opcode opcode) {
        Relation relation = Relation.of(opcode);
        if (relation != null) {
            return branches.compare(i, relation);
        }
        switch (opcode) {
            case NOP -> {}
            case BLOCK, LOOP, TRY, TRY_TABLE, DELEGATE -> operands.settleAll();
            case IF, BR_IF -> branches.onTop(i);
            case ELSE, CATCH, CATCH_ALL -> branches.over(i);
            case END -> {
                if (i == body.opcodes.length - 1) {
                    branches.returning(i);
                } else {
                    operands.settleAll();
                }
            }
            case BR -> branches.always(i);
            case BR_TABLE -> branches.table(i);
            case RETURN -> branches.returning(i);
            case CALL -> call(i);
            case CALL_INDIRECT -> callIndirect(i);
            default -> plain(i, opcode);
        }
        return i + 1;
    }

    private void plain(int i, Opcode opcode) {
        if (!PlainInstructions.isPlain(opcode)) {
            leave(i);
            return;
        }
        switch (opcode.family()) {
            case PARAMETRIC, VARIABLE, REFERENCE -> move(i, opcode);
            case MEMORY -> memory(i, opcode);
            case NUMERIC -> {
                switch (opcode) {
                    case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> operands.pushConstant(source.immediate(i));
                    default -> numerics.fuse(opcode);
                }
            }
            default -> unfused(i);
        }
    }

    private void move(int i, Opcode opcode) {
        int index = source.index(i);
        int top = operands.height() - 1;
        switch (opcode) {
            case DROP -> operands.pop(1);
            case LOCAL_GET -> operands.pushLocal(index);
            case LOCAL_SET -> operands.set(index, false);
            case LOCAL_TEE -> operands.set(index, true);
            case GLOBAL_GET -> operands.define(FusedOp.word(FusedOp.GLOBAL_GET, 0, index, 0));
            case GLOBAL_SET -> {
                code.emit(FusedOp.word(FusedOp.GLOBAL_SET, operands.slot(top), index, 0));
                operands.pop(1);
            }
            case SELECT, SELECT_T -> {
                int condition = operands.slot(top);
                int otherwise = operands.slot(top - 1);
                int then = operands.slot(top - 2);
                operands.pop(3);
                operands.define(FusedOp.word(FusedOp.SELECT, 0, then, otherwise), condition);
            }
            case REF_NULL -> operands.pushConstant(0);
            case REF_FUNC -> operands.pushConstant(body.instance.functions[index].reference());
            default -> unfused(i);
        }
    }

    private void memory(int i, Opcode opcode) {
        long offset = source.immediate(i);
        boolean access = opcode.accessBytes() > 0;
        if (!access || source.memory(i) != 0 || offset < 0 || offset > MAX_SLOT) {
            unfused(i);
            return;
        }
        int top = operands.height() - 1;
        if (opcode.results(true).isEmpty()) {
            int value = operands.slot(top);
            int address = operands.slot(top - 1);
            operands.pop(2);
            code.emit(FusedOp.word(store(opcode), value, address, (int) offset));
        } else {
            int address = operands.slot(top);
            operands.pop(1);
            operands.define(FusedOp.word(load(opcode), 0, address, (int) offset));
        }
    }

    private void call(int i) {
        FunctionHandle callee = body.instance.functions[source.index(i)];
        if (callee.isHost() || callee.instance() != body.instance) {
            leave(i);
            return;
        }
        operands.settleAll();
        int arguments = operands.own(operands.height() - body.arities[i]);
        code.emit(FusedOp.word(FusedOp.CALL, arguments, (int) callee.reference() - 1));
        code.emit(i + 1);
        operands.reset(body.heights[i + 1]);
    }

    private void callIndirect(int i) {
        operands.settleAll();
        int index = operands.height() - 1;
        code.emit(FusedOp.word(
                FusedOp.CALL_INDIRECT, operands.own(index - body.arities[i]), operands.own(index), source.second(i)));
        code.emit((long) body.targets[i] << 32 | i + 1);
        operands.reset(body.heights[i + 1]);
    }

    /** An instruction that the loop executes with the code of the stepper. */
    private void unfused(int i) {
        operands.settleAll();
        code.emit(FusedOp.word(FusedOp.PLAIN, 0, i));
        operands.reset(body.heights[i + 1]);
    }

    private void leave(int i) {
        operands.settleAll();
        code.emit(FusedOp.word(FusedOp.LEAVE, 0, i));
        if (body.heights[i + 1] >= 0) {
            operands.reset(body.heights[i + 1]);
        }
    }

    private static int load(Opcode opcode) {
        return switch (opcode) {
            case I32_LOAD8_S, I64_LOAD8_S -> FusedOp.LOAD8_S;
            case I32_LOAD8_U, I64_LOAD8_U -> FusedOp.LOAD8_U;
            case I32_LOAD16_S, I64_LOAD16_S -> FusedOp.LOAD16_S;
            case I32_LOAD16_U, I64_LOAD16_U -> FusedOp.LOAD16_U;
            case I32_LOAD, I64_LOAD32_S -> FusedOp.LOAD32_S;
            case F32_LOAD, I64_LOAD32_U -> FusedOp.LOAD32_U;
            default -> FusedOp.LOAD64;
        };
    }

    private static int store(Opcode opcode) {
        return switch (opcode.accessBytes()) {
            case 1 -> FusedOp.STORE8;
            case 2 -> FusedOp.STORE16;
            case 4 -> FusedOp.STORE32;
            default -> FusedOp.STORE64;
        };
    }
}
