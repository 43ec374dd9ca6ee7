package io.aoscope.ui.source;

import io.aoscope.samples.Sample;
import io.aoscope.ui.model.ImageOpener.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds source files by the paths that compilers wrote: among the files of a sample, where a person
 * said that such files are, as the path stands, and beside the image and above it.
 */
final class SourceFinder {
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_FOLDERS = 6;

    private final Optional<Opened> opened;
    private final List<Moved> moved;

    /**
     * Files whose paths begin one way stand somewhere else here.
     *
     * @param from the beginning of the path as the compiler wrote it; empty for relative ones
     */
    record Moved(String from, Path to) {
        /** What a person says who finds one file. */
        static Moved of(String file, Path found) {
            int end = file.length();
            Path to = found;
            while (end > 0 && to.getFileName() != null && to.getParent() != null) {
                int start = Math.max(file.lastIndexOf('/', end - 1), file.lastIndexOf('\\', end - 1)) + 1;
                if (!file.substring(start, end).equals(to.getFileName().toString())) {
                    break;
                }
                to = to.getParent();
                end = Math.max(0, start - 1);
            }
            return new Moved(
                    end == file.length() || end == 0 ? file.substring(0, end) : file.substring(0, end + 1), to);
        }
    }

    SourceFinder(Optional<Opened> opened, List<Moved> moved) {
        this.opened = opened;
        this.moved = List.copyOf(moved);
    }

    /** Reads a file; empty where it is nowhere to be found. */
    Optional<SourceText> find(String file) {
        return sample(file)
                .or(() -> candidates(file).stream()
                        .flatMap(path -> read(file, path).stream())
                        .findFirst());
    }

    private Optional<SourceText> sample(String file) {
        if (!(opened.orElse(null) instanceof Opened.OfSample(Sample sample))) {
            return Optional.empty();
        }
        return sample.files().stream()
                .filter(one -> name(one).equals(name(file)))
                .findFirst()
                .map(one -> SourceText.of(file, "of the sample " + sample.title(), sample.source(one)));
    }

    private List<Path> candidates(String file) {
        List<Path> paths = new ArrayList<>();
        try {
            for (Moved one : moved) {
                if (file.startsWith(one.from())) {
                    paths.add(
                            one.to().resolve(file.substring(one.from().length()).replaceFirst("^[/\\\\]+", "")));
                }
            }
            Path written = Path.of(file);
            if (written.isAbsolute()) {
                paths.add(written);
            }
            if (opened.orElse(null) instanceof Opened.OfFile(Path image)) {
                Path folder = image.toAbsolutePath().getParent();
                for (int i = 0; i < MOST_FOLDERS && folder != null; i++) {
                    paths.add(folder.resolve(file));
                    paths.add(folder.resolve(name(file)));
                    folder = folder.getParent();
                }
            }
        } catch (InvalidPathException e) {
            // A path of another system; what was found so far is all there can be.
            return paths;
        }
        return paths;
    }

    private static Optional<SourceText> read(String file, Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return Optional.of(SourceText.of(file, path.normalize().toString(), text));
        } catch (IOException e) {
            // Not readable here is as good as not here: the panel offers to choose the file.
            return Optional.empty();
        }
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
