package io.aoscope.ui.compare;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.History;
import java.util.List;
import java.util.Optional;

/** One side of a comparison of moments, as it is typed or chosen. */
sealed interface Side {
    /** What stands before the name of a snapshot. */
    String SNAPSHOT = "snapshot ";

    /** What stands before the place of a bookmark. */
    String BOOKMARK = "bookmark ";

    /** A point of the recording, such as {@code s1.end}. */
    record At(String coordinate) implements Side {}

    /**
     * A moment with a bookmark.
     *
     * @param here whether it is of the branch that the process is on
     */
    record Marked(Bookmark bookmark, boolean here) implements Side {}

    /** A saved state. */
    record Saved(SnapshotView snapshot) implements Side {}

    /** As the field shows it, and reads it. */
    default String text() {
        return switch (this) {
            case At(String coordinate) -> coordinate;
            case Marked(Bookmark bookmark, boolean here) ->
                BOOKMARK
                        + bookmark.at()
                        + (here ? "" : " of " + bookmark.branch())
                        + (bookmark.note().isEmpty() ? "" : " (" + bookmark.note() + ")");
            case Saved(SnapshotView snapshot) -> SNAPSHOT + snapshot.name();
        };
    }

    /** Where the focus can go to see it; empty for what is not of the branch that the process is on. */
    default Optional<String> place() {
        return switch (this) {
            case At(String coordinate) -> Optional.of(coordinate);
            case Marked(Bookmark bookmark, boolean here) ->
                here ? Optional.of(bookmark.at().toString()) : Optional.empty();
            case Saved ignored -> Optional.empty();
        };
    }

    /** The moments with bookmarks. */
    static List<Marked> bookmarks(SessionView session) {
        String branch = session.branch().orElse(History.MAIN);
        return session.bookmarks().stream()
                .map(bookmark -> new Marked(bookmark, bookmark.branch().equals(branch)))
                .toList();
    }

    /** Reads what was typed; whether there is such a point is known when it is asked for. */
    static Side read(String typed, SessionView session) throws SessionException {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new SessionException("Choose two moments: a coordinate such as s1.end, a bookmark, or a snapshot.");
        }
        if (text.startsWith(BOOKMARK)) {
            return bookmarks(session).stream()
                    .filter(marked -> marked.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new SessionException("There is no “" + text
                            + "”; choose one of the list, or write a coordinate such as s1.end."));
        }
        if (!text.startsWith(SNAPSHOT)) {
            return new At(text);
        }
        String name = text.substring(SNAPSHOT.length()).strip();
        return session.snapshots().stream()
                .filter(snapshot -> snapshot.name().equals(name))
                .findFirst()
                .map(Saved::new)
                .orElseThrow(() -> new SessionException("There is no snapshot “" + name + "”; save one in the panel"
                        + " Snapshots, or write a coordinate such as s1.end."));
    }
}
