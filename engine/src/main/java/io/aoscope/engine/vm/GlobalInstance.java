package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.GlobalType;

/** A global of a machine; {@code type} indices are those of the module that defines it. */
public final class GlobalInstance implements Extern {
    private final GlobalType type;
    private final TypeScope scope;
    long bits;

    GlobalInstance(GlobalType type, TypeScope scope, long bits) {
        this.type = type;
        this.scope = scope;
        this.bits = bits;
    }

    public GlobalType type() {
        return type;
    }

    public TypedValue value() {
        return new TypedValue(type.type(), bits);
    }

    /** The value without its type, as {@link TypedValue} writes bits. */
    public long bits() {
        return bits;
    }

    /** Sets the value, whether or not the guest may. */
    public void set(long value) {
        bits = TypeScope.canonical(type.type(), value);
    }

    TypeScope scope() {
        return scope;
    }
}
