package io.aoscope.engine.message;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A key of a message: text, or an integer. The outbox has integer keys while it is fresh and strings once it was
 * stored, and the two are different keys of one message (semantics 6.5); on a path both are spelled in decimal.
 *
 * @param text the text, or the decimal digits of the integer
 * @param integer whether the key is an integer
 */
public record Key(String text, boolean integer) implements Comparable<Key> {
    private static final String PRIVATE_PREFIX = "priv";
    private static final int SHORTEST_ID = 32;
    private static final int LONGEST_ID = 43;

    public static Key of(String text) {
        return new Key(text, false);
    }

    public static Key of(long number) {
        return new Key(Long.toString(number), true);
    }

    /** The key as lookups see it: lower case unless it has the length of an id, integers as decimal text. */
    public String normal() {
        return integer ? text : normalize(text);
    }

    /** Whether the key starts with {@code priv}: never shown, encoded or patched (semantics 1, rule 4). */
    public boolean isPrivate() {
        return !integer
                && text.regionMatches(true, 0, PRIVATE_PREFIX, 0, PRIVATE_PREFIX.length())
                && normal().startsWith(PRIVATE_PREFIX);
    }

    /** Lower case, except that text of 32, 42 or 43 bytes is taken for an id and kept (semantics 1, rule 1). */
    public static String normalize(String text) {
        return isId(text) ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Whether the text has the length of an id: 32, 42 or 43 bytes of UTF-8. */
    public static boolean isId(String text) {
        int letters = text.length();
        // A char is one to three bytes, so most keys need no counting.
        return letters * 3 >= SHORTEST_ID
                && letters <= LONGEST_ID
                && isIdLength(text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Whether a value of this many bytes is taken for an id. */
    public static boolean isIdLength(int bytes) {
        return bytes == SHORTEST_ID || bytes == LONGEST_ID - 1 || bytes == LONGEST_ID;
    }

    /** Integers first, by number; then text by its UTF-8 bytes. */
    @Override
    public int compareTo(Key other) {
        if (integer != other.integer) {
            return integer ? -1 : 1;
        }
        return integer ? new BigInteger(text).compareTo(new BigInteger(other.text)) : compareBytes(text, other.text);
    }

    /** Orders text by its UTF-8 bytes, as maps of at most 32 keys are ordered when they are encoded. */
    public static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text;
    }
}
