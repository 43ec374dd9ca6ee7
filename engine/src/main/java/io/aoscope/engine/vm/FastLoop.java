package io.aoscope.engine.vm;

import static io.aoscope.engine.vm.FusedOp.a;
import static io.aoscope.engine.vm.FusedOp.b;
import static io.aoscope.engine.vm.FusedOp.c;
import static io.aoscope.engine.vm.FusedOp.k;
import static io.aoscope.engine.vm.FusedOp.wide;

import io.aoscope.engine.wasm.Opcode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Executes fused forms. The count of instructions is not kept: it is {@code lead} plus the index of
 * the instruction. Straight code leaves {@code lead} as it is; a taken branch, a call and a return
 * change it by a number known beforehand, and there the limit is looked at. So a form can run over it
 * by its own length at most. What is not in this loop is left to {@link Stepper}.
 *
 * <p>It is one method because all it works with is in locals. HotSpot compiles none of more than 8,000 bytecodes; a test
 * keeps this one below.
 */
final class FastLoop {
    private static final Opcode[] OPCODES = Opcode.values();
    private static final int PAGE_SHIFT = LinearMemory.PAGE_SHIFT;

    private final CallStack stack;
    private final FusedTable table;

    FastLoop(CallStack stack, FusedTable table) {
        this.stack = stack;
        this.table = table;
    }

