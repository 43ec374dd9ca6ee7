package io.aoscope.engine.vm;

/**
 * What a machine may use.
 *
 * @param maxPages pages of 64 KiB that one memory may declare or grow to
 * @param maxResidentPages pages that one memory may have written to
 * @param maxCallDepth frames on the call stack
 * @param maxStackSlots locals and operands of all frames together, 8 bytes each
 * @param maxTableEntries elements that one table may declare or grow to
 * @param operandStackBytes frames as WAMR's classic interpreter lays them out ({@link WamrFrames}); 0 for no such limit
 */
public record MachineLimits(
        long maxPages,
        long maxResidentPages,
        int maxCallDepth,
        int maxStackSlots,
        int maxTableEntries,
        int operandStackBytes) {
    /** 16 GiB declared, 2 GiB written, 16,384 frames. */
    public static final MachineLimits DEFAULT = new MachineLimits(262_144, 32_768, 16_384, 4_194_304, 10_000_000, 0);

    public MachineLimits {
        require("maxPages", maxPages, 0, 1 << 24);
        require("maxResidentPages", maxResidentPages, 0, Long.MAX_VALUE);
        require("maxCallDepth", maxCallDepth, 1, Integer.MAX_VALUE);
        require("maxStackSlots", maxStackSlots, 1, Integer.MAX_VALUE);
        require("maxTableEntries", maxTableEntries, 0, Integer.MAX_VALUE);
        require("operandStackBytes", operandStackBytes, 0, Integer.MAX_VALUE);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; use " + least
                    + (most >= Integer.MAX_VALUE ? " or more" : " to " + most));
        }
    }

    public MachineLimits withMaxPages(long pages) {
        return new MachineLimits(
                pages, maxResidentPages, maxCallDepth, maxStackSlots, maxTableEntries, operandStackBytes);
    }

    public MachineLimits withMaxResidentPages(long pages) {
        return new MachineLimits(maxPages, pages, maxCallDepth, maxStackSlots, maxTableEntries, operandStackBytes);
    }

    public MachineLimits withMaxCallDepth(int frames) {
        return new MachineLimits(maxPages, maxResidentPages, frames, maxStackSlots, maxTableEntries, operandStackBytes);
    }

    public MachineLimits withMaxTableEntries(int entries) {
        return new MachineLimits(maxPages, maxResidentPages, maxCallDepth, maxStackSlots, entries, operandStackBytes);
    }

    public MachineLimits withOperandStackBytes(int bytes) {
        return new MachineLimits(maxPages, maxResidentPages, maxCallDepth, maxStackSlots, maxTableEntries, bytes);
    }
}
