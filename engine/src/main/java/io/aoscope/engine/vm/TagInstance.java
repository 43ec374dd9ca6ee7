package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;

/** An exception tag of a machine, compared by identity. */
public final class TagInstance implements Extern {
    private final FuncType type;
    private final int typeId;

    TagInstance(FuncType type, int typeId) {
        this.type = type;
        this.typeId = typeId;
    }

    /** Its parameters are what the exception carries. */
    public FuncType type() {
        return type;
    }

    int typeId() {
        return typeId;
    }
}
