package io.aoscope.engine.wasm;

import java.util.Locale;

/** Number types and the vector type. */
public enum NumType implements ValType {
    I32,
    I64,
    F32,
    F64,
    V128;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String text() {
        return text;
    }
}
