package io.aoscope.engine.vm;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a large memory, copied on write: {@code all} holds every page, at first the one shared zero page; {@code
 * owned} holds only the pages that this memory alone has, so a store to a page of an image (or to the zero page) finds null
 * and copies first. Taking an image empties {@code owned} again.
 */
final class PageTable implements Pages {
    private final long maxResident;
    private final BitSet changedChunks = new BitSet();
    private long resident;

    byte[][] all;
    /** The owned pages without those in which writes are watched. */
    byte[] @Nullable [] writable;

    private byte[] @Nullable [] owned;
    private @Nullable AccessWatch writes;

    /** @param maxResident pages that may be written to */
    PageTable(int pages, long maxResident) {
        this.maxResident = maxResident;
        this.all = new byte[pages][];
        this.owned = new byte[pages][];
        this.writable = owned;
        Arrays.fill(all, LinearMemory.ZERO_PAGE);
    }

    /** The pages of an image. */
    static PageTable of(MemoryImage image, long maxResident) {
        PageTable table = new PageTable((int) image.pages(), maxResident);
        for (int page = 0; page < table.all.length; page++) {
            table.all[page] = image.page(page).bytes();
        }
        table.resident = image.residentPages();
        return table;
    }

    /** Puts the pages in which writes are watched out of the reach of code that does not ask; null for none. */
    void watch(@Nullable AccessWatch listener) {
        writes = listener;
        writable = owned;
        if (listener != null) {
            writable = owned.clone();
            for (long page = listener.firstPage(); page <= listener.lastPage() && page < all.length; page++) {
                writable[(int) page] = null;
            }
        }
    }

    @Override
    public boolean reserve(long pages, boolean exactly) {
        int before = all.length;
        if (pages > before) {
            int after = (int) pages;
            byte[][] grown = Arrays.copyOf(all, after);
            Arrays.fill(grown, before, after, LinearMemory.ZERO_PAGE);
            owned = Arrays.copyOf(owned, after);
            all = grown;
            changedChunks.set(before >>> MemoryImage.CHUNK_SHIFT, MemoryImage.chunkCount(pages));
            watch(writes);
        }
        return true;
    }

    @Override
    public byte[] page(long address) {
        return all[(int) (address >>> LinearMemory.PAGE_SHIFT)];
    }

    @Override
    public int start(long address) {
        return (int) address & LinearMemory.PAGE_MASK;
    }

    @Override
    public byte[] own(int page) {
        byte[] bytes = owned[page];
        return bytes != null ? bytes : copyPage(page);
    }

    @Override
    public boolean touched(int page, MemoryImage last) {
        return all[page] != LinearMemory.ZERO_PAGE;
    }

    @Override
    public long resident(MemoryImage last) {
        return resident;
    }

    @Override
    public MemoryImage image(MemoryImage last, int pages, long claimedPages) {
        if (changedChunks.isEmpty() && claimedPages == last.claimedPages()) {
            return last;
        }
        Page[][] old = last.chunks();
        Page[][] chunks = Arrays.copyOf(old, MemoryImage.chunkCount(pages));
        for (int c = changedChunks.nextSetBit(0); c >= 0; c = changedChunks.nextSetBit(c + 1)) {
            int from = c << MemoryImage.CHUNK_SHIFT;
            int to = from + MemoryImage.pagesIn(c, pages);
            chunks[c] = pages(c < old.length ? old[c] : new Page[0], from, to);
            Arrays.fill(owned, from, to, null);
            Arrays.fill(writable, from, to, null);
        }
        changedChunks.clear();
        return new MemoryImage(pages, chunks, resident, claimedPages);
    }

    /** The pages as an image has them, those of the image before where they are the same. */
    private Page[] pages(Page[] before, int from, int to) {
        Page[] pages = new Page[to - from];
        for (int i = 0; i < pages.length; i++) {
            byte[] bytes = all[from + i];
            if (bytes == LinearMemory.ZERO_PAGE) {
                pages[i] = Page.ZERO;
            } else {
                pages[i] = i < before.length && before[i].has(bytes) ? before[i] : new Page(bytes);
            }
        }
        return pages;
    }

    /** Shares the pages of the image. */
    @Override
    public void restore(MemoryImage image, MemoryImage last, int pages) {
        Page[][] old = last.chunks();
        Page[][] chunks = image.chunks();
        if (image.pages() != all.length) {
            all = Arrays.copyOf(all, (int) image.pages());
            owned = Arrays.copyOf(owned, (int) image.pages());
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
        changedChunks.clear();
        resident = image.residentPages();
        watch(writes);
    }

    private byte[] copyPage(int index) {
        byte[] page = all[index];
        if (page == LinearMemory.ZERO_PAGE) {
            if (resident >= maxResident) {
                throw new TrapException(
                        Trap.Kind.LIMIT,
                        "the limit of " + maxResident
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
        if (writes == null || index < writes.firstPage() || index > writes.lastPage()) {
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
}
