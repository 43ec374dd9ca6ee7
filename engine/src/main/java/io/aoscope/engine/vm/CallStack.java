package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * The stack of one call, in arrays. {@code slots} holds locals and operands of all frames; the
 * arguments on a caller's operand stack are the first locals of the callee, and a callee leaves its
 * results where its arguments were. {@code frames} holds four numbers a frame: the function (index in
 * the machine), its first slot, its next instruction (for a caller the one after the call; -1 in a host
 * function), and where its fused form resumes after a call (-1 where it does not).
 */
final class CallStack {
    static final int FUNCTION = 0;
    static final int BASE = 1;
    static final int AT = 2;
    static final int RESUME = 3;
    static final int STRIDE = 4;
    /** In {@link #RESUME} of a host frame whose callee's results are dropped. */
    static final int DROP_RESULTS = -2;

    /** Instructions of generated code between two looks at the interrupt flag. */
    private static final int SLICE = 200_000;
    /** Frames of generated code on Java's stack. */
    private static final int NESTED = 400;

    private static final int NESTED_SLOTS = 16_000;

    private final MachineLimits limits;
    /** Bytes of WAMR's operand stack below each frame, by depth; not kept without that limit. */
    private final int[] used;

    long[] slots;
    final HighHalves high = new HighHalves();
    int[] frames;
    /** Offset in {@code frames} of the innermost frame; negative when idle. */
    int top = -STRIDE;
    /** Instructions executed. */
    long count;
    /** Generated code looks again when the count is over this. */
    long most;
    /** Generated code leaves when the count is over this. */
    long hard;

    /** What a part of generated code hands to its caller: the count, less the instruction at which that goes on. */
    long lead;

    private final BooleanSupplier interrupted;
    private int lastFrame;
    private int lastSlot;
    long[] scratch = new long[64];

    CallStack(MachineLimits limits, BooleanSupplier interrupted) {
        this.limits = limits;
        this.interrupted = interrupted;
        this.used = new int[limits.operandStackBytes() / WamrFrames.HEADER + 2];
        this.slots = new long[Math.min(limits.maxStackSlots(), 1 << 14)];
        this.frames = new int[Math.min(limits.maxCallDepth(), 256) * STRIDE];
    }

    boolean idle() {
        return top < 0;
    }

    Vector vector(int slot) {
        return new Vector(slots[slot], high.get(slot));
    }

    void vector(int slot, Vector value) {
        slots[slot] = value.low();
        high.set(slot, value.high());
    }

    /** Copies values, whose ranges may overlap. */
    void move(int from, int to, int count) {
        if (count > 0 && from != to) {
            System.arraycopy(slots, from, slots, to, count);
            high.move(from, to, count);
        }
    }

    /** Copies values out, low halves of vectors before high ones. */
    long[] values(List<ValType> types, int from) {
        int count = types.size();
        long[] values = new long[TypeScope.width(types)];
        for (int i = 0, at = 0; i < count; i++) {
            values[at++] = slots[from + i];
            if (types.get(i) == NumType.V128) {
                values[at++] = high.get(from + i);
            }
        }
        return values;
    }

    /** Copies values in that {@link #values} copied out; 0 where there are too few. */
    void put(List<ValType> types, long[] values, int to) {
        for (int i = 0, at = 0; i < types.size(); i++) {
            slots[to + i] = TypeScope.canonical(types.get(i), at < values.length ? values[at] : 0);
            at++;
            if (types.get(i) == NumType.V128) {
                high.set(to + i, at < values.length ? values[at] : 0);
                at++;
            }
        }
    }

    int depth() {
        return top / STRIDE + 1;
    }

    int function() {
        return frames[top + FUNCTION];
    }

    int base() {
        return frames[top + BASE];
    }

    int at() {
        return frames[top + AT];
    }

    void at(int instruction) {
        frames[top + AT] = instruction;
    }

    /** Whether frames have to fit into the operand stack of WAMR. */
    boolean isLimited() {
        return limits.operandStackBytes() > 0;
    }

    /** Says what the host itself takes of the operand stack of WAMR below the first frame. */
    void enter(int bytes) {
        used[0] = bytes;
    }

    /** Takes room in the operand stack of WAMR for a frame above the one at an offset, if it is there. */
    boolean takes(int below, int bytes) {
        int depth = below / STRIDE + 1;
        int before = used[depth];
        if (2L * bytes > limits.operandStackBytes() - before) {
            return false;
        }
        used[depth + 1] = before + bytes;
        return true;
    }

    /** Takes that room, or traps. */
    void take(int below, int bytes) {
        if (isLimited() && !takes(below, bytes)) {
            throw new TrapException(Trap.Kind.STACK_EXHAUSTED, "wasm operand stack overflow");
        }
    }

    /**
     * Pushes a frame whose slots are {@code base} to {@code base + size}.
     *
     * @param wamrBytes what it takes of the operand stack of WAMR
     */
    void push(int function, int base, int size, int wamrBytes) {
        if (depth() >= limits.maxCallDepth()) {
            throw exhausted(limits.maxCallDepth(), "frames");
        }
        take(top, wamrBytes);
        reserve(base + (long) size);
        if (top + 2 * STRIDE > frames.length) {
            frames = Arrays.copyOf(frames, (int) Math.min(frames.length * 2L, (long) limits.maxCallDepth() * STRIDE));
        }
        top += STRIDE;
        frames[top + FUNCTION] = function;
        frames[top + BASE] = base;
        frames[top + AT] = 0;
        frames[top + RESUME] = -1;
    }

