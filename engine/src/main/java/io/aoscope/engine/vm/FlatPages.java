package io.aoscope.engine.vm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a memory in one array, which generated code reads and writes with one comparison. Which pages were written
 * to since the last image is noted with each write; an image copies those. Behind the last page everything is zero.
 */
final class FlatPages implements Pages {
    /** The most pages of a memory that begins in one array: 32 MiB. */
    private static final int FIRST = 512;
    /** The most pages of one that has grown: 256 MiB. */
    private static final int MOST = 4096;

    /** So many pages, 4 MiB, are copied by several threads. */
    private static final int MANY = 64;

    /** The most bytes of a store that lie in the page after that of its first byte. */
    private static final int TAIL = Long.BYTES - 1;

    private static final int PAGE = LinearMemory.PAGE;
    private static final int SHIFT = LinearMemory.PAGE_SHIFT;

    byte[] bytes;
    /** For each page whether a store began there; one that reaches into the next page has marked the first alone. */
    byte[] written;

    private FlatPages(int pages) {
        this.bytes = new byte[pages << SHIFT];
        this.written = new byte[pages];
    }

    /** Null for so many pages that an array would be a waste. */
    static @Nullable FlatPages of(long pages) {
        try {
            return pages <= FIRST ? new FlatPages((int) pages) : null;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    /** Makes room for so many pages, or also for some that may follow. */
    @Override
    public boolean reserve(long pages, boolean exactly) {
        if (pages > MOST) {
            return false;
        }
        if (pages > written.length) {
            int room = (int) (exactly ? pages : Math.max(pages, Math.min(MOST, written.length + written.length / 2)));
            try {
                bytes = Arrays.copyOf(bytes, room << SHIFT);
            } catch (OutOfMemoryError e) {
                return false;
            }
            written = Arrays.copyOf(written, room);
        }
        return true;
    }

    /** Whether the array is as long as that. */
    boolean isExactly(int pages) {
        return written.length == pages;
    }

    /** Gives up what was reserved beyond so many pages; whether it could. */
    boolean trim(int pages) {
        if (!isExactly(pages)) {
            try {
                bytes = Arrays.copyOf(bytes, pages << SHIFT);
            } catch (OutOfMemoryError e) {
                return false;
            }
            written = Arrays.copyOf(written, pages);
        }
        return true;
    }

    @Override
    public byte[] page(long address) {
        return bytes;
    }

    @Override
    public int start(long address) {
        return (int) address;
    }

    @Override
    public byte[] own(int page) {
        written[page] = 1;
        return bytes;
    }

    @Override
    public boolean touched(int page, MemoryImage last) {
        return written[page] != 0 || page > 0 && written[page - 1] != 0 || last.touched(page);
    }

    @Override
    public long resident(MemoryImage last) {
        markReached(last);
        long resident = last.residentPages();
        for (int page = 0; page < written.length; page++) {
            resident += written[page] != 0 && !last.touched(page) ? 1 : 0;
        }
        return resident;
    }

    @Override
    public MemoryImage image(MemoryImage last, int pages, long claimedPages) {
        markReached(last);
        Page[][] chunks = null;
        long resident = resident(last);
        Page[][] old = last.chunks();
        if (pages != last.pages()) {
            chunks = Arrays.copyOf(old, MemoryImage.chunkCount(pages));
            for (int c = 0; c < chunks.length; c++) {
                int had = c < old.length ? old[c].length : 0;
                chunks[c] = c < old.length
                        ? Arrays.copyOf(old[c], MemoryImage.pagesIn(c, pages))
                        : new Page[MemoryImage.pagesIn(c, pages)];
                if (had < chunks[c].length) {
                    Arrays.fill(chunks[c], had, chunks[c].length, Page.ZERO);
                }
            }
        }
        int[] changed =
                IntStream.range(0, pages).filter(page -> written[page] != 0).toArray();
        Page[] copies = copies(changed);
        for (int i = 0; i < changed.length; i++) {
            int page = changed[i];
            chunks = chunks == null ? old.clone() : chunks;
            int c = page >>> MemoryImage.CHUNK_SHIFT;
            if (c < old.length && chunks[c] == old[c]) {
                chunks[c] = old[c].clone();
            }
            chunks[c][page & MemoryImage.CHUNK_PAGES - 1] = copies[i];
            written[page] = 0;
        }
        if (chunks == null && claimedPages == last.claimedPages()) {
            return last;
        }
        return new MemoryImage(pages, chunks == null ? old : chunks, resident, claimedPages);
    }

    /** Copies of pages; many are copied by several threads, because one does not use all that the memory of a machine gives. */
    private Page[] copies(int[] pages) {
        Page[] copies = new Page[pages.length];
        IntStream all = IntStream.range(0, pages.length);
        (pages.length < MANY ? all : all.parallel())
                .forEach(i ->
                        copies[i] = new Page(Arrays.copyOfRange(bytes, pages[i] << SHIFT, pages[i] + 1 << SHIFT)));
        return copies;
    }

    /** Copies the pages that differ. */
    @Override
    public void restore(MemoryImage image, MemoryImage last, int pages) {
        markReached(last);
        for (int page = 0; page < Math.max(pages, image.pages()); page++) {
            if (written[page] != 0 || !image.samePage(last, page)) {
                if (image.touched(page)) {
                    System.arraycopy(image.page(page).bytes(), 0, bytes, page << SHIFT, PAGE);
                } else if (written[page] != 0 || last.touched(page)) {
                    Arrays.fill(bytes, page << SHIFT, page + 1 << SHIFT, (byte) 0);
                }
                written[page] = 0;
            }
        }
    }

    /** Marks the pages that only a store that began in the page before has written to. */
    private void markReached(MemoryImage last) {
        for (int page = written.length - 1; page > 0; page--) {
            if (written[page] == 0 && written[page - 1] != 0) {
                int start = page << SHIFT;
                byte[] before = page < last.pages() ? last.page(page).bytes() : LinearMemory.ZERO_PAGE;
                if (!Arrays.equals(bytes, start, start + TAIL, before, 0, TAIL)) {
                    written[page] = 1;
                }
            }
        }
    }
}
