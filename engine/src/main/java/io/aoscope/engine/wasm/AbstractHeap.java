package io.aoscope.engine.wasm;

import java.util.Locale;

/** Heap types that are not defined by the module. */
public enum AbstractHeap implements HeapType {
    FUNC,
    EXTERN,
    EXN,
    NOFUNC,
    NOEXTERN,
    NOEXN;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String text() {
        return text;
    }
}
