package io.aoscope.engine.bench;

import io.aoscope.engine.vm.LinearMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** HyperBEAM's aos image, which is not a part of this project, and messages to it. */
final class AosImage {

    static final String FILE = "aos-2-pure-xs.wasm";
    static final String SMALL = "return 1+1";
    static final String TURNS = "local s = 0 for i = 1, 1000000 do s = s + i end return s";

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

    static Path path() {
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

    /** Sends an {@code Eval}; gives the instructions of {@code handle}. */
    long eval(Guest guest, String lua, String answer) throws LinearMemory.OutOfBounds {
        return guest.handle(message.replace(SMALL, lua), process, "\"data\":\"" + answer + "\"");
    }

    /** {@code return 1+1}; with a fresh instance it boots first. */
    long small(Guest guest) throws LinearMemory.OutOfBounds {
        return eval(guest, SMALL, "2");
    }

    long turns(Guest guest) throws LinearMemory.OutOfBounds {
        return eval(guest, TURNS, "500000500000");
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
