package io.aoscope.engine.vm;

import java.util.Arrays;

/**
 * The operand stack while a body is fused. An operand is in its own slot, or not there yet: it is the
 * value of a local or a constant, and the operation that takes it may use that instead.
 */
final class FusedOperands {
    private static final byte OWN = 0;
    private static final byte LOCAL = 1;
    private static final byte CONSTANT = 2;

    private final FusedCode code;
    private final int operandBase;
    private final byte[] kinds;
    private final long[] values;
    private int height;
    /** Where the last operation begins if it writes the top operand; -1 otherwise. */
    private int definition = -1;

    private int definitionEnd = -1;

    FusedOperands(FusedCode code, Body body) {
        this.code = code;
        this.operandBase = body.operandBase;
        this.kinds = new byte[body.slots - body.operandBase + 1];
        this.values = new long[kinds.length];
    }

    int height() {
        return height;
    }

    int own(int operand) {
        return operandBase + operand;
    }

    boolean isConstant(int operand) {
        return kinds[operand] == CONSTANT;
    }

    long constant(int operand) {
        return values[operand];
    }

    /** Whether an operand is a constant that an operation can hold. */
    boolean isSmall(int operand) {
        return isConstant(operand) && values[operand] == (short) values[operand];
    }

    /** Every operand is in its own slot, as after a label. */
    void reset(int newHeight) {
        height = newHeight;
        Arrays.fill(kinds, 0, newHeight, OWN);
        definition = -1;
    }

    void pop(int count) {
        height -= count;
    }

    void pushLocal(int local) {
        kinds[height] = LOCAL;
        values[height++] = local;
    }

    void pushConstant(long value) {
        kinds[height] = CONSTANT;
        values[height++] = value;
    }

    /** Emits an operation that writes a new top operand. */
    void define(long word) {
        definition = code.size();
        code.emit(FusedOp.withA(word, own(height)));
        definitionEnd = code.size();
        kinds[height++] = OWN;
    }

    /** Emits an operation of two words that writes a new top operand. */
    void define(long word, long second) {
        define(word);
        code.emit(second);
        definitionEnd = code.size();
    }

    /** The slot in which an operand can be read. */
    int slot(int operand) {
        if (kinds[operand] == LOCAL) {
            return (int) values[operand];
        }
        settle(operand);
        return own(operand);
    }

    /** Puts operands into their own slots. */
    void settle(int from, int to) {
        for (int operand = from; operand < to; operand++) {
            settle(operand);
        }
    }

    void settleAll() {
        settle(0, height);
    }

    private void settle(int operand) {
        if (kinds[operand] != OWN) {
            assign(own(operand), operand);
            kinds[operand] = OWN;
        }
    }

    /** Copies an operand to a slot. */
    void assign(int slot, int operand) {
        switch (kinds[operand]) {
            case OWN -> move(slot, own(operand));
            case LOCAL -> move(slot, (int) values[operand]);
            default -> {
                if (isSmall(operand)) {
                    code.emit(FusedOp.word(FusedOp.CONST_K, slot, 0, (int) values[operand]));
                } else {
                    code.emit(FusedOp.word(FusedOp.CONST_WIDE, slot, 0, 0));
                    code.emit(values[operand]);
                }
            }
        }
    }

    /** {@code local.set} and {@code local.tee}. */
    void set(int local, boolean tee) {
        int top = height - 1;
        boolean wanted = false;
        for (int operand = 0; operand < top; operand++) {
            wanted |= kinds[operand] == LOCAL && values[operand] == local;
        }
        if (kinds[top] == OWN && !wanted && definition >= 0 && definitionEnd == code.size()) {
            code.replace(definition, FusedOp.withA(code.word(definition), local));
            kinds[top] = LOCAL;
            values[top] = local;
            definition = -1;
        } else {
            for (int operand = 0; operand < top; operand++) {
                if (kinds[operand] == LOCAL && values[operand] == local) {
                    settle(operand);
                }
            }
            assign(local, top);
        }
        if (!tee) {
            height--;
        }
    }

    /** Writes what is not in its own slot into a frame. */
    void complete(long[] slots, int base) {
        for (int operand = 0; operand < height; operand++) {
            if (kinds[operand] != OWN) {
                slots[base + own(operand)] =
                        kinds[operand] == LOCAL ? slots[base + (int) values[operand]] : values[operand];
            }
        }
    }

    private void move(int to, int from) {
        if (to != from) {
            code.emit(FusedOp.word(FusedOp.MOVE, to, from, 0));
        }
    }
}
