package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.WasmModule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory: a table of 64 KiB pages, copied on write. {@code readable} holds every page, at
 * first the one shared zero page; {@code writable} holds only the pages that this memory alone owns,
 * so a store to a page of an image (or to the zero page) finds null and copies first. Taking an image
 * empties {@code writable} again. Addresses are unsigned 64-bit; those of a 32-bit memory come
 * zero-extended.
 */
public final class LinearMemory implements Extern {
    static final int PAGE_SHIFT = 16;
    /** Bytes in a page. */
    public static final int PAGE = 1 << PAGE_SHIFT;

    static final int PAGE_MASK = PAGE - 1;
    static final byte[] ZERO_PAGE = new byte[PAGE];
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Stands for memory 0 where there is none. */
    static final LinearMemory NONE =
            new LinearMemory(Limits.between(0, 0, true), MachineLimits.DEFAULT.withMaxPages(0));

    /** Bytes from which on a fill or copy can be interrupted; that costs keeping what is overwritten. */
    static final long LARGE = 64L << 20;

    /** Bytes between two looks for an interruption: some milliseconds. */
    private static final long LOOK = 4L << 20;

    private final Limits limits;
    private final MachineLimits machineLimits;
    private final BitSet changedChunks = new BitSet();
    private MemoryImage lastImage;
    private @Nullable MemoryWatch watch;
    private long resident;
    private BooleanSupplier interruption = () -> false;
    byte[][] readable;
    byte[] @Nullable [] writable;

    /** An access outside of the memory. */
    public static final class OutOfBounds extends TrapException {
        private static final long serialVersionUID = 1L;

        OutOfBounds() {
            super(Trap.Kind.OUT_OF_BOUNDS_MEMORY, "out of bounds memory access");
        }
    }

    LinearMemory(Limits limits, MachineLimits machineLimits) {
        this.limits = limits;
        this.machineLimits = machineLimits;
        this.readable = new byte[(int) limits.min()][];
        this.writable = new byte[(int) limits.min()][];
        Arrays.fill(readable, ZERO_PAGE);
        this.lastImage = MemoryImage.of(limits.min(), page -> null);
    }

    /** Says what a large fill or copy asks whether it is to be interrupted. */
    void interruptible(BooleanSupplier asked) {
        interruption = asked;
    }

    /** The declared limits. */
    public Limits limits() {
        return limits;
    }

    public boolean is64() {
        return limits.is64();
    }

    public long pages() {
        return readable.length;
    }

    /** Bytes. */
    public long size() {
        return (long) readable.length << PAGE_SHIFT;
    }

    /** Pages that were ever written to. */
    public long residentPages() {
        return resident;
    }

    /** Whether all of a range lies in the memory; both numbers unsigned. */
    public boolean in(long address, long length) {
        long size = size();
        return Long.compareUnsigned(length, size) <= 0 && Long.compareUnsigned(address, size - length) <= 0;
    }

    /**
     * Adds pages.
     *
     * @return the pages before, or -1 where a limit forbids it
     */
    public long grow(long delta) {
        long before = pages();
        long most = Math.min(machineLimits.maxPages(), limits.is64() ? 1L << 48 : 1L << 16);
        if (limits.hasMax() && Long.compareUnsigned(limits.max(), most) < 0) {
            most = limits.max();
        }
        if (Long.compareUnsigned(delta, most) > 0 || before + delta > most) {
            return -1;
        }
        if (delta > 0) {
            int after = (int) (before + delta);
            byte[][] grown = Arrays.copyOf(readable, after);
            Arrays.fill(grown, (int) before, after, ZERO_PAGE);
            writable = Arrays.copyOf(writable, after);
            readable = grown;
            changedChunks.set((int) before >>> MemoryImage.CHUNK_SHIFT, MemoryImage.chunkCount(after));
        }
        return before;
    }

    /** Who hears of accesses from now on; null for nobody. */
    public void watch(@Nullable MemoryWatch listener) {
        watch = listener;
    }

