package io.aoscope.engine.debug.time;

import java.util.stream.LongStream;

/** Bytes of linear memory. */
public record Range(long address, long length) {

    /** Whether a byte is in both. */
    public boolean meets(long otherAddress, long otherLength) {
        return length > 0 && otherLength > 0 && address < otherAddress + otherLength && otherAddress < address + length;
    }

    /** The pages of 64 KiB that the bytes stand in. */
    long[] pages() {
        long first = address >>> 16;
        long last = address + Math.max(length, 1) - 1 >>> 16;
        return LongStream.rangeClosed(first, last).toArray();
    }
}
