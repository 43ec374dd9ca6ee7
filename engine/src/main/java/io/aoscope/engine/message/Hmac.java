package io.aoscope.engine.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104). Java's own looks at every provider of cryptography first, which each start of the program would
 * wait for.
 */
final class Hmac {
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private Hmac() {}

    static byte[] sha256(byte[] key, byte[] message) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
            digest.update(masked(block, INNER));
            byte[] inner = digest.digest(message);
            digest.update(masked(block, OUTER));
            return digest.digest(inner);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] masked(byte[] block, byte mask) {
        byte[] masked = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            masked[i] = (byte) (block[i] ^ mask);
        }
        return masked;
    }
}
