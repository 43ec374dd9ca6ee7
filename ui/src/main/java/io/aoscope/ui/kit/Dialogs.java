package io.aoscope.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions that need a window of their own; an interface because no display means no file chooser. */
public interface Dialogs {
    /** Asks for an existing file. */
    Optional<Path> chooseOpen(String title, List<FileKind> kinds);

    /** Asks where to write. */
    Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds);

    /** Asks before something that cannot be undone. */
    boolean confirm(String title, String text, String yes);

    /**
     * Asks which of several ways to go; the first is the one that Enter takes.
     *
     * @return the way's index; empty where the user goes none of them
     */
    Optional<Integer> choose(String title, String text, List<String> ways);

    /**
     * A kind of file offered by a chooser.
     *
     * @param patterns such as {@code *.wasm}
     */
    record FileKind(String description, List<String> patterns) {
        public FileKind {
            patterns = List.copyOf(patterns);
        }
    }
}
