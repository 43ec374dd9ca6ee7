package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.TableType;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** A table of references; its elements are copied when they change after a checkpoint. */
public final class TableInstance implements Extern {
    /** Elements from which on an instruction can be interrupted; that costs keeping all elements meanwhile. */
    static final int LARGE = 8 << 20;

    private static final int LOOK = 1 << 20;

    private final TableType type;
    private final TypeScope scope;
    private final MachineLimits machineLimits;
    private boolean shared;
    private BooleanSupplier interruption = () -> false;
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
        inParts(count, (done, part) -> {
            int from = (int) index + done;
            Arrays.fill(own(), from, from + part, value);
        });
    }

    void copy(long to, TableInstance source, long from, long count) {
        source.check(from, count);
        check(to, count);
        // A copy in parts writes to another array, so that no part reads what one before it has written.
        long[] elementsBefore = source.elements;
        inParts(
                count,
                (done, part) -> System.arraycopy(elementsBefore, (int) from + done, own(), (int) to + done, part));
    }

    void init(long to, long[] segment, long from, long count) {
        if (!within(segment.length, from, count)) {
            throw outOfBounds();
        }
        check(to, count);
        inParts(count, (done, part) -> System.arraycopy(segment, (int) from + done, own(), (int) to + done, part));
    }

    /** Changes a part of the range being changed. */
    private interface Part {
        void change(int done, int part);
    }

    private void inParts(long count, Part work) {
        if (count < LARGE) {
            work.change(0, (int) count);
            return;
        }
        long[] before = share();
        for (int done = 0; done < count; done += LOOK) {
            if (interruption.getAsBoolean()) {
                restore(before);
                throw new BulkInterruptedException();
            }
            work.change(done, (int) Math.min(LOOK, count - done));
        }
    }

    /** Says what a large fill, copy or init asks whether it is to be interrupted. */
    void interruptible(BooleanSupplier asked) {
        interruption = asked;
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
