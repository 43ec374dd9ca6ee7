package io.aoscope.engine.debug.time;

/**
 * A call of the machine that a device made.
 *
 * @param function the export called, such as {@code handle} or {@code malloc}, or {@code (start)}
 * @param first instructions the device had executed in the pass when the call began
 * @param length instructions before which the call stood: those executed, and the one that trapped
 * @param trap what it trapped with; empty where it did not
 */
public record CallSpan(String function, long first, long length, String trap) {

    /** Whether it ended with a trap, at its last instruction. */
    public boolean trapped() {
        return !trap.isEmpty();
    }
}
