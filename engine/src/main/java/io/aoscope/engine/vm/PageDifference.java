package io.aoscope.engine.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two contents of a page: runs, each of the distance from the end of the one before and the length,
 * both as LEB128, and the bytes that the result has there.
 */
final class PageDifference {
    /** A difference that is longer is not worth it. */
    private static final int LONGEST = LinearMemory.PAGE / 2;
    /** Equal bytes that do not end a run. */
    private static final int GAP = 3;

    private PageDifference() {}

    /** Bytes that are needed to work out a difference. */
    static byte[] scratch() {
        return new byte[LONGEST + LinearMemory.PAGE + 8];
    }

    /** What makes one content of another; null where that is too long. */
    static byte @Nullable [] of(byte[] from, byte[] to, byte[] scratch) {
        int length = 0;
        int end = 0;
        for (int start = next(from, to, 0); start < to.length; start = next(from, to, end)) {
            int stop = end(from, to, start);
            length = number(scratch, length, start - end);
            length = number(scratch, length, stop - start);
            System.arraycopy(to, start, scratch, length, stop - start);
            length += stop - start;
            if (length > LONGEST) {
                return null;
            }
            end = stop;
        }
        return Arrays.copyOf(scratch, length);
    }

    /** The first byte from one on that differs; behind the last one where none does. */
    private static int next(byte[] from, byte[] to, int first) {
        int at = first;
        while ((at & 7) != 0) {
            if (from[at] != to[at]) {
                return at;
            }
            at++;
        }
        while (at < to.length) {
            long differing = (long) LinearMemory.LONG.get(from, at) ^ (long) LinearMemory.LONG.get(to, at);
            if (differing != 0) {
                return at + Long.numberOfTrailingZeros(differing) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Where a run ends that begins with a byte that differs. */
    private static int end(byte[] from, byte[] to, int start) {
        int stop = start + 1;
        for (int i = stop; i < to.length && i - stop <= GAP; i++) {
            if (from[i] != to[i]) {
                stop = i + 1;
            }
        }
        return stop;
    }

    private static int number(byte[] runs, int at, int value) {
        int next = at;
        int left = value;
        while (left >= 0x80) {
            runs[next++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        runs[next++] = (byte) left;
        return next;
    }

    static void apply(byte[] difference, byte[] bytes) {
        int at = 0;
        int position = 0;
        while (at < difference.length) {
            int[] numbers = new int[2];
            for (int i = 0; i < numbers.length; i++) {
                int shift = 0;
                byte next;
                do {
                    next = difference[at++];
                    numbers[i] |= (next & 0x7F) << shift;
                    shift += 7;
                } while (next < 0);
            }
            position += numbers[0];
            System.arraycopy(difference, at, bytes, position, numbers[1]);
            at += numbers[1];
            position += numbers[1];
        }
    }
}
