package io.aoscope.app;

import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.samples.Sample;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The IMAGE argument that most commands take. */
final class ImageFile {
    @Parameters(
            index = "0",
            paramLabel = "IMAGE",
            description = "The .wasm file of the process, its text as .wat, or a bundled sample as sample:ID.")
    private String name = "";

    /**
     * Reads, decodes and validates the image.
     *
     * @throws UserException where it cannot be read or is no image
     */
    ProcessImage load() throws UserException {
        return load(name);
    }

    /** {@link #load()} for an image that is named otherwise. */
    static ProcessImage load(String name) throws UserException {
        return load(source(name));
    }

    /** {@link #load()} for a file that is named otherwise. */
    static ProcessImage load(Path file) throws UserException {
        return load(source(file));
    }

    private static ProcessImage load(ImageSource source) throws UserException {
        try {
            return ImageLoader.load(source);
        } catch (ImageException e) {
            throw new UserException(e.getMessage());
        }
    }

    /**
     * Reads the image, whatever is in it.
     *
     * @param name a path, or {@code sample:ID}
     * @throws UserException where it cannot be read
     */
    static ImageSource source(String name) throws UserException {
        Optional<Sample> sample = SampleName.find(name);
        return sample.isPresent()
                ? new ImageSource(name, Optional.empty(), sample.get().image())
                : source(UserPath.of(name));
    }

    private static ImageSource source(Path path) throws UserException {
        byte[] bytes = read(path, "image");
        return new ImageSource(path.getFileName().toString(), Optional.of(path.toString()), bytes);
    }

    /** The bytes of a file the user named. */
    static byte[] read(Path path, String what) throws UserException {
        if (path.toString().isEmpty()) {
            throw new UserException("the path of the " + what + " is empty; give the path of a file");
        }
        try {
            return WholeFile.read(path);
        } catch (NoSuchFileException e) {
            throw new UserException(path + ": no such file; give the path of the " + what);
        } catch (AccessDeniedException e) {
            throw new UserException(path + ": permission denied; make the file readable");
        } catch (IOException e) {
            String why = Files.isDirectory(path) ? "is a directory" : "cannot be read: " + FileProblem.why(e);
            throw new UserException(path + ": " + why + "; give the path of the " + what);
        }
    }
}
