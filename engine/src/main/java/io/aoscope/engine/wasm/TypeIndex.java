package io.aoscope.engine.wasm;

/** A heap type defined by the module: an index into its types. */
public record TypeIndex(int index) implements HeapType {
    @Override
    public String text() {
        return Integer.toString(index);
    }
}
