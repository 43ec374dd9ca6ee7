package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits branches, returns and comparisons. A branch that carries values to other slots, or returns,
 * goes by way of a stub behind the body.
 */
final class FusedBranches {
    private final Body body;
    private final FusedCode code;
    private final FusedOperands operands;
    private final List<Stub> stubs = new ArrayList<>();

    /** What happens on the way to a target: {@code height} operands stand before the branch. */
    private record Stub(int word, int instruction, int target, int targetHeight, int arity, int height) {}

    FusedBranches(Body body, FusedCode code, FusedOperands operands) {
        this.body = body;
        this.code = code;
        this.operands = operands;
    }

    /** A comparison at {@code i}, with the branch after it if there is one; returns the next instruction. */
    int compare(int i, Relation relation) {
        boolean zero = Relation.withZero(body.opcodes[i]);
        Relation test = relation;
        int next = i + 1;
        while (body.opcodes[next] == Opcode.I32_EQZ) {
            test = test.negated();
            next++;
        }
        boolean branches = body.opcodes[next] == Opcode.BR_IF || body.opcodes[next] == Opcode.IF;
        if (!branches) {
            operands.define(word(relation, zero, FusedOp.EQ, FusedOp.EQ_K));
            return i + 1;
        }
        boolean negate = body.opcodes[next] == Opcode.IF;
        long word = word(negate ? test.negated() : test, zero, FusedOp.BR_EQ, FusedOp.BR_EQ_K);
        code.at(next);
        conditional(next, word);
        return next + 1;
    }

    /** {@code if} and {@code br_if} on the top operand. */
    void onTop(int i) {
        int condition = operands.slot(operands.height() - 1);
        operands.pop(1);
        int op = body.opcodes[i] == Opcode.IF ? FusedOp.BR_EQ_K : FusedOp.BR_EQ_K + 1;
        conditional(i, FusedOp.word(op, 0, condition, 0));
    }

    /** {@code else} and {@code catch} reached from before: goes on behind the block. */
    void over(int i) {
        operands.settleAll();
        code.emit(FusedOp.word(FusedOp.BR, 0, 0, 0));
        code.branch(body.targets[i]);
        operands.reset(body.heights[i]);
    }

    void always(int i) {
        if (body.targets[i] == Body.RETURN) {
            returning(i);
            return;
        }
        int carried = operands.height() - body.arities[i];
        operands.settle(0, body.targetHeights[i]);
        for (int value = 0; value < body.arities[i]; value++) {
            operands.assign(operands.own(body.targetHeights[i] + value), carried + value);
        }
        code.emit(FusedOp.word(FusedOp.BR, 0, 0, 0));
        code.branch(body.targets[i]);
    }

    void table(int i) {
        int index = operands.slot(operands.height() - 1);
        operands.pop(1);
        operands.settleAll();
        int[] table = body.table(i);
        code.emit(FusedOp.word(FusedOp.BR_TABLE, 0, index, 0));
        code.emit(table.length / 3);
        for (int t = 0; t < table.length; t += 3) {
            target(i, table[t], table[t + 1], table[t + 2]);
        }
    }

    void returning(int i) {
        int first = operands.height() - body.results;
        switch (body.results) {
            case 0 -> code.emit(FusedOp.word(FusedOp.RETURN, 0, i + 1));
            case 1 -> code.emit(FusedOp.word(FusedOp.RETURN_ONE, operands.slot(first), i + 1));
            default -> {
                operands.settle(first, operands.height());
                returnMany(i, first);
            }
        }
    }

    /** Emits the stubs. */
    void finish() {
        for (Stub stub : stubs) {
            code.at(stub.instruction);
            code.here(stub.word);
            int from = stub.height - stub.arity;
            if (stub.target == Body.RETURN) {
                stubReturn(stub.instruction, from);
                continue;
            }
            for (int value = 0; value < stub.arity; value++) {
                code.emit(FusedOp.word(
                        FusedOp.MOVE, operands.own(stub.targetHeight + value), operands.own(from + value), 0));
            }
            code.emit(FusedOp.word(FusedOp.BR, 0, 0, 0));
            code.branch(stub.target);
        }
    }

    private void stubReturn(int i, int first) {
        switch (body.results) {
            case 0 -> code.emit(FusedOp.word(FusedOp.RETURN, 0, i + 1));
            case 1 -> code.emit(FusedOp.word(FusedOp.RETURN_ONE, operands.own(first), i + 1));
            default -> returnMany(i, first);
        }
    }

    private void returnMany(int i, int first) {
        code.emit(FusedOp.word(FusedOp.RETURN_MANY, operands.own(first), i + 1));
        code.emit(body.results);
    }

    /** Emits a comparison and its branch word; the condition is popped. */
    private void conditional(int i, long word) {
        if (body.opcodes[i] == Opcode.IF) {
            operands.settleAll();
            code.emit(word);
            code.branch(body.targets[i]);
            return;
        }
        int arity = body.arities[i];
        int height = operands.height();
        int below = body.targets[i] == Body.RETURN ? 0 : body.targetHeights[i];
        operands.settle(0, below);
        operands.settle(height - arity, height);
        code.emit(word);
        target(i, body.targets[i], below, arity);
    }

    private void target(int i, int target, int targetHeight, int arity) {
        int height = operands.height();
        if (target == Body.RETURN || arity > 0 && height - arity != targetHeight) {
            stubs.add(new Stub(code.branchLater(), i, target, targetHeight, arity, height));
        } else {
            code.branch(target);
        }
    }

    /** The word for a comparison of the top operands, which are popped. */
    private long word(Relation relation, boolean withZero, int slots, int constant) {
        int top = operands.height() - 1;
        if (withZero) {
            int slot = operands.slot(top);
            operands.pop(1);
            return relation.withConstant(constant, slot, 0);
        }
        long word;
        if (operands.isConstant(top) && relation.fits(operands.constant(top))) {
            word = relation.withConstant(constant, operands.slot(top - 1), operands.constant(top));
        } else if (operands.isConstant(top - 1) && relation.mirrored().fits(operands.constant(top - 1))) {
            word = relation.mirrored().withConstant(constant, operands.slot(top), operands.constant(top - 1));
        } else {
            word = relation.ofSlots(slots, operands.slot(top - 1), operands.slot(top));
        }
        operands.pop(2);
        return word;
    }
}
