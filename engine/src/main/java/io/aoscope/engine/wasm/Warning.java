package io.aoscope.engine.wasm;

/** Something in a custom section that could not be read and was left out. */
public record Warning(int offset, String message) {}
