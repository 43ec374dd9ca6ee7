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
        if (maxPages < 0 || maxPages > 1 << 24) {
            throw new IllegalArgumentException("maxPages is " + maxPages + "; use 0 to " + (1 << 24));
        }
        if (maxCallDepth < 1
                || maxStackSlots < 1
                || maxTableEntries < 0
                || maxResidentPages < 0
                || operandStackBytes < 0) {
            throw new IllegalArgumentException("a limit is negative: " + maxResidentPages + " resident pages, "
                    + maxCallDepth + " frames, " + maxStackSlots + " slots, " + maxTableEntries + " table entries, "
                    + operandStackBytes + " bytes of operand stack");
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
