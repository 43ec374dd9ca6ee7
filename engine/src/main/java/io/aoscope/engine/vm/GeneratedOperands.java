package io.aoscope.engine.vm;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operand stack of the guest while code is generated. An operand is a constant, the value of a local, on Java's
 * operand stack, or in a Java local of its own. Those on Java's stack are there in order and nothing else is.
 */
final class GeneratedOperands {
    private static final byte CONSTANT = 0;
    private static final byte LOCAL = 1;
    private static final byte STACK = 2;
    private static final byte OWN = 3;

    private final CodeBuilder code;
    private final GeneratedFrame frame;
    private final Map<Integer, Integer> own = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private int nextVariable;

    private byte[] sources = new byte[16];
    private JavaKind[] kinds = new JavaKind[16];
    private long[] values = new long[16];
    private int height;

    /** A Java local that holds operands. */
    record Variable(int index, JavaKind kind) {}

    GeneratedOperands(CodeBuilder code, GeneratedFrame frame) {
        this.code = code;
        this.frame = frame;
        this.nextVariable = frame.free();
    }

    int height() {
        return height;
    }

    JavaKind kind(int operand) {
        return kinds[operand];
    }

    JavaKind[] kinds() {
        return Arrays.copyOf(kinds, height);
    }

    /** The Java locals that hold operands, in the order of the scratch array. */
    List<Variable> variables() {
        return variables;
    }

    /** Every operand is in its own Java local, as at a label. */
    void reset(JavaKind[] all) {
        height = 0;
        for (JavaKind kind : all) {
            push(OWN, kind, 0);
        }
    }

    void pop(int count) {
        height -= count;
    }

    void pushConstant(JavaKind kind, long bits) {
        push(CONSTANT, kind, bits);
    }

    void pushLocal(int index) {
        push(LOCAL, frame.kind(index), index);
    }

    /** The value just left on Java's stack. */
    void pushStack(JavaKind kind) {
        push(STACK, kind, 0);
    }

    private void push(byte source, JavaKind kind, long value) {
        if (height == sources.length) {
            sources = Arrays.copyOf(sources, height * 2);
            kinds = Arrays.copyOf(kinds, height * 2);
            values = Arrays.copyOf(values, height * 2);
        }
        sources[height] = source;
        kinds[height] = kind;
        values[height++] = value;
    }

    boolean isConstant(int operand) {
        return sources[operand] == CONSTANT;
    }

    long constant(int operand) {
        return values[operand];
    }

    /** Leaves nothing on Java's stack. */
    void flush() {
        for (int operand = height - 1; operand >= 0; operand--) {
            if (sources[operand] == STACK) {
                kinds[operand].store(code, variable(operand, kinds[operand]));
                sources[operand] = OWN;
            }
        }
    }

    /** Puts operands into their own Java locals. */
    void settle(int from, int to) {
        flush();
        for (int operand = from; operand < to; operand++) {
            settleOne(operand);
        }
    }

    private void settleOne(int operand) {
        if (sources[operand] != OWN) {
            load(operand);
            kinds[operand].store(code, variable(operand, kinds[operand]));
            sources[operand] = OWN;
        }
    }

    void settleAll() {
        settle(0, height);
    }

    /** The same where operands from {@code top} on may stay on Java's stack. */
    void settleBelow(int from, int to, int top) {
        for (int operand = 0; operand < top; operand++) {
            if (sources[operand] == STACK) {
                flush();
            }
        }
        for (int operand = from; operand < to; operand++) {
            settleOne(operand);
        }
    }

    /** Copies an operand to the Java local of an operand at another height. */
    void move(int operand, int to) {
        if (operand != to || sources[operand] != OWN) {
            load(operand);
            kinds[operand].store(code, variable(to, kinds[operand]));
        }
    }

    /** Loads an operand that is not on Java's stack. */
    void load(int operand) {
        JavaKind kind = kinds[operand];
        switch (sources[operand]) {
            case CONSTANT -> kind.constant(code, values[operand]);
            case LOCAL -> kind.load(code, frame.local((int) values[operand]));
            default -> kind.load(code, variable(operand, kind));
        }
    }

    /** Takes the top operands, which then stand on Java's stack in order, or in any order where it does not matter. */
    void take(int count, boolean commutes) {
        int from = height - count;
        boolean prefix = true;
        boolean loaded = false;
        for (int operand = from; operand < height; operand++) {
            boolean stands = sources[operand] == STACK;
            prefix &= !stands || !loaded;
            loaded |= !stands;
        }
        if (!prefix && !(commutes && count == 2)) {
            flush();
        }
        for (int operand = from; operand < height; operand++) {
            if (sources[operand] != STACK) {
                load(operand);
            }
        }
        height = from;
    }

    /** {@code local.set}; takes the top operand. */
    void set(int index) {
        int top = height - 1;
        boolean read = false;
        for (int operand = 0; operand < top; operand++) {
            read |= sources[operand] == LOCAL && values[operand] == index;
        }
        if (read) {
            flush();
            for (int operand = 0; operand < top; operand++) {
                if (sources[operand] == LOCAL && values[operand] == index) {
                    settle(operand, operand + 1);
                }
            }
        }
        if (sources[top] != LOCAL || values[top] != index) {
            if (sources[top] != STACK) {
                load(top);
            }
            kinds[top].store(code, frame.local(index));
        }
        height--;
    }

    void drop() {
        height--;
        if (sources[height] == STACK) {
            kinds[height].pop(code);
        }
    }

    /** Where the lowest operands are. */
    Shape shape(int count) {
        int[] from = new int[count];
        for (int operand = 0; operand < count; operand++) {
            from[operand] = switch (sources[operand]) {
                case CONSTANT -> Shape.CONSTANT;
                case LOCAL -> Shape.LOCAL;
                case OWN -> place(operand, kinds[operand]);
                default -> throw new IllegalStateException("operand " + operand + " is on Java's stack");
            };
        }
        return new Shape(from, Arrays.copyOf(values, count));
    }

    /** The Java local of an operand of a kind at a height. */
    int variable(int operand, JavaKind kind) {
        return variables.get(place(operand, kind)).index();
    }

    private int place(int operand, JavaKind kind) {
        return own.computeIfAbsent(4 * operand + kind.ordinal(), key -> {
            variables.add(new Variable(nextVariable, kind));
            nextVariable += kind.words();
            return variables.size() - 1;
        });
    }
}
