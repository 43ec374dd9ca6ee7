package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Marks.Mark;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.debug.time.Visitor.Test;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the next or the previous time that a place in the code is reached. Forwards it runs; backwards it takes the
 * stretches between marks from the last to the first, runs each, and keeps what it met last.
 */
final class Search {
    private final Timeline timeline;

    Search(Timeline timeline) {
        this.timeline = timeline;
    }

    /** After a point, up to the end of the recording. */
    Optional<Point> next(Point from, Set<Place> places, Test test) {
        Point at = from;
        while (true) {
            Optional<Point> found = nextInSlot(at, Point.end(at.slot()), places, test);
            Optional<Integer> slot = timeline.next(at.slot());
            if (found.isPresent() || slot.isEmpty()) {
                return found;
            }
            at = Point.start(slot.get());
        }
    }

    /** Before a point, down to the beginning of the recording. */
    Optional<Point> previous(Point from, Set<Place> places, Test test) {
        Point at = from;
        while (true) {
            Optional<Point> found = previousInSlot(Point.start(at.slot()), at, places, test);
            Optional<RecordedSlot> slot = timeline.recording().before(at.slot());
            if (found.isPresent() || slot.isEmpty()) {
                return found;
            }
            at = Point.end(slot.get().slot());
        }
    }

    /** After a point, up to another one of the same slot, which is looked at too. */
    Optional<Point> nextInSlot(Point from, Point to, Set<Place> places, Test test) {
        timeline.go(from);
        SlotReplay replay = timeline.replay(from.slot());
        SlotIndex index = replay.index();
        return replay.visit(index.ordinal(to), Visitor.of(places, test))
                ? Optional.of(index.point(replay.here()))
                : Optional.empty();
    }

    /** Before a point, down to another one of the same slot, which is looked at too. */
    Optional<Point> previousInSlot(Point from, Point to, Set<Place> places, Test test) {
        SlotReplay replay = timeline.replay(to.slot());
        SlotIndex index = replay.index();
        long first = index.ordinal(from);
        long end = index.ordinal(to) - 1;
        while (end >= first) {
            // A stretch begins with the stop after its mark, so the mark itself belongs to the one before.
            Mark mark = replay.marks().floor(Math.max(end - 1, 0));
            Last last = new Last(places, test, first);
            replay.back(mark);
            replay.visit(end, last);
            if (last.found != null) {
                return Optional.of(index.point(last.found));
            }
            if (mark.ordinal() < first || mark.ordinal() == 0) {
                return Optional.empty();
            }
            end = mark.ordinal();
        }
        return Optional.empty();
    }

    private static final class Last implements Visitor {
        private final Set<Place> places;
        private final Test test;
        private final long first;
        private @Nullable Long found;

        Last(Set<Place> places, Test test, long first) {
            this.places = places;
            this.test = test;
            this.first = first;
        }

        @Override
        public Set<Place> places() {
            return places;
        }

        @Override
        public boolean stop(SlotReplay replay, Place place) {
            if (replay.here() >= first && test.accepts(replay, place)) {
                found = replay.here();
            }
            return false;
        }
    }
}
