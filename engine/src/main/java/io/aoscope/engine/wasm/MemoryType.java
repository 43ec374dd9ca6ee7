package io.aoscope.engine.wasm;

/** A linear memory: its limits count pages of 64 KiB. */
public record MemoryType(Limits limits) {
    public static final int PAGE_BYTES = 65_536;

    public boolean is64() {
        return limits.is64();
    }
}
