package io.aoscope.app;

import io.aoscope.engine.fast.CodeCache;
import io.aoscope.ui.workbench.FileCodeCache;
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

    CodeCache cache() {
        return folder.equals(OFF) ? CodeCache.NONE : files();
    }

    /** The files of the folder named, or of the user's where none is. */
    FileCodeCache files() {
        return folder.isEmpty()
                ? FileCodeCache.ofUser()
                : new FileCodeCache(Path.of(folder), FileCodeCache.DEFAULT_BYTES, InstantSource.system());
    }
}
