package io.aoscope.engine.fast;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compiled code as it is kept. In bytes: {@code AOSC}, then the SHA-256 of what follows, the lengths of the first two
 * parts as 32-bit numbers, and the three parts.
 *
 * @param shell the lowered module with empty function bodies: what Chicory reads of a module whose code is classes
 * @param classes a jar of the classes, as Chicory writes it
 * @param tight the same as {@link TightCode} writes it, empty where it does not
 */
record CodeEntry(byte[] shell, byte[] classes, byte[] tight) {
    private static final byte[] MAGIC = "AOSC".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;
    private static final int HEAD = MAGIC.length + DIGEST;
    private static final int LENGTHS = 2 * Integer.BYTES;

    byte[] toBytes() {
        byte[] body = ByteBuffer.allocate(LENGTHS + shell.length + classes.length + tight.length)
                .putInt(shell.length)
                .putInt(classes.length)
                .put(shell)
                .put(classes)
                .put(tight)
                .array();
        return ByteBuffer.allocate(HEAD + body.length)
                .put(MAGIC)
                .put(digest(body))
                .put(body)
                .array();
    }

    /** Reads an entry; empty where the bytes are not one, or not whole. */
    static Optional<CodeEntry> parse(byte[] bytes) {
        if (bytes.length < HEAD + LENGTHS || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(bytes, HEAD, bytes.length);
        if (!Arrays.equals(digest(body), Arrays.copyOfRange(bytes, MAGIC.length, HEAD))) {
            return Optional.empty();
        }
        ByteBuffer lengths = ByteBuffer.wrap(body);
        int shell = LENGTHS + lengths.getInt();
        int classes = shell + lengths.getInt();
        return Optional.of(new CodeEntry(
                Arrays.copyOfRange(body, LENGTHS, shell),
                Arrays.copyOfRange(body, shell, classes),
                Arrays.copyOfRange(body, classes, body.length)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
