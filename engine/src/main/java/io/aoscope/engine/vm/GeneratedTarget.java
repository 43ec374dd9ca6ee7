package io.aoscope.engine.vm;

import org.jspecify.annotations.Nullable;

/** A function as generated code. */
abstract class GeneratedTarget extends CallTarget {
    private int function;
    private @Nullable Shape[] shapes = new @Nullable Shape[0];

    final void complete(int index, @Nullable Shape[] all) {
        function = index;
        shapes = all;
    }

    /** Writes the frame; locals are in their slots and operands in the scratch array. */
    final int leave(Linkage link, int base, int frame, int at, int status, long lead) {
        CallStack stack = link.stack;
        FunctionHandle handle = link.instance.functions[function];
        Shape shape = shapes[at];
        if (shape == null) {
            throw new IllegalStateException("function " + function + " does not leave at instruction " + at);
        }
        long[] slots = stack.slots;
        int first = base + handle.body().operandBase;
        for (int i = 0; i < shape.sources().length; i++) {
            int source = shape.sources()[i];
            slots[first + i] = switch (source) {
                case Shape.CONSTANT -> shape.values()[i];
                case Shape.LOCAL -> slots[base + (int) shape.values()[i]];
                default -> stack.scratch[source];
            };
        }
        stack.frames[frame + CallStack.FUNCTION] = (int) handle.reference() - 1;
        stack.frames[frame + CallStack.BASE] = base;
        stack.frames[frame + CallStack.RESUME] = -1;
        if (status == LEFT) {
            stack.frames[frame + CallStack.AT] = at + 1;
        } else {
            stack.frames[frame + CallStack.AT] = at;
            stack.top = frame;
            stack.count = lead + at;
        }
        return LEFT;
    }
}
