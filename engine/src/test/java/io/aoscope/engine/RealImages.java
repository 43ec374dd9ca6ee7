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
        String folder = given();
        Path inFolder = Path.of(folder, name + ".wasm");
        // A folder of HyperBEAM's own has its images directly in it.
        Path beside = Path.of(folder, inFolder.getFileName().toString());
        Path file = Files.isReadable(inFolder) ? inFolder : beside;
        assumeTrue(
                !folder.isEmpty() && Files.isReadable(file),
                "no image " + name + ".wasm; fill a folder with .ci/images and name it in AOSCOPE_IMAGES");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder among the images; without it the test is reported as skipped. */
    public static Path folder(String name, String whatToDo) {
        String given = given();
        Path folder = Path.of(given, name);
        assumeTrue(!given.isEmpty() && Files.isDirectory(folder), "no folder " + name + "; " + whatToDo);
        return folder;
    }

    private static String given() {
        String given = System.getProperty("aoscope.images", "");
        return given.isEmpty() ? System.getenv().getOrDefault("AOSCOPE_IMAGES", "") : given;
    }
}
