package io.aoscope.engine.device;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Randomness from a seed: block n is SHA-256 of the seed and n. */
public record SeededRandom(String seed) implements HostRandom {
    private static final int BLOCK = 32;

    @Override
    public byte[] bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        byte[] block = new byte[0];
        for (int i = 0; i < length; i++) {
            int within = (int) ((offset + i) % BLOCK);
            if (block.length == 0 || within == 0) {
                block = block((offset + i) / BLOCK);
            }
            bytes[i] = block[within];
        }
        return bytes;
    }

    private byte[] block(long number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed.getBytes(StandardCharsets.UTF_8));
            return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
