package io.aoscope.ui.frame;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.ui.kit.Format;

/**
 * A call on the stack.
 *
 * @param index 0 is the innermost
 * @param place the offset it stands at, or {@code host} for a host function
 */
record CallRow(int index, String name, String place) {
    static CallRow of(int index, FrameView frame) {
        return new CallRow(index, frame.name(), frame.instructionIndex() < 0 ? "host" : Format.hex(frame.offset(), 6));
    }
}
