package io.aoscope.ui.memory;

/**
 * A selection in the hex view: the bytes from one end to the other, both included.
 *
 * @param anchor where it began
 * @param caret where it ends and the keys move it
 */
public record HexCursor(long anchor, long caret) {
    /** One byte. */
    public static HexCursor at(long address) {
        return new HexCursor(address, address);
    }

    /** Some bytes, with the caret on the first so that it stays in sight. */
    public static HexCursor range(long address, long length) {
        return new HexCursor(address + Math.max(1, length) - 1, address);
    }

    public long start() {
        return Math.min(anchor, caret);
    }

    /** Bytes selected, at least 1. */
    public long length() {
        return Math.abs(caret - anchor) + 1;
    }

    public boolean contains(long address) {
        return address >= start() && address < start() + length();
    }

    /** The caret somewhere else, inside of {@code size} bytes. */
    HexCursor to(long address, boolean extend, long size) {
        long inside = Math.max(0, Math.min(address, size - 1));
        return new HexCursor(extend ? anchor : inside, inside);
    }
}
