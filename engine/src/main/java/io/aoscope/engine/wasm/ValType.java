package io.aoscope.engine.wasm;

/** A value type (WebAssembly 3.0, section 2.3): a number, a vector or a reference. */
public sealed interface ValType permits NumType, RefType {
    /** The type as WAT writes it, for example {@code i64} or {@code (ref null 3)}. */
    String text();

    /** Whether a local of this type has a value before it is first set. */
    default boolean defaultable() {
        return true;
    }
}
