package io.aoscope.engine.vm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A memory at one moment, safe on any thread. The page table is a table of chunks of 512 pages; two
 * images share every chunk and every page that did not change between them, so equality of references
 * says that nothing changed. A page that was never written is the one zero page.
 */
public final class MemoryImage {
    static final int CHUNK_SHIFT = 9;
    static final int CHUNK_PAGES = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_PAGES - 1;

    private final long pages;
    private final Page[][] chunks;
    private final long resident;
    private final long claimedPages;

    MemoryImage(long pages, Page[][] chunks, long resident, long claimedPages) {
        this.pages = pages;
        this.chunks = chunks;
        this.resident = resident;
        this.claimedPages = claimedPages;
    }

    /**
     * An image from pages of 65,536 bytes; null for a page of zeros. The arrays are taken over and must
     * not be changed.
     */
    public static MemoryImage of(long pages, LongFunction<byte @Nullable []> page) {
        Page[][] chunks = new Page[chunkCount(pages)][];
        long resident = 0;
        for (int c = 0; c < chunks.length; c++) {
            Page[] chunk = new Page[pagesIn(c, pages)];
            for (int p = 0; p < chunk.length; p++) {
                byte[] bytes = page.apply(((long) c << CHUNK_SHIFT) + p);
                if (bytes != null && bytes.length != LinearMemory.PAGE) {
                    throw new IllegalArgumentException("page " + (((long) c << CHUNK_SHIFT) + p) + " has "
                            + bytes.length + " bytes; a page has " + LinearMemory.PAGE);
                }
                chunk[p] = bytes == null ? Page.ZERO : new Page(bytes);
                resident += bytes == null ? 0 : 1;
            }
            chunks[c] = chunk;
        }
        return new MemoryImage(pages, chunks, resident, 0);
    }

    static int chunkCount(long pages) {
        return (int) ((pages + CHUNK_MASK) >>> CHUNK_SHIFT);
    }

    static int pagesIn(int chunk, long pages) {
        return (int) Math.min(CHUNK_PAGES, pages - ((long) chunk << CHUNK_SHIFT));
    }

    public long pages() {
        return pages;
    }

    /** Bytes. */
    public long size() {
        return pages << LinearMemory.PAGE_SHIFT;
    }

    /**
     * Copies bytes into an array.
     *
     * @return how many, fewer than {@code length} where the memory ends
     */
    public int read(long address, byte[] into, int offset, int length) {
        if (address < 0 || address >= size()) {
            return 0;
        }
        int count = (int) Math.min(length, size() - address);
        int done = 0;
        while (done < count) {
            long at = address + done;
            int start = (int) at & LinearMemory.PAGE_MASK;
            int part = Math.min(count - done, LinearMemory.PAGE - start);
            System.arraycopy(page(at >>> LinearMemory.PAGE_SHIFT).bytes(), start, into, offset + done, part);
            done += part;
        }
        return count;
    }

    /** Whether a page is the same page in both images, by identity; false where one of them has not got it. */
    public boolean samePage(MemoryImage other, long pageIndex) {
        return has(pageIndex) && other.has(pageIndex) && page(pageIndex) == other.page(pageIndex);
    }

    /** The pages that are not the same page in both images, and those that only one of them has; ascending. */
    public long[] changedPages(MemoryImage other) {
        LongStream.Builder changed = LongStream.builder();
        long most = Math.max(pages, other.pages);
        for (long first = 0; first < most; first += CHUNK_PAGES) {
            int chunk = (int) (first >>> CHUNK_SHIFT);
            boolean both = chunk < chunks.length && chunk < other.chunks.length;
            if (both && chunks[chunk] == other.chunks[chunk]) {
                continue;
            }
            for (long page = first; page < Math.min(first + CHUNK_PAGES, most); page++) {
                if (!samePage(other, page)) {
                    changed.add(page);
                }
            }
        }
        return changed.build().toArray();
    }

    /**
     * This image with the first pages of another one; both keep sharing them.
     *
     * @param count at most as many as either has
     */
    public MemoryImage withFirstPages(MemoryImage other, long count) {
        Page[][] mixed = new Page[chunks.length][];
        long touched = 0;
        for (int c = 0; c < mixed.length; c++) {
            mixed[c] = chunks[c].clone();
            for (int p = 0; p < mixed[c].length; p++) {
                long index = ((long) c << CHUNK_SHIFT) + p;
                mixed[c][p] = (index < count ? other : this).page(index);
                touched += mixed[c][p] == Page.ZERO ? 0 : 1;
            }
        }
        return new MemoryImage(pages, mixed, touched, 0);
    }

    /** Says what came after this image: of the pages that it does not share with that, it keeps what differs. */
    public void pack(MemoryImage next) {
        byte[] scratch = PageDifference.scratch();
        for (long index : changedPages(next)) {
            if (has(index) && next.has(index)) {
                page(index).pack(next.page(index), scratch);
            }
        }
    }

    /** Bytes of the pages that it does not share with another image. */
    public long bytesBeyond(MemoryImage other) {
        long bytes = 0;
        for (long index : changedPages(other)) {
            bytes += touched(index) ? page(index).size() : 0;
        }
        return bytes;
    }

    /**
     * SHA-256, in lower-case hex, of the size in pages and then, of each page that is not all zeros, its index and its own
     * SHA-256; numbers as 8 bytes, the highest first. Hashes of pages are kept, so that only what changed costs time.
     */
    public String sha256() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        bytes.writeBytes(number.putLong(0, pages).array());
        for (long index = 0; index < pages; index++) {
            byte[] hash = touched(index) ? page(index).sha256() : new byte[0];
            if (hash.length > 0) {
                bytes.writeBytes(number.putLong(0, index).array());
                bytes.writeBytes(hash);
            }
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a page was ever written to. */
    public boolean touched(long pageIndex) {
        return has(pageIndex) && page(pageIndex) != Page.ZERO;
    }

    /** Pages that were ever written to. */
    public long residentPages() {
        return resident;
    }

    /** {@link LinearMemory#claimedPages} where WAMR has found its heap spoiled, else 0. */
    long claimedPages() {
        return claimedPages;
    }

    Page[][] chunks() {
        return chunks;
    }

    private boolean has(long pageIndex) {
        return pageIndex >= 0 && pageIndex < pages;
    }

    Page page(long pageIndex) {
        return chunks[(int) (pageIndex >>> CHUNK_SHIFT)][(int) pageIndex & CHUNK_MASK];
    }
}
