package io.aoscope.engine.debug;

import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Machine;
import java.util.Set;

/** A step that is a run to helper positions, in one call of the machine. */
interface Stepper {
    /** Where it can end; they change when a part of the step is done. */
    Set<CodePosition> positions();

    /** Whether the machine, stopped at a position, has arrived. */
    boolean arrived(CodePosition position, Machine machine);
}
