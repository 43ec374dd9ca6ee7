package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.StopPoint;

/** Why a run stands still. */
public sealed interface PauseReason {
    /** It was sent to pause at once, or a step ended. */
    record Stepped() implements PauseReason {}

    /** A breakpoint was reached. */
    record AtBreakpoint(Breakpoint breakpoint) implements PauseReason {}

    /** Another stop point was reached: a watchpoint, a device, an exception, a growth of memory. */
    record AtStop(StopPoint stop) implements PauseReason {}

    /** The user asked for it. */
    record Requested() implements PauseReason {}

    /** The guest trapped; the frames are those at the trap. Resuming lets the device see it. */
    record Trapped(String message) implements PauseReason {}

    /** It is a moment of the past that is looked at; nothing is under way there. */
    record Past(Point at) implements PauseReason {}
}
