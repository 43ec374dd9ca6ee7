package io.aoscope.engine.bench;

import io.aoscope.engine.vm.LinearMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** HyperBEAM's aos image, which is not a part of this project, and its first message. */
final class AosImage {

    static final String NAME = "aos";
    static final String FILE = "aos-2-pure-xs.wasm";

    private final byte[] image;
    private final String message;
    private final String process;

    AosImage() throws IOException {
        image = Files.readAllBytes(path());
        message = text("aos-eval.json");
        process = text("aos-process.json");
    }

    static boolean present() {
        return Files.exists(path());
    }

    private static Path path() {
        return Path.of(folder(), FILE);
    }

    /** Where images are, as the user said it; empty where not. */
    static String folder() {
        String said = System.getProperty("aoscope.images", "");
        return said.isEmpty() ? System.getenv().getOrDefault("AOSCOPE_IMAGES", "") : said;
    }

    byte[] image() {
        return image;
    }

    /** Boot and the first Eval, {@code return 1+1}, on a fresh instance; gives the instructions of {@code handle}. */
    long firstMessage(Guest fresh) throws LinearMemory.OutOfBounds {
        return fresh.handle(message, process, "\"data\":\"2\"");
    }

    private static String text(String file) throws IOException {
        try (InputStream in = AosImage.class.getResourceAsStream("/io/aoscope/bench/" + file)) {
            if (in == null) {
                throw new NoSuchFileException(file, null, "missing from the bench's resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
