package io.aoscope.engine.fast;

import java.util.Optional;

/**
 * Where compiled code is kept from one run of the program to the next. Called from background threads. What
 * cannot be read or written is treated as not there: an entry only saves time.
 */
public interface CodeCache {
    /** Keeps nothing. */
    CodeCache NONE = new CodeCache() {
        @Override
        public Optional<byte[]> load(String image, String version) {
            return Optional.empty();
        }

        @Override
        public void store(String image, String version, byte[] entry) {}
    };

    /**
     * What was stored last under both names.
     *
     * @param image SHA-256 of the image, lower-case hex
     * @param version of what made the code, letters and digits only
     */
    Optional<byte[]> load(String image, String version);

    /** Keeps an entry in the place of every other one of the image. */
    void store(String image, String version, byte[] entry);
}
