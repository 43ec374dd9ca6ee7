package io.aoscope.engine.wasm;

/** The instruction families of the standard's binary format chapter. */
public enum Family {
    CONTROL,
    EXCEPTION,
    PARAMETRIC,
    VARIABLE,
    TABLE,
    MEMORY,
    NUMERIC,
    VECTOR,
    REFERENCE
}
