package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operand and control stacks of the validation algorithm (WebAssembly 3.0, appendix, validation
 * algorithm). An unknown operand type is null.
 */
final class StackTypes {
    /** An open block. */
    static final class Frame {
        final int opener;
        final FuncType type;
        final int height;
        final int initialized;
        Opcode opcode;
        boolean unreachable;

        Frame(int opener, Opcode opcode, FuncType type, int height, int initialized) {
            this.opener = opener;
            this.opcode = opcode;
            this.type = type;
            this.height = height;
            this.initialized = initialized;
        }

        /** What a branch to the block passes. */
        List<ValType> labelTypes() {
            return opcode == Opcode.LOOP ? type.params() : type.results();
        }
    }

    /** A call of two bytes can push a thousand results: without a limit the file does not bound the stack. */
    private static final int MAX_OPERANDS = 1 << 20;

    private static final int COUNTED = 10_000;

    private final TypeRules rules;
    private @Nullable ValType[] operands = new @Nullable ValType[64];
    private int size;
    private final List<Frame> frames = new ArrayList<>();

    StackTypes(TypeRules rules) {
        this.rules = rules;
    }

    void clear() {
        size = 0;
        frames.clear();
    }

    int size() {
        return size;
    }

    /** The operands in 4-byte cells: i64 and f64 are two, v128 is four. Of very many, the most that they can be. */
    int cells() {
        if (size > COUNTED) {
            return 4 * size;
        }
        int cells = size;
        for (int i = 0; i < size; i++) {
            cells += operands[i] == NumType.V128 ? 3 : operands[i] == NumType.I64 || operands[i] == NumType.F64 ? 1 : 0;
        }
        return cells;
    }

    List<Frame> frames() {
        return frames;
    }

    Frame top() {
        return frames.get(frames.size() - 1);
    }

    /** The operands, the bottom of the stack first. */
    List<@Nullable ValType> operands() {
        return new ArrayList<>(Arrays.asList(operands).subList(0, size));
    }

    void push(@Nullable ValType type) throws Fault {
        if (size == operands.length) {
            Fault.check(size < MAX_OPERANDS, "too many operands: the limit of the operand stack is " + MAX_OPERANDS);
            operands = Arrays.copyOf(operands, size * 2);
        }
        operands[size++] = type;
    }

    void pushAll(List<ValType> types) throws Fault {
        for (int i = 0; i < types.size(); i++) {
            push(types.get(i));
        }
    }

    /** Pops an operand of any type. */
    @Nullable
    ValType pop() throws Fault {
        Frame frame = top();
        if (size == frame.height) {
            if (frame.unreachable) {
                return null;
            }
            throw new Fault("type mismatch: instruction requires an operand but stack has []");
        }
        return operands[--size];
    }

    void pop(ValType wanted) throws Fault {
        Frame frame = top();
        if (size > frame.height && rules.matches(operands[size - 1], wanted)) {
            size--;
        } else if (size != frame.height || !frame.unreachable) {
            throw mismatch("instruction", List.of(wanted), size - Math.min(1, size - frame.height));
        }
    }

    void popAll(List<ValType> wanted) throws Fault {
        if (!tryPop(wanted)) {
            throw mismatch("instruction", wanted, size - Math.min(wanted.size(), size - top().height));
        }
    }

    /** Checks that operands of the wanted types are on the stack and leaves them there. */
    void peekAll(List<ValType> wanted) throws Fault {
        int before = size;
        if (!tryPop(wanted)) {
            throw mismatch("instruction", wanted, size - Math.min(wanted.size(), size - top().height));
        }
        size = before;
    }

    private boolean tryPop(List<ValType> wanted) {
        Frame frame = top();
        int position = size;
        for (int i = wanted.size() - 1; i >= 0; i--) {
            if (position == frame.height) {
                if (!frame.unreachable) {
                    return false;
                }
            } else if (!rules.matches(operands[--position], wanted.get(i))) {
                return false;
            }
        }
        size = position;
        return true;
    }

    void open(Frame frame) throws Fault {
        frames.add(frame);
        pushAll(frame.type.params());
    }

    /** Ends the innermost block: its results, and nothing else, must be on the stack. */
    Frame close() throws Fault {
        endClause();
        return frames.remove(frames.size() - 1);
    }

    /** Ends a clause of the innermost block, which stays open. */
    void endClause() throws Fault {
        Frame frame = top();
        int before = size;
        popAll(frame.type.results());
        if (size != frame.height) {
            size = before;
            throw mismatch("block", frame.type.results(), frame.height);
        }
    }

    /** Pushes the results of a closed block; the function body itself has nowhere to push them. */
    void pushAfterBlock(Frame frame) throws Fault {
        if (!frames.isEmpty()) {
            pushAll(frame.type.results());
        }
    }

    /** Code up to the end of the innermost block cannot be reached. */
    void unreachable() {
        Frame frame = top();
        size = frame.height;
        frame.unreachable = true;
    }

    private Fault mismatch(String what, List<ValType> wanted, int from) {
        String found = Arrays.stream(operands, from, size)
                .map(type -> type == null ? "unknown" : type.text())
                .collect(Collectors.joining(" ", "[", "]"));
        return new Fault("type mismatch: " + what + " requires " + FuncType.list(wanted) + " but stack has " + found);
    }
}
