package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.TableType;
import java.util.Arrays;

/** A table of references; its elements are copied when they change after a checkpoint. */
public final class TableInstance implements Extern {
    private final TableType type;
    private final TypeScope scope;
    private final MachineLimits machineLimits;
    private boolean shared;
    long[] elements;

    TableInstance(TableType type, TypeScope scope, MachineLimits machineLimits, long init) {
        this.type = type;
        this.scope = scope;
        this.machineLimits = machineLimits;
        this.elements = new long[(int) type.limits().min()];
        Arrays.fill(elements, init);
    }

    public TableType type() {
        return type;
    }

    public int size() {
        return elements.length;
    }

    /** A reference as a handle; 0 is null. */
    public long get(long index) throws TrapException {
        check(index, 1);
        return elements[(int) index];
    }

    public void set(long index, long reference) throws TrapException {
        check(index, 1);
        own()[(int) index] = reference;
    }

    /** A copy of all references. */
    public long[] references() {
        return elements.clone();
    }

    /**
     * Adds elements.
     *
     * @return the size before, or -1 where a limit forbids it
     */
    public long grow(long delta, long init) {
        Limits limits = type.limits();
        long most = machineLimits.maxTableEntries();
        if (limits.hasMax() && Long.compareUnsigned(limits.max(), most) < 0) {
            most = limits.max();
        }
        int before = elements.length;
        if (Long.compareUnsigned(delta, most) > 0 || before + delta > most) {
            return -1;
        }
        if (delta > 0) {
            elements = Arrays.copyOf(elements, (int) (before + delta));
            Arrays.fill(elements, before, elements.length, init);
            shared = false;
        }
        return before;
    }

    void fill(long index, long value, long count) {
        check(index, count);
        Arrays.fill(own(), (int) index, (int) (index + count), value);
    }

    void copy(long to, TableInstance source, long from, long count) {
        source.check(from, count);
        check(to, count);
        System.arraycopy(source.elements, (int) from, own(), (int) to, (int) count);
    }

    void init(long to, long[] segment, long from, long count) {
        if (!within(segment.length, from, count)) {
            throw outOfBounds();
        }
        check(to, count);
        System.arraycopy(segment, (int) from, own(), (int) to, (int) count);
    }

    /** The elements, to be kept by a checkpoint: they are copied before they change. */
    long[] share() {
        shared = true;
        return elements;
    }

    void restore(long[] references) {
        elements = references;
        shared = true;
    }

    TypeScope scope() {
        return scope;
    }

    private long[] own() {
        if (shared) {
            elements = elements.clone();
            shared = false;
        }
        return elements;
    }

    private void check(long index, long count) {
        if (!within(elements.length, index, count)) {
            throw outOfBounds();
        }
    }

    private static boolean within(long size, long index, long count) {
        return Long.compareUnsigned(count, size) <= 0 && Long.compareUnsigned(index, size - count) <= 0;
    }

    private static TrapException outOfBounds() {
        return new TrapException(Trap.Kind.OUT_OF_BOUNDS_TABLE, "out of bounds table access");
    }
}
