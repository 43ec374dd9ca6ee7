package io.aoscope.engine.vm;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a page at some time, which images share. Once the page has changed it can be kept as what differs from its
 * next content. Its identity stays, and so does its array as long as anybody holds that. On any thread.
 */
final class Page {
    /** The page of zeros. */
    static final Page ZERO = new Page(LinearMemory.ZERO_PAGE);

    /** So many contents in a row, all but one are kept as differences: what unpacking one costs at most. */
    private static final int LONGEST = 64;

    /** An array, or {@link Packed}. */
    private volatile Object content;

    private int number = 1;
    private volatile byte @Nullable [] sha256;

    /** A content that is made of the next one. */
    private record Packed(byte[] difference, Page next, WeakReference<byte[]> unpacked) {}

    Page(byte[] bytes) {
        this.content = bytes;
    }

    /** The bytes; never to be changed. */
    byte[] bytes() {
        byte[] held = held();
        if (held != null) {
            return held;
        }
        List<Packed> chain = new ArrayList<>();
        Page page = this;
        byte[] found = null;
        while (found == null) {
            Object now = page.content;
            if (now instanceof Packed packed) {
                chain.add(packed);
                page = packed.next();
                found = page.held();
            } else {
                found = (byte[]) now;
            }
        }
        byte[] bytes = found.clone();
        for (Packed packed : chain.reversed()) {
            PageDifference.apply(packed.difference(), bytes);
        }
        if (!chain.isEmpty()) {
            Packed first = chain.getFirst();
            content = new Packed(first.difference(), first.next(), new WeakReference<>(bytes));
        }
        return bytes;
    }

    /** Whether these bytes are its array, by identity. */
    boolean has(byte[] bytes) {
        return held() == bytes;
    }

    private byte @Nullable [] held() {
        Object now = content;
        return now instanceof Packed packed ? packed.unpacked().get() : (byte[]) now;
    }

    /**
     * Keeps what differs from the next content, where that is shorter.
     *
     * @param scratch of {@link PageDifference#scratch}
     */
    void pack(Page next, byte[] scratch) {
        if (!(content instanceof byte[] bytes) || bytes == LinearMemory.ZERO_PAGE || next == ZERO || next == this) {
            return;
        }
        next.number = number + 1;
        byte[] difference = number % LONGEST == 0 ? null : PageDifference.of(next.bytes(), bytes, scratch);
        if (difference != null) {
            content = new Packed(difference, next, new WeakReference<>(bytes));
        }
    }

    /** SHA-256 of the bytes; empty where all are zero. */
    byte[] sha256() {
        byte[] known = sha256;
        if (known == null) {
            byte[] bytes = bytes();
            known = Arrays.equals(bytes, LinearMemory.ZERO_PAGE) ? new byte[0] : MemoryImage.sha256(bytes);
            sha256 = known;
        }
        return known;
    }

    /** Bytes that it takes. */
    int size() {
        return content instanceof Packed packed ? packed.difference().length : LinearMemory.PAGE;
    }
}
