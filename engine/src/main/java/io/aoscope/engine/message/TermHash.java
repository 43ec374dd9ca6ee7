package io.aoscope.engine.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The hash by which Erlang/OTP 27 places a key in a map of more than 32: MurmurHash3 over the term, without a seed. */
final class TermHash {
    private static final long FIRST = 0x87C37B91114253D5L;
    private static final long SECOND = 0x4CF5AD432745937FL;
    private static final int BINARY = 11;
    private static final int SMALL_TAG = 0xF;

    private long alpha;
    private long beta;
    private long ticks;

    private TermHash() {}

    /** Of an integer of at most 60 bits. */
    static long small(long number) {
        return spread(number << 4 | SMALL_TAG);
    }

    /** Of a string of bytes. */
    static long binary(byte[] bytes) {
        TermHash hash = new TermHash();
        hash.alpha(BINARY);
        hash.beta(bytes.length * 8L);
        ByteBuffer left = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (left.remaining() >= 2 * Long.BYTES) {
            hash.alpha(left.getLong());
            hash.beta(left.getLong());
        }
        ByteBuffer tail = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(left);
        hash.beta ^= forBeta(tail.getLong(Long.BYTES));
        hash.alpha ^= forAlpha(tail.getLong(0));
        return hash.end();
    }

    private static long forAlpha(long value) {
        return Long.rotateLeft(value * FIRST, 31) * SECOND;
    }

    private static long forBeta(long value) {
        return Long.rotateLeft(value * SECOND, 33) * FIRST;
    }

    private void alpha(long value) {
        alpha = (Long.rotateLeft(alpha ^ forAlpha(value), 27) + beta) * 5 + 0x52DCE729L;
        ticks++;
    }

    private void beta(long value) {
        beta = (Long.rotateLeft(beta ^ forBeta(value), 31) + alpha) * 5 + 0x38495AB5L;
        ticks++;
    }

    private long end() {
        long left = alpha ^ ticks;
        long right = beta ^ ticks;
        left += right;
        right += left;
        left = spread(left);
        right = spread(right);
        left += right;
        right += left;
        return left ^ right;
    }

    private static long spread(long value) {
        long hash = value;
        hash ^= hash >>> 33;
        hash *= 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 33;
        hash *= 0xC4CEB9FE1A85EC53L;
        hash ^= hash >>> 33;
        return hash;
    }
}