    /**
     * Runs from an entry of the innermost frame until {@code lead} is more than {@code most}, or until an
     * instruction or a frame that is not for this loop.
     *
     * @return whether the next instruction is one for the stepper
     */
    boolean run(Fused entered, int entry, long most) {
        @Nullable Fused[] forms = table.forms();
        Instance instance = entered.instance;
        GlobalInstance[] globals = instance.globals;
        LinearMemory memory = instance.memories.length == 0 ? LinearMemory.NONE : instance.memories[0];
        long mask = memory.is64() ? -1 : 0xFFFF_FFFFL;
        long[] s = stack.slots;
        int[] frames = stack.frames;
        boolean limited = stack.isLimited();
        Fused form = entered;
        int top = stack.top;
        int fp = stack.base();
        int pc = entry;
        long lead = stack.count - stack.at();
        try {
            frame:
            while (true) {
                // Assigned here and not where they change, so that HotSpot's first compiler does not move them at each
                // turn.
                long[] code = form.code;
                byte[] flat = memory.flat;
                byte[] written = memory.written;
                long readableBelow = memory.readableBelow;
                long writableBelow = memory.writableBelow;
                while (true) {
                    straight:
                    while (true) {
                        long w = code[pc++];
                        int op = FusedOp.op(w);
                        // Of each switch HotSpot's first compiler makes one comparison after the other.
                        switch (op >>> FusedOp.GROUP_SHIFT) {
                            case 0 -> {
                                switch (op) {
                                    case FusedOp.LOAD64 -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? (long) LinearMemory.LONG.get(flat, (int) at)
                                                : Access.load64(memory, address, c(w));
                                    }
                                    case FusedOp.MOVE -> s[fp + a(w)] = s[fp + b(w)];
                                    case FusedOp.I64_ADD_K -> s[fp + a(w)] = s[fp + b(w)] + k(w);
                                    case FusedOp.LOAD32_S -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? (int) LinearMemory.INT.get(flat, (int) at)
                                                : Access.load32(memory, address, c(w));
                                    }
                                    case FusedOp.STORE64 -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        if ((address | at) >= 0 && at < writableBelow) {
                                            LinearMemory.LONG.set(flat, (int) at, s[fp + a(w)]);
                                            written[(int) at >>> PAGE_SHIFT] = 1;
                                        } else {
                                            Access.store64(memory, address, s[fp + a(w)], c(w));
                                        }
                                    }
                                    case FusedOp.I64_ADD -> s[fp + a(w)] = s[fp + b(w)] + s[fp + c(w)];
                                    case FusedOp.CONST_K -> s[fp + a(w)] = k(w);
                                    case FusedOp.LOAD8_U -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? flat[(int) at] & 0xFF
                                                : Access.load8(memory, address, c(w)) & 0xFF;
                                    }
                                    default -> throw unknown(op);
                                }
                            }
                            case 1 -> {
                                switch (op) {
                                    case FusedOp.STORE32 -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        if ((address | at) >= 0 && at < writableBelow) {
                                            LinearMemory.INT.set(flat, (int) at, (int) s[fp + a(w)]);
                                            written[(int) at >>> PAGE_SHIFT] = 1;
                                        } else {
                                            Access.store32(memory, address, (int) s[fp + a(w)], c(w));
                                        }
                                    }
                                    case FusedOp.AND_K -> s[fp + a(w)] = s[fp + b(w)] & k(w);
                                    case FusedOp.BR -> {
                                        break straight;
                                    }
                                    case FusedOp.I32_ADD_K -> s[fp + a(w)] = (int) (s[fp + b(w)] + k(w));
                                    case FusedOp.GLOBAL_SET -> globals[b(w)].bits = s[fp + a(w)];
                                    case FusedOp.I64_SHL_K -> s[fp + a(w)] = s[fp + b(w)] << k(w);
                                    case FusedOp.CONST_WIDE -> s[fp + a(w)] = code[pc++];
                                    case FusedOp.BR_TABLE -> {
                                        pc += (int) Math.min(s[fp + b(w)] & 0xFFFF_FFFFL, code[pc] - 1) + 1;
                                        break straight;
                                    }
                                    default -> throw unknown(op);
                                }
                            }
                            case 2 -> {
                                switch (op) {
                                    case FusedOp.CALL, FusedOp.CALL_INDIRECT -> {
                                        long second = code[pc++];
                                        int callee = op == FusedOp.CALL
                                                ? wide(w)
                                                : indirect(instance, w, second, s[fp + b(w)]);
                                        Fused next = callee < 0 ? null : forms[callee];
                                        int base = fp + a(w);
                                        if (next == null
                                                || next.instance != instance
                                                || lead > most
                                                || base + next.slots > s.length
                                                || top + 2 * CallStack.STRIDE > frames.length
                                                || limited && !stack.takes(top, next.wamrBytes)) {
                                            leave(top, (int) second - 1, lead);
                                            return true;
                                        }
                                        frames[top + CallStack.AT] = (int) second;
                                        frames[top + CallStack.RESUME] = pc;
                                        if (next.generated != null) {
                                            stack.top = top;
                                            stack.count = lead + (int) second;
                                            int status = next.generated.run(next.link, base, top + CallStack.STRIDE);
                                            if (status == CallTarget.RETURNED) {
                                                lead = stack.count - (int) second;
                                                s = stack.slots;
                                                frames = stack.frames;
                                                continue frame;
                                            }
                                            if (status == CallTarget.REFUSED) {
                                                leave(top, (int) second - 1, lead);
                                            }
                                            return status == CallTarget.REFUSED;
                                        }
                                        top += CallStack.STRIDE;
                                        frames[top + CallStack.FUNCTION] = callee;
                                        frames[top + CallStack.BASE] = base;
                                        lead += (int) second;
                                        form = next;
                                        pc = 0;
                                        fp = base;
                                        for (int slot = base + next.params; slot < base + next.operandBase; slot++) {
                                            s[slot] = 0;
                                        }
                                        continue frame;
                                    }
                                    case FusedOp.BR_EQ_K -> {
                                        if (s[fp + b(w)] == k(w)) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_NE_K -> {
                                        if (s[fp + b(w)] != k(w)) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_LT_S_K -> {
                                        if (s[fp + b(w)] < k(w)) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_LT_U_K -> {
                                        if (Long.compareUnsigned(s[fp + b(w)], k(w)) < 0) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_GT_S_K -> {
                                        if (s[fp + b(w)] > k(w)) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_GT_U_K -> {
                                        if (Long.compareUnsigned(s[fp + b(w)], k(w)) > 0) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    default -> throw unknown(op);
                                }
                            }
                            case 3 -> {
                                switch (op) {
                                    case FusedOp.LOW_U -> s[fp + a(w)] = s[fp + b(w)] & 0xFFFF_FFFFL;
                                    case FusedOp.GLOBAL_GET -> s[fp + a(w)] = globals[b(w)].bits;
                                    case FusedOp.I32_ADD -> s[fp + a(w)] = (int) (s[fp + b(w)] + s[fp + c(w)]);
                                    case FusedOp.STORE8 -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        if ((address | at) >= 0 && at < writableBelow) {
                                            flat[(int) at] = (byte) s[fp + a(w)];
                                            written[(int) at >>> PAGE_SHIFT] = 1;
                                        } else {
                                            Access.store8(memory, address, (int) s[fp + a(w)], c(w));
                                        }
                                    }
                                    case FusedOp.RETURN, FusedOp.RETURN_ONE, FusedOp.RETURN_MANY -> {
                                        if (op == FusedOp.RETURN_ONE) {
                                            s[fp] = s[fp + a(w)];
                                        } else if (op == FusedOp.RETURN_MANY) {
                                            System.arraycopy(s, fp + a(w), s, fp, (int) code[pc]);
                                        }
                                        lead += wide(w);
                                        top -= CallStack.STRIDE;
                                        if (top < 0 || frames[top + CallStack.RESUME] < 0) {
                                            stack.top = top;
                                            stack.count = lead;
                                            return false;
                                        }
                                        int at = frames[top + CallStack.AT];
                                        lead -= at;
                                        fp = frames[top + CallStack.BASE];
                                        pc = frames[top + CallStack.RESUME];
                                        form = Objects.requireNonNull(forms[frames[top + CallStack.FUNCTION]]);
                                        if (lead > most) {
                                            leave(top, at, lead);
                                            return false;
                                        }
                                        continue frame;
                                    }
                                    case FusedOp.I32_SHR_U_K -> s[fp + a(w)] = (int) s[fp + b(w)] >>> (int) k(w);
                                    default -> throw unknown(op);
                                }
                            }
                            case 4 -> {
                                switch (op) {
                                    case FusedOp.SELECT ->
                                        s[fp + a(w)] = s[fp + ((int) s[fp + (int) code[pc++]] != 0 ? b(w) : c(w))];
                                    case FusedOp.AND -> s[fp + a(w)] = s[fp + b(w)] & s[fp + c(w)];
                                    case FusedOp.I32_SHL_K -> s[fp + a(w)] = (int) s[fp + b(w)] << (int) k(w);
                                    case FusedOp.BR_EQ -> {
                                        if (s[fp + b(w)] == s[fp + c(w)]) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_NE -> {
                                        if (s[fp + b(w)] != s[fp + c(w)]) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_LT_S -> {
                                        if (s[fp + b(w)] < s[fp + c(w)]) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_LT_U -> {
                                        if (Long.compareUnsigned(s[fp + b(w)], s[fp + c(w)]) < 0) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.BR_LE_S -> {
                                        if (s[fp + b(w)] <= s[fp + c(w)]) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    default -> throw unknown(op);
                                }
                            }
                            case 5 -> {
                                switch (op) {
                                    case FusedOp.BR_LE_U -> {
                                        if (Long.compareUnsigned(s[fp + b(w)], s[fp + c(w)]) <= 0) {
                                            break straight;
                                        }
                                        pc++;
                                    }
                                    case FusedOp.XOR -> s[fp + a(w)] = s[fp + b(w)] ^ s[fp + c(w)];
                                    case FusedOp.LOW_S -> s[fp + a(w)] = (int) s[fp + b(w)];
                                    case FusedOp.XOR_K -> s[fp + a(w)] = s[fp + b(w)] ^ k(w);
                                    case FusedOp.OR_K -> s[fp + a(w)] = s[fp + b(w)] | k(w);
                                    case FusedOp.I32_SHL -> s[fp + a(w)] = (int) s[fp + b(w)] << (int) s[fp + c(w)];
                                    case FusedOp.I64_SUB -> s[fp + a(w)] = s[fp + b(w)] - s[fp + c(w)];
                                    case FusedOp.OR -> s[fp + a(w)] = s[fp + b(w)] | s[fp + c(w)];
                                    default -> throw unknown(op);
                                }
                            }
                            case 6 -> {
                                switch (op) {
                                    case FusedOp.LOAD16_S -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? (short) LinearMemory.SHORT.get(flat, (int) at)
                                                : Access.load16(memory, address, c(w));
                                    }
                                    case FusedOp.LOAD32_U -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? (int) LinearMemory.INT.get(flat, (int) at) & 0xFFFF_FFFFL
                                                : Access.load32(memory, address, c(w)) & 0xFFFF_FFFFL;
                                    }
                                    case FusedOp.LOAD8_S -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? flat[(int) at]
                                                : Access.load8(memory, address, c(w));
                                    }
                                    case FusedOp.STORE16 -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        if ((address | at) >= 0 && at < writableBelow) {
                                            LinearMemory.SHORT.set(flat, (int) at, (short) s[fp + a(w)]);
                                            written[(int) at >>> PAGE_SHIFT] = 1;
                                        } else {
                                            Access.store16(memory, address, (int) s[fp + a(w)], c(w));
                                        }
                                    }
                                    case FusedOp.I64_SHR_U_K -> s[fp + a(w)] = s[fp + b(w)] >>> k(w);
                                    case FusedOp.LOAD16_U -> {
                                        long address = s[fp + b(w)] & mask;
                                        long at = address + c(w);
                                        s[fp + a(w)] = (address | at) >= 0 && at < readableBelow
                                                ? (short) LinearMemory.SHORT.get(flat, (int) at) & 0xFFFF
                                                : Access.load16(memory, address, c(w)) & 0xFFFF;
                                    }
                                    case FusedOp.UNARY ->
                                        s[fp + a(w)] = Numerics.unary(OPCODES[(int) code[pc++]], s[fp + b(w)]);
                                    case FusedOp.EQ_K -> s[fp + a(w)] = s[fp + b(w)] == k(w) ? 1 : 0;
                                    default -> throw unknown(op);
                                }
                            }
                            case 7 -> {
                                switch (op) {
                                    case FusedOp.NE_K -> s[fp + a(w)] = s[fp + b(w)] != k(w) ? 1 : 0;
                                    case FusedOp.LT_S_K -> s[fp + a(w)] = s[fp + b(w)] < k(w) ? 1 : 0;
                                    case FusedOp.LT_U_K ->
                                        s[fp + a(w)] = Long.compareUnsigned(s[fp + b(w)], k(w)) < 0 ? 1 : 0;
                                    case FusedOp.GT_S_K -> s[fp + a(w)] = s[fp + b(w)] > k(w) ? 1 : 0;
                                    case FusedOp.GT_U_K ->
                                        s[fp + a(w)] = Long.compareUnsigned(s[fp + b(w)], k(w)) > 0 ? 1 : 0;
                                    case FusedOp.BINARY ->
                                        s[fp + a(w)] =
                                                Numerics.binary(OPCODES[(int) code[pc++]], s[fp + b(w)], s[fp + c(w)]);
                                    case FusedOp.I32_SUB -> s[fp + a(w)] = (int) (s[fp + b(w)] - s[fp + c(w)]);
                                    case FusedOp.I64_MUL -> s[fp + a(w)] = s[fp + b(w)] * s[fp + c(w)];
                                    default -> throw unknown(op);
                                }
                            }
                            case 8 -> {
                                switch (op) {
                                    case FusedOp.I64_MUL_K -> s[fp + a(w)] = s[fp + b(w)] * k(w);
                                    case FusedOp.SHR_S_K -> s[fp + a(w)] = s[fp + b(w)] >> k(w);
                                    case FusedOp.I32_SHR_U -> s[fp + a(w)] = (int) s[fp + b(w)] >>> (int) s[fp + c(w)];
                                    case FusedOp.EQ -> s[fp + a(w)] = s[fp + b(w)] == s[fp + c(w)] ? 1 : 0;
                                    case FusedOp.NE -> s[fp + a(w)] = s[fp + b(w)] != s[fp + c(w)] ? 1 : 0;
                                    case FusedOp.LT_S -> s[fp + a(w)] = s[fp + b(w)] < s[fp + c(w)] ? 1 : 0;
                                    case FusedOp.LT_U ->
                                        s[fp + a(w)] = Long.compareUnsigned(s[fp + b(w)], s[fp + c(w)]) < 0 ? 1 : 0;
                                    case FusedOp.LE_S -> s[fp + a(w)] = s[fp + b(w)] <= s[fp + c(w)] ? 1 : 0;
                                    default -> throw unknown(op);
                                }
                            }
                            case 9 -> {
                                switch (op) {
                                    case FusedOp.LE_U ->
                                        s[fp + a(w)] = Long.compareUnsigned(s[fp + b(w)], s[fp + c(w)]) <= 0 ? 1 : 0;
                                    case FusedOp.I32_MUL -> s[fp + a(w)] = (int) (s[fp + b(w)] * s[fp + c(w)]);
                                    case FusedOp.I64_SHL -> s[fp + a(w)] = s[fp + b(w)] << s[fp + c(w)];
                                    case FusedOp.I32_ROTL ->
                                        s[fp + a(w)] = Integer.rotateLeft((int) s[fp + b(w)], (int) s[fp + c(w)]);
                                    case FusedOp.I32_MUL_K -> s[fp + a(w)] = (int) (s[fp + b(w)] * k(w));
                                    case FusedOp.I64_SHR_U -> s[fp + a(w)] = s[fp + b(w)] >>> s[fp + c(w)];
                                    case FusedOp.PLAIN -> {
                                        PlainInstructions.execute(form.body, wide(w), s, fp);
                                        continue frame;
                                    }
                                    case FusedOp.F64_MUL ->
                                        s[fp + a(w)] = Floats64.bits(Double.longBitsToDouble(s[fp + b(w)])
                                                * Double.longBitsToDouble(s[fp + c(w)]));
                                    default -> throw unknown(op);
                                }
                            }
                            case 10 -> {
                                switch (op) {
                                    case FusedOp.F64_ADD ->
                                        s[fp + a(w)] = Floats64.bits(Double.longBitsToDouble(s[fp + b(w)])
                                                + Double.longBitsToDouble(s[fp + c(w)]));
                                    case FusedOp.F64_SUB ->
                                        s[fp + a(w)] = Floats64.bits(Double.longBitsToDouble(s[fp + b(w)])
                                                - Double.longBitsToDouble(s[fp + c(w)]));
                                    case FusedOp.LEAVE -> {
                                        leave(top, wide(w), lead);
                                        return true;
                                    }
                                    case FusedOp.F64_DIV ->
                                        s[fp + a(w)] = Floats64.bits(Double.longBitsToDouble(s[fp + b(w)])
                                                / Double.longBitsToDouble(s[fp + c(w)]));
                                    case FusedOp.I32_SHR_S -> s[fp + a(w)] = (int) s[fp + b(w)] >> (int) s[fp + c(w)];
                                    case FusedOp.I64_SHR_S -> s[fp + a(w)] = s[fp + b(w)] >> s[fp + c(w)];
                                    case FusedOp.I64_ROTL ->
                                        s[fp + a(w)] = Long.rotateLeft(s[fp + b(w)], (int) s[fp + c(w)]);
                                    case FusedOp.I32_ROTL_K ->
                                        s[fp + a(w)] = Integer.rotateLeft((int) s[fp + b(w)], (int) k(w));
                                    default -> throw unknown(op);
                                }
                            }
                            case 11 -> {
                                switch (op) {
                                    case FusedOp.I64_ROTL_K -> s[fp + a(w)] = Long.rotateLeft(s[fp + b(w)], (int) k(w));
                                    default -> throw unknown(op);
                                }
                            }
                            default -> throw unknown(op);
                        }
                    }
                    long branch = code[pc];
                    lead += (int) branch;
                    pc = (int) (branch >>> 32);
                    if (lead > most && form.label(pc) >= 0) {
                        leave(top, form.label(pc), lead);
                        return false;
                    }
                }
            }
        } catch (TrapException e) {
            int at = form.instruction(pc - 1);
            new Fuser(form.body).complete(at, s, fp);
            leave(top, at, lead);
            throw e;
        }
    }

    /** The function that an indirect call finds, if it is of the wanted type; -1 otherwise. */
    private static int indirect(Instance instance, long word, long second, long index) {
        TableInstance table = instance.tables[c(word)];
        long at = TableInstructions.index(table, index);
        if (at < 0 || at >= table.elements.length) {
            return -1;
        }
        long reference = table.elements[(int) at];
        return reference != 0 && instance.machine().function(reference).typeId() == (int) (second >>> 32)
                ? (int) reference - 1
                : -1;
    }

    private static IllegalStateException unknown(int op) {
        return new IllegalStateException("no fused operation " + op);
    }

    /** Writes back where the innermost frame stands. */
    private void leave(int top, int at, long lead) {
        stack.top = top;
        stack.at(at);
        stack.count = lead + at;
    }
}
