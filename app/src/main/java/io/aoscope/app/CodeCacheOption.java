package io.aoscope.app;

import io.aoscope.engine.fast.CodeCache;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.workbench.FileCodeCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** Where compiled code is kept. */
final class CodeCacheOption {
    private static final String OFF = "off";

    @Option(
            names = "--code-cache",
            paramLabel = "FOLDER|off",
            description = {
                "Where compiled code is kept for the next time an image is opened, or off to keep none (default: the"
                        + " user's cache folder; see aoscope cache)."
            })
    private String folder = "";

    /** Where code is kept to; a folder that was named is made. */
    CodeCache cache() throws UserException {
        if (folder.equals(OFF)) {
            return CodeCache.NONE;
        }
        FileCodeCache files = files();
        if (!folder.isEmpty()) {
            try {
                Files.createDirectories(files.folder());
            } catch (IOException e) {
                throw new UserException("--code-cache: " + folder + " cannot be made: " + FileProblem.why(e)
                        + "; name a folder that you may write to, or off");
            }
        }
        return files;
    }

    /** The files of the folder named, or of the user's where none is. */
    FileCodeCache files() throws UserException {
        if (folder.isEmpty()) {
            return FileCodeCache.ofUser();
        }
        Path path = UserPath.of(folder);
        if (folder.equals(OFF) || Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserException("--code-cache: " + folder + " is no folder; name the one that code is kept in");
        }
        return new FileCodeCache(path, FileCodeCache.DEFAULT_BYTES, InstantSource.system());
    }
}
