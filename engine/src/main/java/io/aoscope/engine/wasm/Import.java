package io.aoscope.engine.wasm;

/** An import: two names and what must stand there. */
public record Import(String module, String name, ImportKind kind) {}
