package io.aoscope.engine.wasm;

/** An exception tag: its function type's parameters are what the exception carries. */
public record TagType(int typeIndex) {}
