package io.aoscope.ui.journey;

import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers every dialog as the test prepared it; without a display there is no file chooser. */
final class ChosenFiles implements Dialogs {
    private Optional<Path> next = Optional.empty();
    private Optional<Integer> way = Optional.of(0);
    private String asked = "";

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
    public Optional<Integer> choose(String title, String text, List<String> ways) {
        asked = title + "\n" + text;
        return way;
    }

    /** The way that the next questions go; empty cancels. */
    void way(Optional<Integer> wanted) {
        way = wanted;
    }

    /** What was asked last. */
    String asked() {
        return asked;
    }

    @Override
    public boolean confirm(String title, String text, String yes) {
        return true;
    }
}
