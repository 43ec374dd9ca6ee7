package io.aoscope.engine.fast;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.DataSegment;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TrapException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Chicory's view of a memory of the stepping tier: the same pages, so a call on either tier begins
 * with what the last one left, and host functions see what the guest wrote. Addresses come as
 * unsigned 32-bit numbers. The fast path is an access within one page; the rest, traps included, is
 * left to {@link LinearMemory}.
 */
final class PagedMemory implements Memory {
    private static final int SHIFT = 16;
    private static final int MASK = PAGE_SIZE - 1;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final LinearMemory memory;
    private DataSegment[] segments = new DataSegment[0];

    PagedMemory(LinearMemory memory) {
        this.memory = memory;
    }

    /** Chicory's segments, empty ones where they were dropped; changes are seen by the guest. */
    DataSegment[] segments() {
        return segments;
    }

    @Override
    public byte read(int address) {
        byte[][] pages = memory.readablePages();
        int page = address >>> SHIFT;
        if (page < pages.length) {
            return pages[page][address & MASK];
        }
        return (byte) slow(address, 1);
    }

    @Override
    public short readShort(int address) {
        byte[][] pages = memory.readablePages();
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < pages.length && at <= PAGE_SIZE - Short.BYTES) {
            return (short) SHORT.get(pages[page], at);
        }
        return (short) slow(address, Short.BYTES);
    }

    @Override
    public int readInt(int address) {
        byte[][] pages = memory.readablePages();
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < pages.length && at <= PAGE_SIZE - Integer.BYTES) {
            return (int) INT.get(pages[page], at);
        }
        return (int) slow(address, Integer.BYTES);
    }

    @Override
    public long readLong(int address) {
        byte[][] pages = memory.readablePages();
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < pages.length && at <= PAGE_SIZE - Long.BYTES) {
            return (long) LONG.get(pages[page], at);
        }
        return slow(address, Long.BYTES);
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
        int page = address >>> SHIFT;
        if (page < memory.readablePages().length) {
            own(page)[address & MASK] = value;
        } else {
            slow(address, 1, value);
        }
    }

    @Override
    public void writeShort(int address, short value) {
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < memory.readablePages().length && at <= PAGE_SIZE - Short.BYTES) {
            SHORT.set(own(page), at, value);
        } else {
            slow(address, Short.BYTES, value);
        }
    }

    @Override
    public void writeI32(int address, int value) {
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < memory.readablePages().length && at <= PAGE_SIZE - Integer.BYTES) {
            INT.set(own(page), at, value);
        } else {
            slow(address, Integer.BYTES, value);
        }
    }

    @Override
    public void writeLong(int address, long value) {
        int page = address >>> SHIFT;
        int at = address & MASK;
        if (page < memory.readablePages().length && at <= PAGE_SIZE - Long.BYTES) {
            LONG.set(own(page), at, value);
        } else {
            slow(address, Long.BYTES, value);
        }
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
        return before;
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

    private byte[] own(int page) {
        byte[] writable = memory.writablePages()[page];
        return writable != null ? writable : memory.own(page);
    }

    private long slow(int address, int bytes) {
        return memory.get(Integer.toUnsignedLong(address), 0, bytes);
    }

    private void slow(int address, int bytes, long value) {
        memory.put(Integer.toUnsignedLong(address), 0, bytes, value);
    }
}