    /** Copies bytes out of the memory. */
    public byte[] read(long address, int length) throws OutOfBounds {
        check(address, length);
        reading(address, length);
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            long at = address + done;
            int start = (int) at & PAGE_MASK;
            int part = Math.min(length - done, PAGE - start);
            System.arraycopy(readable[(int) (at >>> PAGE_SHIFT)], start, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    /** Copies bytes into the memory. */
    public void write(long address, byte[] bytes) throws OutOfBounds {
        write(address, bytes, 0, bytes.length);
    }

    /** Copies a part of an array into the memory. */
    public void write(long address, byte[] bytes, int offset, int length) throws OutOfBounds {
        check(address, length);
        writing(address, length);
        int done = 0;
        while (done < length) {
            long at = address + done;
            int start = (int) at & PAGE_MASK;
            int part = Math.min(length - done, PAGE - start);
            System.arraycopy(bytes, offset + done, own((int) (at >>> PAGE_SHIFT)), start, part);
            done += part;
        }
    }

    public byte getByte(long address) throws OutOfBounds {
        return (byte) get(address, 0, 1);
    }

    public int getInt(long address) throws OutOfBounds {
        return (int) get(address, 0, 4);
    }

    public long getLong(long address) throws OutOfBounds {
        return get(address, 0, 8);
    }

    public void putByte(long address, byte value) throws OutOfBounds {
        put(address, 0, 1, value);
    }

    public void putInt(long address, int value) throws OutOfBounds {
        put(address, 0, 4, value);
    }

    public void putLong(long address, long value) throws OutOfBounds {
        put(address, 0, 8, value);
    }

    /** An immutable copy that shares every page with this memory until one of them is written to. */
    public MemoryImage image() {
        if (changedChunks.isEmpty()) {
            return lastImage;
        }
        byte[][][] old = lastImage.chunks();
        byte[][][] chunks = Arrays.copyOf(old, MemoryImage.chunkCount(pages()));
        for (int c = changedChunks.nextSetBit(0); c >= 0; c = changedChunks.nextSetBit(c + 1)) {
            int from = c << MemoryImage.CHUNK_SHIFT;
            int to = from + MemoryImage.pagesIn(c, pages());
            chunks[c] = Arrays.copyOfRange(readable, from, to);
            Arrays.fill(writable, from, to, null);
        }
        changedChunks.clear();
        lastImage = new MemoryImage(pages(), chunks, resident);
        return lastImage;
    }

    /** Puts an image back, sharing its pages. */
    public void restore(MemoryImage image) {
        byte[][][] old = lastImage.chunks();
        byte[][][] chunks = image.chunks();
        if (image.pages() != pages()) {
            readable = Arrays.copyOf(readable, (int) image.pages());
            writable = Arrays.copyOf(writable, (int) image.pages());
        }
        for (int c = 0; c < chunks.length; c++) {
            if (c >= old.length || chunks[c] != old[c] || changedChunks.get(c)) {
                int from = c << MemoryImage.CHUNK_SHIFT;
                System.arraycopy(chunks[c], 0, readable, from, chunks[c].length);
                Arrays.fill(writable, from, from + chunks[c].length, null);
            }
        }
        changedChunks.clear();
        lastImage = image;
        resident = image.residentPages();
    }

    /**
     * Every page, for reading only. The array is another one after the memory grows or is restored;
     * an element is another one after {@link #own}.
     */
    public byte[][] readablePages() {
        return readable;
    }

    /** The pages that may be written to in place; null for one that {@link #own} must make first. */
    public byte[] @Nullable [] writablePages() {
        return writable;
    }

    /** Whether a page was written to since it was last asked for here, or since the last image was taken or restored. */
    public boolean takeWritten(long page) {
        boolean written = page >= 0 && page < writable.length && writable[(int) page] != null;
        if (written) {
            writable[(int) page] = null;
        }
        return written;
    }

    /** Reads 1, 2, 4 or 8 bytes at {@code address + offset}, zero-extended. */
    public long get(long address, long offset, int bytes) {
        long at = effective(address, offset, bytes);
        reading(at, bytes);
        byte[] page = readable[(int) (at >>> PAGE_SHIFT)];
        int start = (int) at & PAGE_MASK;
        if (start <= PAGE - bytes) {
            return switch (bytes) {
                case 1 -> page[start] & 0xFF;
                case 2 -> (short) SHORT.get(page, start) & 0xFFFF;
                case 4 -> (int) INT.get(page, start) & 0xFFFF_FFFFL;
                default -> (long) LONG.get(page, start);
            };
        }
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            long b = at + i;
            value = value << 8 | readable[(int) (b >>> PAGE_SHIFT)][(int) b & PAGE_MASK] & 0xFF;
        }
        return value;
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a value at {@code address + offset}. */
    public void put(long address, long offset, int bytes, long value) {
        long at = effective(address, offset, bytes);
        writing(at, bytes);
        int start = (int) at & PAGE_MASK;
        if (start <= PAGE - bytes) {
            byte[] page = own((int) (at >>> PAGE_SHIFT));
            switch (bytes) {
                case 1 -> page[start] = (byte) value;
                case 2 -> SHORT.set(page, start, (short) value);
                case 4 -> INT.set(page, start, (int) value);
                default -> LONG.set(page, start, value);
            }
            return;
        }
        for (int i = 0; i < bytes; i++) {
            long b = at + i;
            own((int) (b >>> PAGE_SHIFT))[(int) b & PAGE_MASK] = (byte) (value >>> (8 * i));
        }
    }

    /**
     * memory.fill.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    public void fill(long address, byte value, long length) {
        check(address, length);
        writing(address, length);
        if (length < LARGE) {
            fillPart(address, value, length);
            return;
        }
        MemoryImage before = image();
        for (long done = 0; done < length; done += LOOK) {
            look(before);
            fillPart(address + done, value, Math.min(LOOK, length - done));
        }
    }

    private void fillPart(long address, byte value, long length) {
        long done = 0;
        while (done < length) {
            long at = address + done;
            int page = (int) (at >>> PAGE_SHIFT);
            int start = (int) at & PAGE_MASK;
            int part = (int) Math.min(length - done, PAGE - start);
            if (value != 0 || readable[page] != ZERO_PAGE) {
                Arrays.fill(own(page), start, start + part, value);
            }
            done += part;
        }
    }

    /**
     * memory.copy from a memory, perhaps this one.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    public void copy(long to, LinearMemory source, long from, long length) {
        source.check(from, length);
        check(to, length);
        source.reading(from, length);
        writing(to, length);
        boolean down = source == this && Long.compareUnsigned(from, to) < 0;
        if (length < LARGE) {
            copyPart(to, source, from, length, down);
            return;
        }
        MemoryImage before = image();
        for (long done = 0; done < length; done += LOOK) {
            look(before);
            long part = Math.min(LOOK, length - done);
            long at = down ? length - done - part : done;
            copyPart(to + at, source, from + at, part, down);
        }
    }

    private void look(MemoryImage before) {
        if (interruption.getAsBoolean()) {
            restore(before);
            throw new BulkInterruptedException();
        }
    }

    private void copyPart(long to, LinearMemory source, long from, long length, boolean down) {
        if (down) {
            copyDown(to, from, length);
            return;
        }
        long done = 0;
        while (done < length) {
            int start = (int) (from + done) & PAGE_MASK;
            int target = (int) (to + done) & PAGE_MASK;
            int part = (int) Math.min(length - done, PAGE - Math.max(start, target));
            move(source, from + done, to + done, part);
            done += part;
        }
    }

    /** memory.init: copies a part of a data segment, whose length is 0 once it is dropped. */
    void init(long to, WasmModule module, DataSegment segment, long from, long length, long available) {
        if (Long.compareUnsigned(length, available) > 0 || Long.compareUnsigned(from, available - length) > 0) {
            throw new OutOfBounds();
        }
        check(to, length);
        writing(to, length);
        int done = 0;
        while (done < length) {
            long at = to + done;
            int start = (int) at & PAGE_MASK;
            int part = (int) Math.min(length - done, PAGE - start);
            module.copyBytes(segment.start() + (int) from + done, own((int) (at >>> PAGE_SHIFT)), start, part);
            done += part;
        }
    }

    /** The page for writing. */
    public byte[] own(int index) {
        byte[] page = writable[index];
        return page != null ? page : copyPage(index);
    }

    void check(long address, long length) {
        if (!in(address, length)) {
            throw new OutOfBounds();
        }
    }

    private void copyDown(long to, long from, long length) {
        long left = length;
        while (left > 0) {
            int end = (int) (from + left - 1) & PAGE_MASK;
            int target = (int) (to + left - 1) & PAGE_MASK;
            int part = (int) Math.min(left, Math.min(end, target) + 1);
            left -= part;
            move(this, from + left, to + left, part);
        }
    }

    private void move(LinearMemory source, long from, long to, int length) {
        byte[] page = source.readable[(int) (from >>> PAGE_SHIFT)];
        int index = (int) (to >>> PAGE_SHIFT);
        if (page != ZERO_PAGE || readable[index] != ZERO_PAGE) {
            byte[] target = own(index);
            // Owning may have copied the source page itself.
            byte[] now = source.readable[(int) (from >>> PAGE_SHIFT)];
            System.arraycopy(now, (int) from & PAGE_MASK, target, (int) to & PAGE_MASK, length);
        }
    }

    private byte[] copyPage(int index) {
        byte[] page = readable[index];
        if (page == ZERO_PAGE) {
            if (resident >= machineLimits.maxResidentPages()) {
                throw new TrapException(
                        Trap.Kind.LIMIT,
                        "the limit of " + machineLimits.maxResidentPages()
                                + " pages of 64 KiB that a memory may have written to is reached");
            }
            page = copy(page);
            resident++;
        } else {
            page = copy(page);
        }
        changedChunks.set(index >>> MemoryImage.CHUNK_SHIFT);
        readable[index] = page;
        writable[index] = page;
        return page;
    }

    private static byte[] copy(byte[] page) {
        try {
            return page.clone();
        } catch (OutOfMemoryError e) {
            throw new TrapException(
                    Trap.Kind.LIMIT, "no memory is left for another page; raise Java's heap or close sessions");
        }
    }

    private void reading(long address, long length) {
        if (watch != null) {
            watch.reading(this, address, length);
        }
    }

    private void writing(long address, long length) {
        if (watch != null) {
            watch.writing(this, address, length);
        }
    }

    /** Where an access begins; traps where it does not fit. */
    long effective(long address, long offset, int bytes) {
        long at = address + offset;
        if (Long.compareUnsigned(at, address) < 0 || !in(at, bytes)) {
            throw new OutOfBounds();
        }
        return at;
    }
}
