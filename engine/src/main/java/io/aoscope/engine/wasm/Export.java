package io.aoscope.engine.wasm;

/** An export; the index counts imports first. */
public record Export(String name, ExternKind kind, int index) {}
