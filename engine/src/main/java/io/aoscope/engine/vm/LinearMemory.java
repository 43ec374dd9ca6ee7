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
 * A linear memory, in 64 KiB pages. A memory that is not large has them in one array ({@link FlatPages}), a large one in a
 * table of pages, copied on write: {@code readable} holds every page, at first the one shared zero page; {@code writable}
 * holds only the pages that this memory alone owns, so a store to a page of an image (or to the zero page) finds null and
 * copies first. Taking an image empties {@code writable} again. While a range is watched, what code may access without
 * asking leaves it out, so that every access to it comes to the methods here. Addresses are unsigned 64-bit; those of a
 * 32-bit memory come zero-extended.
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
    private final BitSet changedChunks = new BitSet();
    private MemoryImage lastImage;
    private final BulkMemory bulk = new BulkMemory(this);
    private @Nullable MemoryWatch watch;
    private @Nullable AccessWatch readGuard;
    private @Nullable AccessWatch writeGuard;
    private long resident;
    private @Nullable WamrHeap hostHeap;
    /** The pages that the memory claims to have since WAMR's heap was found spoiled; 0 before. */
    private long claimedPages;

    private BooleanSupplier interruption = () -> false;
    private final FlatView view = new FlatView();
    private boolean growsExactly;
    private int pageCount;
    /** Null for a large memory, which then has the two tables that follow. */
    private @Nullable FlatPages store;
    /** Every page, and those that this memory alone owns. */
    private byte[][] all;

    private byte[] @Nullable [] owned;
    /** What code may read without asking: all, or nothing while reads are watched. */
    byte[][] readable;
    /** What code may write to without asking: what is owned, except pages in which writes are watched. */
    byte[] @Nullable [] writable;
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
        this.store = pageCount <= machineLimits.maxResidentPages() ? FlatPages.of(pageCount) : null;
        this.all = store != null ? OUT_OF_REACH : new byte[pageCount][];
        this.owned = store != null ? OUT_OF_REACH : new byte[pageCount][];
        this.readable = all;
        this.writable = owned;
        Arrays.fill(all, ZERO_PAGE);
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
        return store != null ? store.resident(lastImage) : resident;
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
            // So that the next image is another one.
            changedChunks.set(0);
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
        int after = (int) (before + delta);
        if (growFlat(after)) {
            return before;
        }
        byte[][] grown = Arrays.copyOf(all, after);
        Arrays.fill(grown, (int) before, after, ZERO_PAGE);
        owned = Arrays.copyOf(owned, after);
        all = grown;
        pageCount = after;
        expose();
        changedChunks.set((int) before >>> MemoryImage.CHUNK_SHIFT, MemoryImage.chunkCount(after));
        return before;
    }

    private boolean growFlat(long after) {
        if (store == null) {
            return false;
        }
        if (after > machineLimits.maxResidentPages() || !store.reserve(after, growsExactly)) {
            unfold();
            return false;
        }
        pageCount = (int) after;
        expose();
        return true;
    }

    /** Goes over to a table of pages. */
    void unfold() {
        MemoryImage now = image();
        all = new byte[pageCount][];
        owned = new byte[pageCount][];
        for (int page = 0; page < pageCount; page++) {
            all[page] = now.page(page).bytes();
        }
        resident = now.residentPages();
        store = null;
        expose();
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
    public boolean show(boolean shown) {
        FlatPages now = store;
        growsExactly = shown;
        if (!shown || now == null || readGuard != null || writeGuard != null || !now.trim(pageCount)) {
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
        readable = readGuard != null ? OUT_OF_REACH : all;
        writable = owned;
        AccessWatch listener = writeGuard;
        FlatPages now = store;
        long below = now == null ? 0 : Math.max(0, size() - (Long.BYTES - 1));
        readableBelow = readGuard != null ? 0 : below;
        writableBelow = listener != null ? 0 : below;
        flat = now == null ? NOTHING : now.bytes;
        written = now == null ? NOTHING : now.written;
        boolean viewed = now != null && now.isExactly(pageCount) && readGuard == null && listener == null;
        view.bytes = viewed ? flat : NOTHING;
        view.written = viewed ? written : NOTHING;
        if (now == null && listener != null) {
            writable = owned.clone();
            for (long page = listener.firstPage(); page <= listener.lastPage() && page < pages(); page++) {
                writable[(int) page] = null;
            }
        }
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
        if (store != null) {
            lastImage = store.image(lastImage, pageCount, claimedPages);
            return lastImage;
        }
        if (changedChunks.isEmpty()) {
            return lastImage;
        }
        Page[][] old = lastImage.chunks();
        Page[][] chunks = Arrays.copyOf(old, MemoryImage.chunkCount(pages()));
        for (int c = changedChunks.nextSetBit(0); c >= 0; c = changedChunks.nextSetBit(c + 1)) {
            int from = c << MemoryImage.CHUNK_SHIFT;
            int to = from + MemoryImage.pagesIn(c, pages());
            chunks[c] = pages(c < old.length ? old[c] : new Page[0], from, to);
            Arrays.fill(owned, from, to, null);
            Arrays.fill(writable, from, to, null);
        }
        changedChunks.clear();
        lastImage = new MemoryImage(pages(), chunks, resident, claimedPages);
        return lastImage;
    }

    /** The pages as an image has them, those of the image before where they are the same. */
    private Page[] pages(Page[] before, int from, int to) {
        Page[] pages = new Page[to - from];
        for (int i = 0; i < pages.length; i++) {
            byte[] bytes = all[from + i];
            if (bytes == ZERO_PAGE) {
                pages[i] = Page.ZERO;
            } else {
                pages[i] = i < before.length && before[i].has(bytes) ? before[i] : new Page(bytes);
            }
        }
        return pages;
    }

    /** Puts an image back, sharing its pages. */
    public void restore(MemoryImage image) {
        if (store != null
                && store.reserve(image.pages(), growsExactly)
                && image.pages() <= machineLimits.maxResidentPages()) {
            store.restore(image, lastImage, pageCount);
            pageCount = (int) image.pages();
            claimedPages = image.claimedPages();
            lastImage = image;
            expose();
            return;
        }
        if (store != null) {
            unfold();
        }
        Page[][] old = lastImage.chunks();
        Page[][] chunks = image.chunks();
        if (image.pages() != pages()) {
            all = Arrays.copyOf(all, (int) image.pages());
            owned = Arrays.copyOf(owned, (int) image.pages());
            pageCount = (int) image.pages();
        }
        for (int c = 0; c < chunks.length; c++) {
            if (c >= old.length || chunks[c] != old[c] || changedChunks.get(c)) {
                int from = c << MemoryImage.CHUNK_SHIFT;
                for (int i = 0; i < chunks[c].length; i++) {
                    all[from + i] = chunks[c][i].bytes();
                }
                Arrays.fill(owned, from, from + chunks[c].length, null);
            }
        }
        expose();
        changedChunks.clear();
        lastImage = image;
        resident = image.residentPages();
        claimedPages = image.claimedPages();
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
    byte[] own(int index) {
        FlatPages now = store;
        if (now != null) {
            now.written[index] = 1;
            return now.bytes;
        }
        byte[] page = owned[index];
        return page != null ? page : copyPage(index);
    }

    void check(long address, long length) {
        if (!in(address, length)) {
            throw new OutOfBounds();
        }
    }

    /** The array of the page that an address stands in, for reading. */
    byte[] page(long address) {
        return store != null ? store.bytes : all[(int) (address >>> PAGE_SHIFT)];
    }

    /** The place of an address in the array of its page. */
    int start(long address) {
        return store != null ? (int) address : (int) address & PAGE_MASK;
    }

    /** Whether the page that an address stands in may have been written to; false only where it was not. */
    boolean touched(long address) {
        int page = (int) (address >>> PAGE_SHIFT);
        return store != null ? store.touched(page) || lastImage.touched(page) : all[page] != ZERO_PAGE;
    }

    /** Whether a large fill or copy is to be interrupted. */
    boolean isInterrupted() {
        return interruption.getAsBoolean();
    }

    private byte[] copyPage(int index) {
        byte[] page = all[index];
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
        all[index] = page;
        owned[index] = page;
        AccessWatch listener = writeGuard;
        if (listener == null || index < listener.firstPage() || index > listener.lastPage()) {
            writable[index] = page;
        }
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
