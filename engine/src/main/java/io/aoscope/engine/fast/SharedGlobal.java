package io.aoscope.engine.fast;

import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Value;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.wasm.ValType;

/** Chicory's view of a global of the stepping tier: the same value. */
final class SharedGlobal extends com.dylibso.chicory.runtime.GlobalInstance {
    private final GlobalInstance global;
    private final ValType type;
    private final References references;

    SharedGlobal(
            GlobalInstance global,
            References references,
            com.dylibso.chicory.wasm.types.ValType declared,
            MutabilityType mutability) {
        super(0, 0, declared, mutability);
        this.global = global;
        this.type = global.type().type();
        this.references = references;
    }

    @Override
    public long getValue() {
        return references.toCompiled(type, global.bits());
    }

    @Override
    public long getValueLow() {
        return getValue();
    }

    @Override
    public void setValue(long value) {
        global.set(references.toMachine(type, value));
    }

    @Override
    public void setValueLow(long value) {
        setValue(value);
    }

    @Override
    public void setValue(Value value) {
        setValue(value.raw());
    }
}
