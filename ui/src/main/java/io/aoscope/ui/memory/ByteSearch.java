package io.aoscope.ui.memory;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Finds bytes in bytes. Pure; fit for any thread; ends early when cancelled. */
final class ByteSearch {
    private static final int BLOCK = 1 << 16;

    private final ByteSource source;
    private final byte[] wanted;
    private final boolean zeros;
    private final BooleanSupplier cancelled;

    /**
     * @param wanted at least one byte
     */
    ByteSearch(ByteSource source, byte[] wanted, BooleanSupplier cancelled) {
        this.source = source;
        this.wanted = wanted;
        this.cancelled = cancelled;
        boolean onlyZeros = true;
        for (byte one : wanted) {
            onlyZeros &= one == 0;
        }
        this.zeros = onlyZeros;
    }

    /** The first place at or after an address, then from the beginning up to it. */
    OptionalLong next(long from) {
        OptionalLong ahead = forward(Math.max(0, from), source.size());
        return ahead.isPresent() ? ahead : forward(0, Math.min(source.size(), from + wanted.length - 1));
    }

    /** The last place at or before an address, then from the end down to it. */
    OptionalLong previous(long from) {
        OptionalLong behind = backward(0, Math.min(source.size(), from + wanted.length));
        return behind.isPresent() ? behind : backward(Math.max(0, from + 1), source.size());
    }

    private OptionalLong forward(long from, long to) {
        byte[] block = new byte[BLOCK + wanted.length - 1];
        long at = from;
        while (at + wanted.length <= to && !cancelled.getAsBoolean()) {
            int count = (int) Math.min(BLOCK, to - wanted.length + 1 - at);
            if (!skip(at, count)) {
                int read = source.read(at, block, 0, count + wanted.length - 1);
                for (int i = 0; i + wanted.length <= read; i++) {
                    if (matches(block, i)) {
                        return OptionalLong.of(at + i);
                    }
                }
            }
            at += count;
        }
        return OptionalLong.empty();
    }

    private OptionalLong backward(long from, long to) {
        byte[] block = new byte[BLOCK + wanted.length - 1];
        long last = to - wanted.length;
        while (last >= from && !cancelled.getAsBoolean()) {
            long at = Math.max(from, last - BLOCK + 1);
            int count = (int) (last - at + 1);
            if (!skip(at, count)) {
                source.read(at, block, 0, count + wanted.length - 1);
                for (int i = count - 1; i >= 0; i--) {
                    if (matches(block, i)) {
                        return OptionalLong.of(at + i);
                    }
                }
            }
            last = at - 1;
        }
        return OptionalLong.empty();
    }

    /** Bytes never written are zeros: nothing else begins or lies in a stretch of them. */
    private boolean skip(long at, int count) {
        if (zeros) {
            return false;
        }
        long end = Math.min(source.size(), at + count + wanted.length - 1);
        long here = at;
        while (here < end) {
            if (source.touched(here)) {
                return false;
            }
            here += source.sameUntil(here);
        }
        return true;
    }

    private boolean matches(byte[] block, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (block[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
