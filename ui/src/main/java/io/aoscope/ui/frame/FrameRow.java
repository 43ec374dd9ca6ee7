package io.aoscope.ui.frame;

import io.aoscope.engine.vm.TypedValue;
import java.util.OptionalLong;

/** A row of the Frame panel's table. */
sealed interface FrameRow {
    /** A heading, such as Locals, with how many there are. */
    record Group(String title, int count) implements FrameRow {}

    /**
     * A value.
     *
     * @param index of the local or global; of an operand its place above the bottom of the stack
     * @param name empty where the image gives none
     * @param type as WAT writes it, or {@code unknown}
     * @param text the value in the notation chosen
     * @param preview what stands where the value points at; empty unless it is read as a pointer
     * @param changed whether it differs from the stop before
     * @param address the value as an address inside of memory
     */
    record Value(
            int index,
            String name,
            String type,
            String text,
            String preview,
            boolean changed,
            OptionalLong address,
            TypedValue value)
            implements FrameRow {}
}
