package io.aoscope.engine.wasm;

/** A function defined in the module. */
public record WasmFunction(int typeIndex, Code code) {}
