package io.aoscope.ui.last;

import io.aoscope.ui.kit.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file, replaced whole, so that a crash leaves the one session or the other. */
public final class FileStore implements SessionKeeper.Store {
    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
    private final Path file;

    public FileStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("The last session in {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void write(String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("The session cannot be kept in {}", file, e);
        }
    }
}
