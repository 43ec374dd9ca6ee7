package io.aoscope.engine.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a memory in one array, which generated code reads and writes with one comparison. Which pages were written
 * to since the last image is noted with each write; an image copies those. Behind the last page everything is zero.
 */
final class FlatPages {
    /** The most pages of a memory that begins in one array: 32 MiB. */
    private static final int FIRST = 512;
    /** The most pages of one that has grown: 256 MiB. */
    private static final int MOST = 4096;

    private static final int PAGE = LinearMemory.PAGE;
    private static final int SHIFT = LinearMemory.PAGE_SHIFT;

    byte[] bytes;
    /** For each page whether it was written to. */
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

    /** Makes room for so many pages; whether it could. */
    boolean reserve(long pages) {
        if (pages > MOST) {
            return false;
        }
        if (pages > written.length) {
            int room = (int) Math.max(pages, Math.min(MOST, written.length + written.length / 2));
            try {
                bytes = Arrays.copyOf(bytes, room << SHIFT);
            } catch (OutOfMemoryError e) {
                return false;
            }
            written = Arrays.copyOf(written, room);
        }
        return true;
    }

    /** Pages of a memory that were ever written to. */
    long resident(MemoryImage last) {
        long resident = last.residentPages();
        for (int page = 0; page < written.length; page++) {
            resident += written[page] != 0 && !last.touched(page) ? 1 : 0;
        }
        return resident;
    }

    /**
     * The image after the last one, which is the last one where nothing has changed.
     *
     * @param claimedPages as in {@link MemoryImage}
     */
    MemoryImage image(MemoryImage last, int pages, long claimedPages) {
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
        for (int page = 0; page < pages; page++) {
            if (written[page] != 0) {
                chunks = chunks == null ? old.clone() : chunks;
                int c = page >>> MemoryImage.CHUNK_SHIFT;
                if (c < old.length && chunks[c] == old[c]) {
                    chunks[c] = old[c].clone();
                }
                chunks[c][page & MemoryImage.CHUNK_PAGES - 1] =
                        new Page(Arrays.copyOfRange(bytes, page << SHIFT, page + 1 << SHIFT));
                written[page] = 0;
            }
        }
        if (chunks == null && claimedPages == last.claimedPages()) {
            return last;
        }
        return new MemoryImage(pages, chunks == null ? old : chunks, resident, claimedPages);
    }

    /** Puts the pages of an image in the place of those that differ; there is room. */
    void restore(MemoryImage image, MemoryImage last, int pages) {
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
}
