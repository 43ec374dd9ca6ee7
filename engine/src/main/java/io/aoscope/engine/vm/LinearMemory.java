package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.DataSegment;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.WasmModule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory, in 64 KiB pages. A memory that is not large has them in one array ({@link FlatPages}), a large one in a
 * table ({@link PageTable}). While a range is watched, what code may access without asking leaves it out, so that every
 * access to it comes to the methods here. Addresses are unsigned 64-bit; those of a 32-bit memory come zero-extended.
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

    private static final byte[][] OUT_OF_REACH = new byte[0][];
    static final byte[] NOTHING = new byte[0];

    /** Stands for memory 0 where there is none. */
    static final LinearMemory NONE =
            new LinearMemory(Limits.between(0, 0, true), MachineLimits.DEFAULT.withMaxPages(0));

    private final Limits limits;
    private final MachineLimits machineLimits;
    private MemoryImage lastImage;
    private final BulkMemory bulk = new BulkMemory(this);
    private @Nullable MemoryWatch watch;
    private @Nullable AccessWatch readGuard;
    private @Nullable AccessWatch writeGuard;
    private @Nullable WamrHeap hostHeap;
    /** The pages that the memory claims to have since WAMR's heap was found spoiled; 0 before. */
    private long claimedPages;

    private BooleanSupplier interruption = () -> false;
    private final FlatView view = new FlatView();
    /** Whether compiled code has the memory at hand. */
    private boolean shown;

    private int pageCount;
    private Pages store;
    /** What code may read without asking: all, or nothing while reads are watched. */
    byte[][] readable = OUT_OF_REACH;
    /** What code may write to without asking: what is owned, except pages in which writes are watched. */
    byte[] @Nullable [] writable = OUT_OF_REACH;
    /** The same for a memory in one array: addresses below are in it for 8 bytes. */
    long readableBelow;

    long writableBelow;
    byte[] flat = NOTHING;
    /** Code sets an element for the page of the first byte of each store. */
    byte[] written = NOTHING;

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
        this.pageCount = (int) limits.min();
        Pages array = pageCount <= machineLimits.maxResidentPages() ? FlatPages.of(pageCount) : null;
        this.store = array != null ? array : new PageTable(pageCount, machineLimits.maxResidentPages());
        this.lastImage = MemoryImage.of(limits.min(), page -> null);
        expose();
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
        return pageCount;
    }

    /** Bytes. */
    public long size() {
        return (long) pageCount << PAGE_SHIFT;
    }

    /** Pages that were ever written to. */
    public long residentPages() {
        return store.resident(lastImage);
    }

    /** Whether all of a range lies in the memory; both numbers unsigned. */
    public boolean in(long address, long length) {
        long size = size();
        return Long.compareUnsigned(length, size) <= 0 && Long.compareUnsigned(address, size - length) <= 0;
    }

    /** Puts WAMR's heap into the memory, which from now on grows as WAMR lets it. */
    public void hostHeap(WamrHeap heap) {
        hostHeap = heap;
        heap.make(this);
    }

    /**
     * The pages that memory.size tells. They are more than there are from a failed growth on to the end of the call: WAMR
     * grows the memory before it gives up, and the running call goes on with the size of before.
     */
    public long claimedPages() {
        return Math.max(pages(), claimedPages);
    }

    /** Makes those pages that the memory claims to have, once the call has ended. */
    public void settle() {
        if (claimedPages > pages()) {
            add(claimedPages - pages());
        }
    }

    /**
     * Adds pages.
     *
     * @return the pages before, or -1 where a limit or WAMR forbids it
     */
    public long grow(long delta) {
        WamrHeap heap = hostHeap;
        if (delta == 0) {
            return claimedPages();
        }
        if (claimedPages > 0 || !mayAdd(delta)) {
            return -1;
        }
        if (heap != null && !heap.intact(this)) {
            claimedPages = pages() + delta;
            return -1;
        }
        return add(delta);
    }

    private boolean mayAdd(long delta) {
        long most = Math.min(machineLimits.maxPages(), limits.is64() ? 1L << 48 : 1L << 16);
        if (limits.hasMax() && Long.compareUnsigned(limits.max(), most) < 0) {
            most = limits.max();
        }
        return Long.compareUnsigned(delta, most) <= 0 && pages() + delta <= most;
    }

    private long add(long delta) {
        long before = pages();
        long after = before + delta;
        if (after > machineLimits.maxResidentPages() || !store.reserve(after, shown)) {
            unfold();
            store.reserve(after, shown);
        }
        pageCount = (int) after;
        expose();
        return before;
    }

    /** Goes over to a table of pages. */
    void unfold() {
        if (store instanceof FlatPages) {
            store = PageTable.of(image(), machineLimits.maxResidentPages());
            expose();
        }
    }

    /** The memory for compiled code, while {@link #show} has said that it shows it. */
    public FlatView view() {
        return view;
    }

    /**
     * Keeps the view up to date from now on, growth included, which then costs a copy of the memory each time; or no longer.
     *
     * @return whether it shows the memory
     */
    public boolean show(boolean wanted) {
        shown = wanted;
        if (!wanted
                || !(store instanceof FlatPages flatPages)
                || readGuard != null
                || writeGuard != null
                || !flatPages.trim(pageCount)) {
            return false;
        }
        expose();
        return view.written.length == pageCount;
    }

    /** Who hears from now on of accesses of the host and of devices; null for nobody. */
    public void watch(@Nullable MemoryWatch listener) {
        watch = listener;
    }

    /** Who hears from now on of accesses to a range, the guest's too; null for nobody. */
    public void guard(@Nullable AccessWatch listener) {
        boolean reads = listener != null && listener.reads();
        guard(reads ? listener : null, reads ? null : listener);
    }

    /** Who hears from now on of reads of a range and of writes to one, the guest's too; null for nobody. */
    public void guard(@Nullable AccessWatch reads, @Nullable AccessWatch writes) {
        readGuard = reads;
        writeGuard = writes;
        expose();
    }

    /** Puts watched pages out of the reach of code that does not ask. */
    private void expose() {
        if (store instanceof FlatPages flatPages) {
            expose(flatPages);
        } else {
            expose((PageTable) store);
        }
    }

    private void expose(FlatPages pages) {
        long below = Math.max(0, size() - (Long.BYTES - 1));
        readableBelow = readGuard != null ? 0 : below;
        writableBelow = writeGuard != null ? 0 : below;
        flat = pages.bytes;
        written = pages.written;
        readable = OUT_OF_REACH;
        writable = OUT_OF_REACH;
        boolean viewed = pages.isExactly(pageCount) && readGuard == null && writeGuard == null;
        view.bytes = viewed ? flat : NOTHING;
        view.written = viewed ? written : NOTHING;
    }

    private void expose(PageTable pages) {
        readableBelow = 0;
        writableBelow = 0;
        flat = NOTHING;
        written = NOTHING;
        pages.watch(writeGuard);
        readable = readGuard != null ? OUT_OF_REACH : pages.all;
        writable = pages.writable;
        view.bytes = NOTHING;
        view.written = NOTHING;
    }

    /** Copies bytes out of the memory. */
    public byte[] read(long address, int length) throws OutOfBounds {
        check(address, length);
        reading(address, length);
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            long at = address + done;
            int part = Math.min(length - done, PAGE - ((int) at & PAGE_MASK));
            System.arraycopy(page(at), start(at), bytes, done, part);
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
            int part = Math.min(length - done, PAGE - ((int) at & PAGE_MASK));
            System.arraycopy(bytes, offset + done, own((int) (at >>> PAGE_SHIFT)), start(at), part);
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
        lastImage = store.image(lastImage, pageCount, claimedPages);
        return lastImage;
    }

    /** Puts an image back, sharing its pages. */
    public void restore(MemoryImage image) {
        if (image.pages() > machineLimits.maxResidentPages() || !store.reserve(image.pages(), shown)) {
            unfold();
        }
        store.restore(image, lastImage, pageCount);
        pageCount = (int) image.pages();
        claimedPages = image.claimedPages();
        lastImage = image;
        expose();
    }

    /** Reads 1, 2, 4 or 8 bytes at {@code address + offset}, zero-extended. */
    public long get(long address, long offset, int bytes) {
        long at = effective(address, offset, bytes);
        reading(at, bytes);
        return load(at, bytes);
    }

    /** Writes the low 1, 2, 4 or 8 bytes of a value at {@code address + offset}. */
    public void put(long address, long offset, int bytes, long value) {
        long at = effective(address, offset, bytes);
        writing(at, bytes);
        store(at, bytes, value);
    }

    /** Reads the 16 bytes at an address that was checked. */
    Vector getVector(long at) {
        reading(at, 2 * Long.BYTES);
        return new Vector(load(at, Long.BYTES), load(at + Long.BYTES, Long.BYTES));
    }

    /** Writes 16 bytes to an address that was checked. */
    void putVector(long at, Vector value) {
        writing(at, 2 * Long.BYTES);
        store(at, Long.BYTES, value.low());
        store(at + Long.BYTES, Long.BYTES, value.high());
    }

    private long load(long at, int bytes) {
        byte[] page = page(at);
        int start = start(at);
        if (((int) at & PAGE_MASK) <= PAGE - bytes) {
            return switch (bytes) {
                case 1 -> page[start] & 0xFF;
                case 2 -> (short) SHORT.get(page, start) & 0xFFFF;
                case 4 -> (int) INT.get(page, start) & 0xFFFF_FFFFL;
                default -> (long) LONG.get(page, start);
            };
        }
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | page(at + i)[start(at + i)] & 0xFF;
        }
        return value;
    }

    private void store(long at, int bytes, long value) {
        int start = start(at);
        if (((int) at & PAGE_MASK) <= PAGE - bytes) {
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
            own((int) (b >>> PAGE_SHIFT))[start(b)] = (byte) (value >>> (8 * i));
        }
    }

    /**
     * memory.fill.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    public void fill(long address, byte value, long length) {
        bulk.fill(address, value, length);
    }

    /**
     * memory.copy from a memory, perhaps this one.
     *
     * @throws BulkInterruptedException where the call is interrupted meanwhile; nothing has changed
     */
    public void copy(long to, LinearMemory source, long from, long length) {
        bulk.copy(to, source, from, length);
    }

    /** memory.init: copies a part of a data segment, whose length is 0 once it is dropped. */
    void init(long to, WasmModule module, DataSegment segment, long from, long length, long available) {
        bulk.init(to, module, segment, from, length, available);
    }

    /** The array of a page, for writing. */
    byte[] own(int page) {
        return store.own(page);
    }

    void check(long address, long length) {
        if (!in(address, length)) {
            throw new OutOfBounds();
        }
    }

    /** The array of the page that an address stands in, for reading. */
    byte[] page(long address) {
        return store.page(address);
    }

    /** The place of an address in the array of its page. */
    int start(long address) {
        return store.start(address);
    }

    /** Whether the page that an address stands in may have been written to; false only where it was not. */
    boolean touched(long address) {
        return store.touched((int) (address >>> PAGE_SHIFT), lastImage);
    }

    /** Whether a large fill or copy is to be interrupted. */
    boolean isInterrupted() {
        return interruption.getAsBoolean();
    }

    void reading(long address, long length) {
        if (watch != null) {
            watch.reading(this, address, length);
        }
        if (readGuard != null) {
            readGuard.accessing(address, length);
        }
    }

    void writing(long address, long length) {
        if (watch != null) {
            watch.writing(this, address, length);
        }
        if (writeGuard != null) {
            writeGuard.accessing(address, length);
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
