package io.aoscope.engine.vm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of a machine, by reference: 1 for the first. Most are caught and forgotten, so when
 * their number has doubled those that no value refers to are dropped and their references given anew.
 * Slots do not carry types, so any value that could be a reference keeps its exception.
 */
final class Exceptions {
    private static final int FIRST_SWEEP = 1024;

    private final Supplier<List<long[]>> values;
    private List<@Nullable ExceptionObject> kept = new ArrayList<>();
    private final BitSet free = new BitSet();
    private int sweepAt = FIRST_SWEEP;

    /**
     * @param values every value of the machine that could be a reference
     */
    Exceptions(Supplier<List<long[]>> values) {
        this.values = values;
    }

    /** Keeps an exception and gives its reference. */
    long keep(ExceptionObject exception) {
        if (kept.size() - free.cardinality() >= sweepAt) {
            sweep(exception);
        }
        int index = free.nextSetBit(0);
        if (index < 0) {
            kept.add(exception);
            return kept.size();
        }
        free.clear(index);
        kept.set(index, exception);
        return index + 1L;
    }

    ExceptionObject get(long reference) {
        ExceptionObject exception = kept.get((int) reference - 1);
        if (exception == null) {
            throw new IllegalStateException("exception " + reference + " was dropped though a value refers to it");
        }
        return exception;
    }

    /** How many are kept. */
    int size() {
        return kept.size() - free.cardinality();
    }

    /** A copy for a checkpoint. */
    List<@Nullable ExceptionObject> copy() {
        return new ArrayList<>(kept);
    }

    /** Takes a copy back. */
    void restore(List<@Nullable ExceptionObject> copy) {
        kept = new ArrayList<>(copy);
        free.clear();
        for (int i = 0; i < kept.size(); i++) {
            free.set(i, kept.get(i) == null);
        }
    }

    private void sweep(ExceptionObject thrown) {
        BitSet live = new BitSet();
        values.get().forEach(some -> mark(some, live));
        mark(thrown.values(), live);
        for (int i = 0; i < kept.size(); i++) {
            if (!live.get(i)) {
                kept.set(i, null);
                free.set(i);
            }
        }
        sweepAt = Math.max(FIRST_SWEEP, 2 * live.cardinality());
    }

    private void mark(long[] some, BitSet live) {
        for (long value : some) {
            if (value < 1 || value > kept.size() || live.get((int) value - 1)) {
                continue;
            }
            ExceptionObject exception = kept.get((int) value - 1);
            if (exception != null) {
                live.set((int) value - 1);
                mark(exception.values(), live);
            }
        }
    }
}
