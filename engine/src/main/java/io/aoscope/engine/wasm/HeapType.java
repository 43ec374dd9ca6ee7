package io.aoscope.engine.wasm;

/** What a reference may point at (WebAssembly 3.0, section 2.3.3), without structs and arrays. */
public sealed interface HeapType permits AbstractHeap, TypeIndex {
    /** The heap type as WAT writes it, for example {@code func} or {@code 3}. */
    String text();
}
