package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Binary;

/**
 * What a branch changes at a point before it goes on (rule K20).
 *
 * @param ordinal the stop of the slot at which it is made, before everything that follows there; {@link #END} at its end
 */
public record Edit(long ordinal, Change change) {
    /** In the place of an ordinal: at the slot's end, however many stops come before. */
    static final long END = Long.MAX_VALUE;

    /** Whether it is made at the slot's end. */
    boolean atEnd() {
        return ordinal == END;
    }

    /** What is changed. */
    public sealed interface Change {
        /** Bytes of linear memory. */
        record Bytes(long address, Binary bytes) implements Change {}

        /** A local of a frame, 0 the innermost. */
        record Local(int frame, int index, long bits) implements Change {}

        record Global(int index, long bits) implements Change {}

        /** A file of the process, by its path. */
        record File(String path, Binary content) implements Change {}

        /** The answer of the import called by the instruction at the stop. */
        record HostAnswer(long result) implements Change {}
    }
}
