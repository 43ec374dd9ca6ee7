package io.aoscope.engine.wasm;

import java.util.List;

/** Runs the validator over one function and keeps what it knew. */
final class FlowPass {
    private FlowPass() {}

    static OperandTypes.State state(WasmModule module, int function, int instruction) {
        return new OperandTypes.State(List.of(), instruction >= 0 && function < module.functionCount(), List.of());
    }

    static int[] heights(WasmModule module, int function) {
        WasmFunction defined = module.function(function);
        return new int[defined == null ? 0 : defined.code().size()];
    }
}
