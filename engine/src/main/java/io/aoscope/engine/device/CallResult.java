package io.aoscope.engine.device;

import io.aoscope.engine.vm.Trap;

/** What came of a {@link MachineCall}. */
public sealed interface CallResult {
    /** It returned; raw bits, one a result. */
    record Completed(long[] results) implements CallResult {}

    /** It trapped; partial effects on memory stay. */
    record Trapped(Trap trap) implements CallResult {}

    /** A host function ended it: a {@link ProcessExit}, or a {@link Failure}. */
    record Stopped(Object reason) implements CallResult {}
}
