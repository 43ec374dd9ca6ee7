package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.WasmModule;

/** Decodes and validates images; may remember what it decoded, since a process instantiates its image more than once. */
@FunctionalInterface
public interface ModuleLoader {
    WasmModule load(Binary image) throws MalformedModuleException, InvalidModuleException;
}
