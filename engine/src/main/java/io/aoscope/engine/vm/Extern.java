package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;

/** Something that an import can be. Apart from {@link Host}, it must belong to the same machine. */
public sealed interface Extern
        permits Extern.Host, FunctionHandle, TableInstance, LinearMemory, GlobalInstance, TagInstance {
    /** A host function, with the type it is called with. */
    record Host(FuncType type, HostFunction function) implements Extern {}
}
