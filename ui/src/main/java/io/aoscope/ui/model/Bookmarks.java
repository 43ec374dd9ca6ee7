package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Point;
import java.util.List;
import java.util.Optional;

/** Moments to come back to, with notes. On the JavaFX thread. */
public final class Bookmarks {
    private final WorkbenchModel model;

    Bookmarks(WorkbenchModel model) {
        this.model = model;
    }

    /** Those of the branch that the process is on, in time. */
    public List<Bookmark> here() {
        SessionView session = model.picture().get().session();
        String branch = session.branch().orElse(History.MAIN);
        return session.bookmarks().stream()
                .filter(bookmark -> bookmark.branch().equals(branch))
                .toList();
    }

    /** The one at the focus. */
    public Optional<Bookmark> atFocus() {
        return model.picture()
                .get()
                .point()
                .flatMap(at -> here().stream()
                        .filter(bookmark -> bookmark.at().equals(at))
                        .findFirst());
    }

    /** Marks the focus, or writes another note there. */
    public void add(String note) {
        model.picture()
                .get()
                .point()
                .ifPresent(at -> model.ask(model.debug().time(history -> {
                    Point exact =
                            at.side() == Point.Side.AT ? history.timeline().moved(at, 0) : at;
                    var bookmark = new Bookmark(history.branch().name(), exact, note.strip());
                    history.bookmark(bookmark);
                    return bookmark;
                })));
    }

    public void forget(Bookmark bookmark) {
        model.ask(model.debug().time(history -> {
            history.forget(bookmark);
            return bookmark;
        }));
    }

    /** To the next bookmark after the focus. */
    public void next() {
        model.picture()
                .get()
                .point()
                .ifPresent(at -> here().stream()
                        .map(Bookmark::at)
                        .filter(marked -> marked.compareTo(at) > 0)
                        .findFirst()
                        .ifPresentOrElse(model.travel()::goTo, () -> none("after")));
    }

    /** To the last bookmark before the focus. */
    public void previous() {
        model.picture()
                .get()
                .point()
                .ifPresent(at -> here().stream()
                        .map(Bookmark::at)
                        .filter(marked -> marked.compareTo(at) < 0)
                        .reduce((first, second) -> second)
                        .ifPresentOrElse(model.travel()::goTo, () -> none("before")));
    }

    private void none(String where) {
        model.tell(new Note(
                here().isEmpty()
                        ? "There are no bookmarks; Ctrl+B sets one at the moment in focus"
                        : "There is no bookmark " + where + " this moment",
                List.of()));
    }
}