    /** The same for generated code, which has asked for {@link #room}. */
    void begin(int frame, int function, int base, Body body) {
        frames[frame - STRIDE + RESUME] = -1;
        frames[frame + FUNCTION] = function;
        frames[frame + BASE] = base;
        frames[frame + AT] = 0;
        frames[frame + RESUME] = -1;
        Arrays.fill(slots, base + body.params, base + body.operandBase, 0);
        top = frame;
    }

    void reserve(long size) {
        if (size > slots.length) {
            if (size > limits.maxStackSlots()) {
                throw exhausted(limits.maxStackSlots(), "locals and operands");
            }
            slots = Arrays.copyOf(slots, (int) Math.min(Math.max(size, slots.length * 2L), limits.maxStackSlots()));
        }
    }

    void pop() {
        top -= STRIDE;
    }

    void clear() {
        top = -STRIDE;
    }

    /** Forgets where fused forms resume, as when functions got breakpoints. */
    void forgetResumes() {
        for (int frame = 0; frame <= top; frame += STRIDE) {
            if (frames[frame + RESUME] >= 0) {
                frames[frame + RESUME] = -1;
            }
        }
    }

    /** The slots in use. */
    long[] copyOfSlots(List<FunctionHandle> functions) {
        if (idle()) {
            return new long[0];
        }
        FunctionHandle innermost = functions.get(function());
        boolean arguments = innermost.isHost() || at() == Calls.PENDING;
        int size = arguments ? innermost.type().params().size() : innermost.body().slots;
        return Arrays.copyOf(slots, base() + size);
    }

    long[] copyOfHighHalves(int slotsInUse) {
        return high.copy(slotsInUse);
    }

    int[] copyOfFrames() {
        int[] copy = Arrays.copyOf(frames, Math.max(top + STRIDE, 0));
        for (int frame = 0; frame < copy.length; frame += STRIDE) {
            copy[frame + RESUME] = Math.min(copy[frame + RESUME], -1);
        }
        return copy;
    }

    /** Finds out again what the frames take of the operand stack of WAMR. */
    void recount(List<FunctionHandle> functions) {
        for (int frame = 0; isLimited() && frame <= top; frame += STRIDE) {
            FunctionHandle function = functions.get(frames[frame + FUNCTION]);
            if (frame == 0) {
                enter(WamrFrames.entry(function.type()));
            }
            takes(
                    frame - STRIDE,
                    function.isHost() ? hostBytes(function, frame, functions) : function.body().wamrBytes);
        }
    }

    private int hostBytes(FunctionHandle host, int frame, List<FunctionHandle> functions) {
        int next = frame + STRIDE;
        int entry = next > top
                ? 0
                : WamrFrames.entry(functions.get(frames[next + FUNCTION]).type());
        return WamrFrames.host(host.type()) + entry;
    }

    void restore(long[] savedSlots, long[] savedHigh, int[] savedFrames, long savedCount) {
        reserve(savedSlots.length);
        high.restore(savedHigh);
        System.arraycopy(savedSlots, 0, slots, 0, savedSlots.length);
        if (savedFrames.length > frames.length) {
            frames = savedFrames.clone();
        } else {
            System.arraycopy(savedFrames, 0, frames, 0, savedFrames.length);
        }
        top = savedFrames.length - STRIDE;
        count = savedCount;
    }

    /** Says how far generated code may go that is entered from the innermost frame. */
    void pace(long limit) {
        hard = limit;
        most = Math.min(hard, count + SLICE);
        int wantedFrames = (int) Math.min(top + (NESTED + 2L) * STRIDE, (long) limits.maxCallDepth() * STRIDE);
        if (frames.length < wantedFrames) {
            frames = Arrays.copyOf(frames, wantedFrames);
        }
        int wantedSlots = Math.min(base() + NESTED_SLOTS, limits.maxStackSlots());
        if (slots.length < wantedSlots) {
            slots = Arrays.copyOf(slots, wantedSlots);
        }
        lastFrame = Math.min(frames.length - STRIDE, top + NESTED * STRIDE);
        lastSlot = wantedSlots;
    }

    /** Whether generated code may begin a frame. */
    boolean room(int frame, int base, int size, int wamrBytes) {
        return (count <= most || goOn(count))
                && frame <= lastFrame
                && base + size <= lastSlot
                && (limits.operandStackBytes() == 0 || takes(frame - STRIDE, wamrBytes));
    }

    /** Whether generated code that stands at a count may go on. */
    boolean goOn(long now) {
        if (now > hard || interrupted.getAsBoolean()) {
            return false;
        }
        most = Math.min(hard, now + SLICE);
        return true;
    }

    /** Generated code returns from a frame. */
    int returned(int frame, long now) {
        count = now;
        if (now <= most || goOn(now)) {
            return CallTarget.RETURNED;
        }
        top = frame - STRIDE;
        return CallTarget.LEFT;
    }

    /** Keeps an operand of generated code that leaves. */
    void scratch(int index, long bits) {
        if (index >= scratch.length) {
            scratch = Arrays.copyOf(scratch, 2 * index);
        }
        scratch[index] = bits;
    }

    private static TrapException exhausted(int limit, String what) {
        return new TrapException(
                Trap.Kind.STACK_EXHAUSTED,
                String.format(Locale.ROOT, "call stack exhausted: the limit of %,d %s is reached", limit, what));
    }
}
