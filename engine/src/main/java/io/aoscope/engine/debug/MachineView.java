package io.aoscope.engine.debug;

import io.aoscope.engine.vm.TypedValue;
import java.util.List;

/**
 * A machine standing still, as an immutable picture.
 *
 * @param function the export called, such as {@code handle}
 * @param frames innermost first
 * @param globals every global of the instance, in index order
 * @param instructions executed so far in this call
 */
public record MachineView(String function, List<FrameView> frames, List<Slot> globals, long instructions) {

    /** A call on the stack. {@code instructionIndex} is -1 in a host function. */
    public record FrameView(
            int functionIndex, String name, int instructionIndex, int offset, List<Slot> locals, List<Slot> operands) {}

    /** A local, operand or global: its name where the image gives one, else its index, and its value. */
    public record Slot(int index, String name, TypedValue value, boolean mutable) {}
}
