package io.aoscope.engine.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that ended abnormally.
 *
 * @param message as the WebAssembly suite words it
 * @param position the instruction that trapped; it is not counted as executed
 * @param offset of that instruction in the file; -1 where there is none
 * @param frames as they stood before that instruction, innermost first
 */
public record Trap(Kind kind, String message, @Nullable CodePosition position, int offset, List<Frame> frames) {
    public Trap {
        frames = List.copyOf(frames);
    }

    /** What went wrong. */
    public enum Kind {
        UNREACHABLE,
        INTEGER_DIVIDE_BY_ZERO,
        INTEGER_OVERFLOW,
        INVALID_CONVERSION,
        OUT_OF_BOUNDS_MEMORY,
        OUT_OF_BOUNDS_TABLE,
        UNDEFINED_ELEMENT,
        UNINITIALIZED_ELEMENT,
        INDIRECT_CALL_TYPE_MISMATCH,
        NULL_REFERENCE,
        STACK_EXHAUSTED,
        UNCAUGHT_EXCEPTION,
        HOST,
        LIMIT
    }
}
