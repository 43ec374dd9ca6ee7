package io.aoscope.engine.debug.time;

/**
 * A moment that somebody wants to come back to.
 *
 * @param branch whose moment it is
 * @param note why; may be empty
 */
public record Bookmark(String branch, Point at, String note) implements Comparable<Bookmark> {
    @Override
    public int compareTo(Bookmark other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : branch.compareTo(other.branch);
    }
}
