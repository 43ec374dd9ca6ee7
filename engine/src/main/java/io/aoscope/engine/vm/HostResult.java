package io.aoscope.engine.vm;

/** What a host function answers. */
public sealed interface HostResult {
    /** Returns; missing values are 0. */
    record Values(long... values) implements HostResult {}

    /** Traps with {@link Trap.Kind#HOST}. */
    record Trapping(String message) implements HostResult {}

    /** Ends the whole call: {@link Stop.HostStopped}. */
    record Stopping(Object reason) implements HostResult {}

    /**
     * Calls an element of one of the caller's tables and returns what it returns, without using Java's
     * stack.
     *
     * @param dropResults whether the results are dropped and zeros returned
     */
    record CallTable(int tableIndex, long elementIndex, long[] arguments, boolean dropResults) implements HostResult {}

    /** Returns nothing, or zeros. */
    static HostResult none() {
        return new Values();
    }
}
