package io.aoscope.ui.workbench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Preferences in one file. A change is written to a temporary name and moved over the old file, so
 * that a crash leaves the one or the other. A file that cannot be read or written is not worth a
 * dialog: it is logged, and the window forgets.
 */
public final class FilePreferences implements Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(FilePreferences.class);
    private final Path file;
    private final Properties values = new Properties();

    public FilePreferences(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The settings in {} cannot be read; starting with none", file, e);
            }
        }
    }

    /** The file where this system keeps settings of the user. */
    public static Path defaultFile() {
        return folder(System.getProperty("os.name", ""), System.getProperty("user.home", "."))
                .resolve("settings.properties");
    }

    private static Path folder(String system, String home) {
        if (system.startsWith("Windows")) {
            return Path.of(Optional.ofNullable(System.getenv("APPDATA")).orElse(home), "AOScope");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "AOScope");
        }
        return Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".config"))
                .resolve("aoscope");
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    @Override
    public void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            write();
        }
    }

    private void write() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            try (Writer out = Files.newBufferedWriter(temporary)) {
                values.store(out, "AOScope settings");
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written to {}", file, e);
        }
    }
}
