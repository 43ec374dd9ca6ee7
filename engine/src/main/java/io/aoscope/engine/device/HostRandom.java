package io.aoscope.engine.device;

/** The randomness a guest sees: a fixed endless string of bytes, so that a replay reads the same. */
@FunctionalInterface
public interface HostRandom {
    /** The {@code length} bytes from {@code offset} on. */
    byte[] bytes(long offset, int length);
}
