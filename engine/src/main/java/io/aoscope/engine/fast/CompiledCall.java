package io.aoscope.engine.fast;

import io.aoscope.engine.vm.Stop;

/** How a call on the compiled tier ended. */
public sealed interface CompiledCall {
    /**
     * The call is over: completed, trapped, ended by a host function or interrupted. It cannot be
     * resumed: an interrupted one has done part of its work. A trap has no position and no frames.
     */
    record Ended(Stop stop) implements CompiledCall {}

    /**
     * The call went where only the stepping tier follows, and has done part of its work: put back the
     * state from before it and run it there.
     */
    record GivenUp(String reason) implements CompiledCall {}
}
