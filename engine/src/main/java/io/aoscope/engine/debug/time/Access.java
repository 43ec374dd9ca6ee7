package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Binary;

/**
 * A read or write of memory.
 *
 * @param at the stop before it; what was written can be seen at the next one (rule K15)
 * @param by who did it
 * @param function index of the function whose instruction it was; -1 where none
 * @param name that function's name, the import's, the device's, or which data segment; empty for a change
 * @param offset byte offset of the instruction in the file; -1 where none
 * @param instruction its text
 * @param range the bytes that were accessed, all of them
 * @param asked the first byte that was asked for
 * @param before what stood in the range asked for before
 * @param after what stood there after
 */
public record Access(
        Point at,
        By by,
        int function,
        String name,
        int offset,
        String instruction,
        Range range,
        long asked,
        Binary before,
        Binary after) {

    /** Who accesses memory. */
    public enum By {
        INSTRUCTION,
        HOST,
        DEVICE,
        DATA_SEGMENT,
        /** A branch, which changes bytes before what follows. */
        CHANGE
    }
}
