package io.aoscope.engine.vm;

/** Why {@link Machine#run} came back. */
public sealed interface Stop {
    /** The call returned; the machine is idle. */
    record Completed(long[] results) implements Stop {}

    /** The call trapped; the machine is idle, the frames are kept in the trap. */
    record Trapped(Trap trap) implements Stop {}

    /** Before an instruction that has a breakpoint. */
    record AtBreakpoint(CodePosition position) implements Stop {}

    /** The given number of instructions was executed. */
    record BudgetSpent() implements Stop {}

    /** {@link Machine#interrupt} or {@link Machine#halt} was called, or an {@link AccessWatch} stops. */
    record Interrupted() implements Stop {}

    /** A host function ended the call; the machine is idle. */
    record HostStopped(Object reason) implements Stop {}
}
