package io.aoscope.ui.model;

import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;

/** The functions that an image imports. */
public final class Imports {
    private Imports() {}

    /** By their function index. */
    public static List<Import> functions(WasmModule module) {
        return module.imports().stream()
                .filter(imported -> imported.kind() instanceof ImportKind.Function)
                .toList();
    }
}
