package io.aoscope.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dialogs for tests in which nothing is to be asked; a test overrides the question that it expects. */
public class Unasked implements Dialogs {
    @Override
    public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
        throw new AssertionError(title);
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
        throw new AssertionError(title);
    }

    @Override
    public boolean confirm(String title, String text, String yes) {
        throw new AssertionError(title);
    }

    @Override
    public Optional<Integer> choose(String title, String text, List<String> ways) {
        throw new AssertionError(title);
    }
}
