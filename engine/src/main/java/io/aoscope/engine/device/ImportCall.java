package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.wasm.FuncType;

/**
 * A guest's call of an imported function.
 *
 * @param module the first name of the import
 * @param name the second
 * @param arguments raw bits, one a parameter
 * @param state the state of the process
 * @param instance who calls
 * @param context services
 */
public record ImportCall(
        String module,
        String name,
        FuncType type,
        long[] arguments,
        Message state,
        Instance instance,
        DeviceContext context) {}
