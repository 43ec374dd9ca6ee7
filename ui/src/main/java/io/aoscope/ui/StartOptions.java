package io.aoscope.ui;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the window opens with.
 *
 * @param image a file to open
 * @param sample id of a bundled sample to open; ignored where a file is given
 */
public record StartOptions(Optional<Path> image, Optional<String> sample) {
    /** An empty window. */
    public static StartOptions none() {
        return new StartOptions(Optional.empty(), Optional.empty());
    }

    public static StartOptions image(Path file) {
        return new StartOptions(Optional.of(file), Optional.empty());
    }

    public static StartOptions sample(String id) {
        return new StartOptions(Optional.empty(), Optional.of(id));
    }
}
