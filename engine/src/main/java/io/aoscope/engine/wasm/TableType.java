package io.aoscope.engine.wasm;

/** A table of references. */
public record TableType(RefType element, Limits limits) {}
