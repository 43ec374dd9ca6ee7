package io.aoscope.engine.vm;

import java.util.List;

/**
 * The values in the frames of a call that stands still, as raw bits: reading one costs nothing, where {@link
 * Machine#frames} finds out the types of all. Frame 0 is the innermost.
 */
public final class FrameSlots {
    private final CallStack stack;
    private final List<FunctionHandle> functions;

    FrameSlots(CallStack stack, List<FunctionHandle> functions) {
        this.stack = stack;
        this.functions = functions;
    }

    public int depth() {
        return stack.depth();
    }

    /** The function of a frame. */
    public FunctionHandle function(int frame) {
        return functions.get(stack.frames[offset(frame) + CallStack.FUNCTION]);
    }

    /** Whether a frame is one of the host, which has arguments only. */
    public boolean isHost(int frame) {
        return function(frame).isHost();
    }

    /** Instruction of a frame: the next one of the innermost, the call of the others; -1 in a host function. */
    public int instruction(int frame) {
        int at = stack.frames[offset(frame) + CallStack.AT];
        return at < 0 || frame == 0 ? Math.max(at, -1) : at - 1;
    }

    /** Parameters and declared locals of a frame. */
    public int locals(int frame) {
        FunctionHandle function = function(frame);
        return function.isHost() ? function.type().params().size() : function.body().locals;
    }

    public long local(int frame, int index) {
        return stack.slots[base(frame) + checked(index, locals(frame), "local")];
    }

    public void local(int frame, int index, long bits) {
        stack.slots[base(frame) + checked(index, locals(frame), "local")] = bits;
    }

    /** Operands of a frame; those of a caller without the arguments it has passed. */
    public int operands(int frame) {
        int at = stack.frames[offset(frame) + CallStack.AT];
        if (isHost(frame) || at < 0) {
            return 0;
        }
        Body body = function(frame).body();
        return frame == 0 ? body.heights[at] : base(frame - 1) - base(frame) - body.operandBase;
    }

    /** An operand, counted from the bottom. */
    public long operand(int frame, int index) {
        int first = base(frame) + function(frame).body().operandBase;
        return stack.slots[first + checked(index, operands(frame), "operand")];
    }

    private int base(int frame) {
        return stack.frames[offset(frame) + CallStack.BASE];
    }

    private int offset(int frame) {
        return stack.top - checked(frame, depth(), "frame") * CallStack.STRIDE;
    }

    private static int checked(int index, int count, String what) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("there is no " + what + " " + index + ", there are " + count);
        }
        return index;
    }
}
