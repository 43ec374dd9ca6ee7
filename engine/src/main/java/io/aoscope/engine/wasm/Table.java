package io.aoscope.engine.wasm;

import org.jspecify.annotations.Nullable;

/** A table defined in the module; without an initial expression its elements are null. */
public record Table(TableType type, @Nullable Code init) {}
