package io.aoscope.engine.wasm;

/** A global defined in the module. */
public record Global(GlobalType type, Code init) {}
