package io.aoscope.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real images, which are not part of the project: in the folder that the system property {@code
 * aoscope.images}, or else the environment variable {@code AOSCOPE_IMAGES}, names. {@code .ci/images}
 * fills one.
 */
public final class RealImages {
    private RealImages() {}

    /** The bytes of {@code NAME.wasm}; without it the test is reported as skipped. */
    public static byte[] bytes(String name) {
        String given = System.getProperty("aoscope.images", "");
        String folder = given.isEmpty() ? System.getenv().getOrDefault("AOSCOPE_IMAGES", "") : given;
        Path file = Path.of(folder, name + ".wasm");
        assumeTrue(
                !folder.isEmpty() && Files.isReadable(file),
                "no image " + name + ".wasm; fill a folder with .ci/images and name it in AOSCOPE_IMAGES");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
