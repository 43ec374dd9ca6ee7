package io.aoscope.engine.wasm;

import org.jspecify.annotations.Nullable;

/**
 * A data segment.
 *
 * @param memory memory that an active segment is copied to; 0 for a passive one
 * @param offset where in the memory; null for a passive segment
 * @param start first byte in the file
 * @param length bytes
 */
public record DataSegment(int memory, @Nullable Code offset, int start, int length) {
    public boolean passive() {
        return offset == null;
    }
}
