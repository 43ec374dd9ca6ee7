package io.aoscope.ui.code;

import io.aoscope.ui.kit.Format;
import java.util.Arrays;

/**
 * How often the instructions of the function on show were executed in the slot in focus.
 *
 * @param known whether that was counted
 * @param counts by instruction; empty where the function was not called
 */
record Hits(boolean known, long[] counts) {
    static final Hits UNKNOWN = new Hits(false, new long[0]);

    /** Exact, in words that need no more room than {@link #width}; 0 for what was not reached. */
    String text(int instruction) {
        return known && instruction >= 0 ? Format.count(count(instruction)) : "";
    }

    /** Characters of the longest count. */
    int width() {
        return Format.count(most()).length();
    }

    /** From 0 for what was not executed to 1 for what was most often. */
    double heat(int instruction) {
        return most() == 0 ? 0 : (double) count(instruction) / most();
    }

    private long most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    private long count(int instruction) {
        return instruction >= 0 && instruction < counts.length ? counts[instruction] : 0;
    }
}
