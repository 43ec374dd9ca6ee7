package io.aoscope.ui.journey;

import io.aoscope.ui.kit.Dialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers every dialog as the test prepared it; without a display there is no file chooser. */
final class ChosenFiles implements Dialogs {
    private Optional<Path> next = Optional.empty();

    /** The file that the next dialog chooses. */
    void choose(Path file) {
        next = Optional.of(file);
    }

    @Override
    public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
        return next;
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
        return next;
    }

    @Override
    public void error(String title, String text) {
        throw new AssertionError(title + ": " + text);
    }

    @Override
    public boolean confirm(String title, String text, String yes) {
        return true;
    }
}
