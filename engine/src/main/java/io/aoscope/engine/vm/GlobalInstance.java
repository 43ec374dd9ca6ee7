package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.GlobalType;

/** A global of a machine; {@code type} indices are those of the module that defines it. */
public final class GlobalInstance implements Extern {
    private final GlobalType type;
    private final TypeScope scope;
    long bits;
    /** Of a v128 the upper half. */
    long high;

    GlobalInstance(GlobalType type, TypeScope scope, Vector value) {
        this.type = type;
        this.scope = scope;
        vector(value);
    }

    Vector vector() {
        return new Vector(bits, high);
    }

    void vector(Vector value) {
        bits = value.low();
        high = value.high();
    }

    public GlobalType type() {
        return type;
    }

    public TypedValue value() {
        return new TypedValue(type.type(), bits, high);
    }

    /** The value without its type, of a v128 the low half, as {@link TypedValue} writes bits. */
    public long bits() {
        return bits;
    }

    /** Sets the value, whether or not the guest may. */
    public void set(long value) {
        bits = TypeScope.canonical(type.type(), value);
        high = 0;
    }

    /** The same for one that is an i64, whose every value is its one form. */
    public void setI64(long value) {
        bits = value;
    }

    TypeScope scope() {
        return scope;
    }
}
