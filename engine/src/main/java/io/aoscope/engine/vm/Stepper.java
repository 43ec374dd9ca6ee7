package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ValType;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes the innermost frame one instruction at a time, so that it can stop before any of them. */
final class Stepper {
    private final CallStack stack;
    private final Calls calls;
    private @Nullable Observer observer;
    private boolean halted;

    /** Why {@link #run} came back. */
    enum Exit {
        /** The limit is reached, the frame changed, or the fused form can go on. */
        CONTINUE,
        BREAKPOINT
    }

    Stepper(CallStack stack, Calls calls) {
        this.stack = stack;
        this.calls = calls;
    }

    void observe(@Nullable Observer wanted) {
        observer = wanted;
    }

    boolean isObserved() {
        return observer != null;
    }

    /** Makes the run end after the instruction under way. */
    void halt() {
        halted = true;
    }

    boolean takeHalt() {
        boolean taken = halted;
        halted = false;
        return taken;
    }

    /**
     * Executes until the count reaches a limit or the innermost frame changes.
     *
     * @param starting whether a breakpoint at the first instruction is passed over
     * @param fused where not null, also stops where this form can be entered, after at least one
     *     instruction
     */
    Exit run(Body body, long limit, boolean starting, @Nullable Fused fused) {
        BitSet breakpoints = body.breakpoints();
        int at = stack.at();
        long count = stack.count;
        boolean first = starting;
        boolean begun = false;
        long[] hits = observer == null ? null : observer.running(body.function, stack.depth(), count);
        try {
            while (count < limit && !halted) {
                if (breakpoints != null && breakpoints.get(at) && !first) {
                    return Exit.BREAKPOINT;
                }
                if (begun && fused != null && fused.entry(at) >= 0) {
                    return Exit.CONTINUE;
                }
                first = false;
                begun = true;
                int executing = at;
                if (PlainInstructions.isPlain(body.opcodes[at])) {
                    if (body.hasVectors) {
                        VectorInstructions.execute(body, at, stack);
                    } else {
                        PlainInstructions.execute(body, at, stack.slots, stack.base());
                    }
                    at++;
                    count++;
                } else {
                    stack.at(at);
                    stack.count = count;
                    boolean here = control(body, at);
                    at = here ? stack.at() : -1;
                    count = stack.count;
                }
                if (hits != null) {
                    hits[executing]++;
                }
                if (at < 0) {
                    return Exit.CONTINUE;
                }
            }
            return Exit.CONTINUE;
        } finally {
            if (at >= 0) {
                stack.at(at);
                stack.count = count;
            }
        }
    }

    /** Executes an instruction that may go on elsewhere; false where the frame may have changed. */
    private boolean control(Body body, int i) {
        Code code = body.code;
        long[] slots = stack.slots;
        int base = stack.base();
        int top = base + body.operandBase + body.heights[i];
        switch (body.opcodes[i]) {
            case UNREACHABLE -> throw new TrapException(Trap.Kind.UNREACHABLE, "unreachable");
            case BLOCK, LOOP, TRY, TRY_TABLE, DELEGATE -> next(i + 1);
            case IF -> next((int) slots[top - 1] != 0 ? i + 1 : body.targets[i]);
            case ELSE, CATCH, CATCH_ALL -> next(body.targets[i]);
            case END -> {
                if (i < body.opcodes.length - 1) {
                    next(i + 1);
                } else {
                    return returning(body, top);
                }
            }
            case BR -> {
                return branch(body, top, body.targets[i], body.targetHeights[i], body.arities[i]);
            }
            case BR_IF -> {
                return branchIf(body, i, (int) slots[top - 1] != 0, top - 1);
            }
            case BR_ON_NULL -> {
                boolean isNull = slots[top - 1] == 0;
                return branchIf(body, i, isNull, isNull ? top - 1 : top);
            }
            case BR_ON_NON_NULL -> {
                return branchIf(body, i, slots[top - 1] != 0, top);
            }
            case BR_TABLE -> {
                return branchTable(body, i, top);
            }
            case RETURN -> {
                return returning(body, top);
            }
            default -> {
                return transfer(body, i, code, top);
            }
        }
        return true;
    }

