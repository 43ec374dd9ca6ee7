package io.aoscope.ui.workbench;

import io.aoscope.engine.fast.CodeCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Compiled code in one folder, a file for each image. A file is written under a temporary name and moved, so
 * that one that is there is whole; those not used for the longest time give way when the folder is full. What
 * fails is logged and costs time only.
 */
public final class FileCodeCache implements CodeCache {
    /** Some hundred images such as aos. */
    public static final long DEFAULT_BYTES = 256L << 20;

    private static final String SUFFIX = ".code";

    private final Path folder;
    private final long maxBytes;
    private final InstantSource clock;

    /**
     * @param maxBytes that all files together may have
     * @param clock tells when a file was used last
     */
    public FileCodeCache(Path folder, long maxBytes, InstantSource clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** The cache where this system keeps what can be made again. */
    public static FileCodeCache ofUser() {
        return new FileCodeCache(
                folder(System.getProperty("os.name", ""), System.getProperty("user.home", ".")),
                DEFAULT_BYTES,
                InstantSource.system());
    }

    private static Path folder(String system, String home) {
        if (system.startsWith("Windows")) {
            return Path.of(Optional.ofNullable(System.getenv("LOCALAPPDATA")).orElse(home), "AOScope", "Cache", "code");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Caches", "AOScope", "code");
        }
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".cache"))
                .resolve(Path.of("aoscope", "code"));
    }

    public Path folder() {
        return folder;
    }

    @Override
    public Optional<byte[]> load(String image, String version) {
        Path file = file(image, version);
        try {
            byte[] entry = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(entry);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            warn("Compiled code in {} cannot be read; the image is compiled again", file, e);
            return Optional.empty();
        }
    }

    @Override
    public void store(String image, String version, byte[] entry) {
        if (entry.length > maxBytes) {
            return;
        }
        Path file = file(image, version);
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, image, ".new");
            try {
                Files.write(temporary, entry);
                Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            makeRoom(image, file);
        } catch (IOException e) {
            warn("Compiled code cannot be kept in {}", file, e);
        }
    }

    /** A file of compiled code. */
    public record Entry(Path file, long bytes, Instant used) {}

    /** What is kept, the latest used first. */
    public List<Entry> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> entry(file).stream())
                    .sorted(Comparator.comparing(Entry::used).reversed())
                    .toList();
        }
    }

    /** Deletes everything that is kept. */
    public void clear() throws IOException {
        for (Entry entry : entries()) {
            Files.deleteIfExists(entry.file());
        }
    }

    /** Deletes code of other versions, and of the images unused for the longest time. */
    private void makeRoom(String image, Path written) throws IOException {
        long sum = 0;
        for (Entry entry : entries()) {
            boolean older = entry.file().getFileName().toString().startsWith(image)
                    && !entry.file().equals(written);
            sum += entry.bytes();
            if (older || sum > maxBytes) {
                Files.deleteIfExists(entry.file());
                sum -= entry.bytes();
            }
        }
    }

    /** Empty where another program has just deleted the file. */
    private static Optional<Entry> entry(Path file) {
        try {
            return Optional.of(new Entry(
                    file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(String image, String version) {
        return folder.resolve(image + "-" + version + SUFFIX);
    }

    /** The logger is asked for only here: to find what logs, SLF4J opens every jar, which a start would wait for. */
    private static void warn(String text, Path file, IOException problem) {
        LoggerFactory.getLogger(FileCodeCache.class).warn(text, file, problem);
    }
}
