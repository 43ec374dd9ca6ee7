package io.aoscope.engine.debug.time;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bookmarks of a history: of each branch one a moment. */
final class Bookmarks {
    private final Map<String, Map<Point, Bookmark>> branches = new LinkedHashMap<>();

    /** All of them, in time. */
    List<Bookmark> all() {
        return branches.values().stream()
                .flatMap(ofBranch -> ofBranch.values().stream())
                .sorted()
                .toList();
    }

    /** Marks a moment, or writes another note at one. */
    void put(Bookmark bookmark) {
        branches.computeIfAbsent(bookmark.branch(), ignored -> new LinkedHashMap<>())
                .put(bookmark.at(), bookmark);
    }

    void forget(Bookmark bookmark) {
        Map<Point, Bookmark> ofBranch = branches.get(bookmark.branch());
        if (ofBranch != null) {
            ofBranch.remove(bookmark.at());
        }
    }

    /** A branch has another name. */
    void renamed(String branch, String wanted) {
        Map<Point, Bookmark> marked = branches.remove(branch);
        if (marked != null) {
            marked.values().forEach(bookmark -> put(new Bookmark(wanted, bookmark.at(), bookmark.note())));
        }
    }

    /** A branch is gone, and its bookmarks with it. */
    void deleted(String branch) {
        branches.remove(branch);
    }
}
