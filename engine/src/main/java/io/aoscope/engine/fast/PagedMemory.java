package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.DataSegment;
import io.aoscope.engine.vm.Access;
import io.aoscope.engine.vm.FlatView;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import java.util.List;

/**
 * Chicory's view of a memory of the stepping tier: the same pages, so a call on either tier begins
 * with what the last one left, and host functions see what the guest wrote. Addresses come as
 * unsigned 32-bit numbers.
 */
public final class PagedMemory implements Memory {
    /** The most bytes to be moved in a call because the memory grows. */
    private static final long MOST_MOVED = 1L << 30;

    /** The memory as {@link TightCode} accesses it. */
    public final FlatView view;
    /** The globals of the instance. */
    public final GlobalInstance[] globals;
    /** Whether the running call is to end. */
    public volatile boolean interrupted;

    private final LinearMemory memory;
    private DataSegment[] segments = new DataSegment[0];
    private boolean viewed;
    private boolean outgrown;
    private long moved;

    PagedMemory(LinearMemory memory, List<GlobalInstance> globals) {
        this.memory = memory;
        this.view = memory.view();
        this.globals = globals.toArray(GlobalInstance[]::new);
    }

    /** Begins a call of code that uses the view; false where the memory is not one array, or has grown too often. */
    boolean beginViewed() {
        moved = 0;
        viewed = !outgrown && memory.show(true);
        return viewed;
    }

    void end() {
        memory.show(false);
    }

    /** Chicory's segments, empty ones where they were dropped; changes are seen by the guest. */
    DataSegment[] segments() {
        return segments;
    }

    @Override
    public byte read(int address) {
        return (byte) Access.load8(memory, Integer.toUnsignedLong(address), 0);
    }

    @Override
    public short readShort(int address) {
        return (short) Access.load16(memory, Integer.toUnsignedLong(address), 0);
    }

    @Override
    public int readInt(int address) {
        return Access.load32(memory, Integer.toUnsignedLong(address), 0);
    }

    @Override
    public long readLong(int address) {
        return Access.load64(memory, Integer.toUnsignedLong(address), 0);
    }

    @Override
    public long readU16(int address) {
        return readShort(address) & 0xFFFFL;
    }

    @Override
    public float readFloat(int address) {
        return Float.intBitsToFloat(readInt(address));
    }

    @Override
    public long readF32(int address) {
        return readInt(address);
    }

    @Override
    public double readDouble(int address) {
        return Double.longBitsToDouble(readLong(address));
    }

    @Override
    public long readF64(int address) {
        return readLong(address);
    }

    @Override
    public void writeByte(int address, byte value) {
        Access.store8(memory, Integer.toUnsignedLong(address), value, 0);
    }

    @Override
    public void writeShort(int address, short value) {
        Access.store16(memory, Integer.toUnsignedLong(address), value, 0);
    }

    @Override
    public void writeI32(int address, int value) {
        Access.store32(memory, Integer.toUnsignedLong(address), value, 0);
    }

    @Override
    public void writeLong(int address, long value) {
        Access.store64(memory, Integer.toUnsignedLong(address), value, 0);
    }

    @Override
    public void writeF32(int address, float value) {
        writeI32(address, Float.floatToRawIntBits(value));
    }

    @Override
    public void writeF64(int address, double value) {
        writeLong(address, Double.doubleToRawLongBits(value));
    }

    @Override
    public void write(int address, byte[] data, int offset, int size) {
        memory.write(Integer.toUnsignedLong(address), data, offset, size);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        return memory.read(Integer.toUnsignedLong(address), length);
    }

    @Override
    public void fill(byte value, int from, int to) {
        long length = Integer.toUnsignedLong(to) - Integer.toUnsignedLong(from);
        memory.fill(Integer.toUnsignedLong(from), value, length);
    }

    @Override
    public void copy(int to, int from, int size) {
        memory.copy(Integer.toUnsignedLong(to), memory, Integer.toUnsignedLong(from), Integer.toUnsignedLong(size));
    }

    @Override
    public int pages() {
        return (int) memory.pages();
    }

    @Override
    public int grow(int delta) {
        if (delta < 0) {
            return -1;
        }
        int before = (int) memory.grow(delta);
        if (before >= 0 && memory.pages() > Acceptance.MAX_PAGES) {
            throw new GivenUpException(
                    "the memory grew past " + Acceptance.MAX_PAGES + " pages, the most that compiled code can address");
        }
        if (viewed && before >= 0 && delta > 0) {
            keepViewable();
        }
        return before;
    }

    private void keepViewable() {
        moved += memory.size();
        if (moved > MOST_MOVED || !memory.show(true)) {
            outgrown = true;
            throw new GivenUpException("the memory grew past what compiled code holds in one array, or too often");
        }
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        segments = dataSegments;
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int size) {
        byte[] data = segments[segment].data();
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(size) > data.length) {
            throw new TrapException(Trap.Kind.OUT_OF_BOUNDS_MEMORY, "out of bounds memory access");
        }
        memory.write(Integer.toUnsignedLong(to), data, from, size);
    }

    /** Nothing: the memory has its contents already. */
    @Override
    public void zero() {}

    /** Nothing: compiled code drops segments at the instance. */
    @Override
    public void drop(int segment) {}

    @Override
    public int initialPages() {
        return pages();
    }

    @Override
    public int maximumPages() {
        return Acceptance.MAX_PAGES;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        throw noThreads();
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        throw noThreads();
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        throw noThreads();
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int maxThreads) {
        throw noThreads();
    }

    private static UnsupportedOperationException noThreads() {
        return new UnsupportedOperationException("modules with atomic instructions are not compiled");
    }
}
