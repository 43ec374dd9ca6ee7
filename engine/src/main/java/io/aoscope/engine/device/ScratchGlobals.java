package io.aoscope.engine.device;

import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Set;

/** The globals in which toolchains keep what means nothing between two calls, by their names. */
public final class ScratchGlobals {
    private static final Set<String> NAMES =
            Set.of("__stack_pointer", "__stack_base", "__stack_end", "tempRet0", "__tls_base");

    private ScratchGlobals() {}

    /** Whether a global is one of them. */
    public static boolean contain(WasmModule module, int global) {
        return NAMES.contains(plainName(module, global));
    }

    /** The global as a person says it: its name where it has one, else its index. */
    public static String name(WasmModule module, int global) {
        String name = plainName(module, global);
        return "global " + (name.isEmpty() ? Integer.toString(global) : name);
    }

    private static String plainName(WasmModule module, int global) {
        String name = module.names().globals().get(global);
        if (name != null) {
            return name;
        }
        return module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL && export.index() == global)
                .map(Export::name)
                .findFirst()
                .orElse("");
    }
}
