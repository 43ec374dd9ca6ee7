package io.aoscope.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One bundled example process.
 *
 * @param id its name on the command line and the folder its files stand in
 * @param title what a list shows
 * @param summary one sentence: what it shows
 * @param language what it is written in
 * @param imageFile the built image, as a path below this package
 * @param files the sources, as paths below this package, the one to read first at the front
 */
public record Sample(String id, String title, String summary, String language, String imageFile, List<String> files) {

    public Sample {
        files = List.copyOf(files);
    }

    /** The bytes of the built image. */
    public byte[] image() {
        return read(imageFile);
    }

    /**
     * The text of one of {@link #files()}.
     *
     * @throws IllegalArgumentException if this sample has no such file
     */
    public String source(String file) {
        if (!files.contains(file)) {
            throw new IllegalArgumentException("Sample " + id + " has no file " + file + "; it has " + files);
        }
        return text(file);
    }

    /** The scenario, a JSON text: what to send and what must come back (see the module's README). */
    public String scenario() {
        return text(id + "/scenario.json");
    }

    private static String text(String file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    private static byte[] read(String file) {
        try (InputStream in = Sample.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The samples are incomplete: " + file + " is missing; build them again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
