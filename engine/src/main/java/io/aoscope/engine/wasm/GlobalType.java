package io.aoscope.engine.wasm;

/** A global variable or constant. */
public record GlobalType(ValType type, boolean mutable) {}
