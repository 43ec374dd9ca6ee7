package io.aoscope.engine.device;

import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;

/**
 * A call that a device wants made. The machine is idle; whoever receives this does {@code machine.begin(handle,
 * arguments)} and runs it.
 *
 * @param function the name of the export, or {@code (start)} for a start function
 * @param arguments raw bits, one a parameter
 * @param host the state of the process as imports see and change it during the call
 */
public record MachineCall(
        Machine machine, Instance instance, String function, FunctionHandle handle, long[] arguments, HostState host) {}
