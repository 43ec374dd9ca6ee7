package io.aoscope.engine.debug.time;

/** Bytes of linear memory. */
public record Range(long address, long length) {

    /** Whether a byte is in both. */
    public boolean meets(long otherAddress, long otherLength) {
        return length > 0 && otherLength > 0 && address < otherAddress + otherLength && otherAddress < address + length;
    }
}
