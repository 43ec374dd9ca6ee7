package io.aoscope.ui.model;

import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;

/** Links into the code of a module. */
public final class CodeLinks {
    private CodeLinks() {}

    /** The instruction at a byte of the file; empty where no function body contains it. */
    public static Optional<Link> atOffset(WasmModule module, int offset) {
        int index = module.functionAt(offset);
        WasmFunction function = index < 0 ? null : module.function(index);
        return function == null
                ? Optional.empty()
                : Optional.of(new Link.Code(index, Math.max(0, function.code().instructionAt(offset))));
    }
}