    private boolean transfer(Body body, int i, Code code, int top) {
        long[] slots = stack.slots;
        int arguments = body.arities[i];
        switch (body.opcodes[i]) {
            case CALL -> calls.call(body.instance.functions[code.index(i)], top - arguments, i + 1);
            case CALL_INDIRECT -> calls.call(indirect(body, i, top), top - 1 - arguments, i + 1);
            case CALL_REF -> calls.call(notNull(slots[top - 1]), top - 1 - arguments, i + 1);
            case RETURN_CALL -> calls.tailCall(body.instance.functions[code.index(i)], top - arguments);
            case RETURN_CALL_INDIRECT -> calls.tailCall(indirect(body, i, top), top - 1 - arguments);
            case RETURN_CALL_REF -> calls.tailCall(notNull(slots[top - 1]), top - 1 - arguments);
            case THROW -> {
                TagInstance tag = body.instance.tags[code.index(i)];
                List<ValType> types = tag.type().params();
                calls.raise(calls.exception(tag, stack.values(types, top - types.size())));
            }
            case THROW_REF -> {
                if (slots[top - 1] == 0) {
                    throw new TrapException(Trap.Kind.NULL_REFERENCE, "null exception reference");
                }
                calls.raise(slots[top - 1]);
            }
            case RETHROW -> calls.raise(slots[stack.base() + body.targets[i]]);
            default -> throw new IllegalArgumentException(body.opcodes[i].mnemonic());
        }
        return false;
    }

    private FunctionHandle indirect(Body body, int i, int top) {
        TableInstance table = body.instance.tables[body.code.second(i)];
        long index = TableInstructions.index(table, stack.slots[top - 1]);
        if (index < 0 || index >= table.size()) {
            throw new TrapException(Trap.Kind.UNDEFINED_ELEMENT, "undefined element");
        }
        long reference = table.get(index);
        if (reference == 0) {
            throw new TrapException(
                    Trap.Kind.UNINITIALIZED_ELEMENT, "uninitialized element " + Long.toUnsignedString(index));
        }
        FunctionHandle callee = calls.function(reference);
        if (callee.typeId() != body.targets[i]) {
            throw new TrapException(Trap.Kind.INDIRECT_CALL_TYPE_MISMATCH, "indirect call type mismatch");
        }
        return callee;
    }

    private FunctionHandle notNull(long reference) {
        if (reference == 0) {
            throw new TrapException(Trap.Kind.NULL_REFERENCE, "null function reference");
        }
        return calls.function(reference);
    }

    private void next(int instruction) {
        stack.at(instruction);
        stack.count++;
    }

    private boolean returning(Body body, int top) {
        stack.count++;
        calls.returnFrom(top - body.results, body.results);
        return false;
    }

    private boolean branchIf(Body body, int i, boolean taken, int top) {
        if (taken) {
            return branch(body, top, body.targets[i], body.targetHeights[i], body.arities[i]);
        }
        next(i + 1);
        return true;
    }

    private boolean branchTable(Body body, int i, int top) {
        int[] table = body.table(i);
        long index = stack.slots[top - 1] & 0xFFFF_FFFFL;
        int entry = 3 * (int) Math.min(index, table.length / 3 - 1);
        return branch(body, top - 1, table[entry], table[entry + 1], table[entry + 2]);
    }

    /** Goes on at a target with the values below {@code top}. */
    private boolean branch(Body body, int top, int target, int height, int arity) {
        if (target == Body.RETURN) {
            return returning(body, top);
        }
        stack.move(top - arity, stack.base() + body.operandBase + height, arity);
        next(target);
        return true;
    }
}
