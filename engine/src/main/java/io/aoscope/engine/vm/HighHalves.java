package io.aoscope.engine.vm;

import java.util.Arrays;

/**
 * The upper halves of the vectors on a {@link CallStack}, by slot. It grows when a vector is written, so
 * that modules without vectors do not pay for it; a slot never written is 0.
 */
final class HighHalves {
    private long[] halves = new long[0];

    long get(int slot) {
        return slot < halves.length ? halves[slot] : 0;
    }

    void set(int slot, long half) {
        if (slot >= halves.length) {
            if (half == 0) {
                return;
            }
            halves = Arrays.copyOf(halves, Math.max(slot + 1, 2 * halves.length));
        }
        halves[slot] = half;
    }

    /** Copies a range, which may overlap the one it goes to. */
    void move(int from, int to, int count) {
        if (halves.length == 0) {
            return;
        }
        long[] moved = Arrays.copyOfRange(halves, Math.min(from, halves.length), Math.min(from, halves.length) + count);
        for (int i = 0; i < count; i++) {
            set(to + i, from < halves.length ? moved[i] : 0);
        }
    }

    void zero(int from, int to) {
        if (from < halves.length) {
            Arrays.fill(halves, from, Math.min(to, halves.length), 0);
        }
    }

    /** The first so many, or fewer where the rest is 0. */
    long[] copy(int size) {
        return Arrays.copyOf(halves, Math.min(size, halves.length));
    }

    void restore(long[] saved) {
        halves = saved.clone();
    }
}
