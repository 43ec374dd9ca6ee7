package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Marks.Mark;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Optional;

/**
 * Who wrote, or read, bytes of memory (rules K15 to K18). Stretches between marks in which the pages stayed the same pages
 * hold no write and are passed over; only the others run again, watched.
 */
public final class Accesses {
    private final Timeline timeline;

    /** What is looked for. */
    public enum Kind {
        WRITE,
        READ
    }

    public Accesses(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The last access before a point, over the borders of slots; empty where there was none since the spawn. */
    public Optional<Access> previous(Point before, Range range, Kind kind) {
        Point to = before;
        while (true) {
            Optional<Point> found = inSlot(to, range, kind);
            if (found.isPresent()) {
                return Optional.of(describe(found.get(), range, kind));
            }
            Optional<RecordedSlot> earlier = timeline.recording().before(to.slot());
            while (earlier.isPresent() && passedOver(earlier.get(), range, kind)) {
                earlier = timeline.recording().before(earlier.get().slot());
            }
            if (earlier.isEmpty()) {
                return kind == Kind.WRITE ? Segments.of(timeline, range) : Optional.empty();
            }
            to = Point.end(earlier.get().slot());
        }
    }

    /** The first access at or after a point; empty where there is none up to the end of the recording. */
    public Optional<Access> next(Point from, Range range, Kind kind) {
        Point at = from;
        while (true) {
            Optional<Point> found = nextInSlot(at, Point.end(at.slot()), range, kind);
            if (found.isPresent()) {
                return Optional.of(describe(found.get(), range, kind));
            }
            Optional<Integer> slot = timeline.next(at.slot());
            while (slot.isPresent()
                    && passedOver(timeline.recording().slot(slot.get()).orElseThrow(), range, kind)) {
                slot = timeline.next(slot.get());
            }
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            at = Point.start(slot.get());
        }
    }

    /** The first access in a slot from one of its points on, before another. */
    Optional<Point> nextInSlot(Point from, Point to, Range range, Kind kind) {
        timeline.go(from);
        SlotReplay replay = timeline.replay(from.slot());
        long end = replay.index().ordinal(to);
        while (replay.here() < end) {
            Optional<Mark> after = replay.marks().after(replay.here());
            long until =
                    after.map(Mark::ordinal).filter(ordinal -> ordinal < end).orElse(end);
            if (kind == Kind.WRITE && unchanged(replay, after, range)) {
                replay.goTo(until);
                continue;
            }
            AccessListener listener = new AccessListener(replay, range, kind, 1);
            replay.watch(until, listener);
            Point found = listener.place();
            if (found != null) {
                return found.compareTo(to) < 0 ? Optional.of(found) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean unchanged(SlotReplay replay, Optional<Mark> after, Range range) {
        return after.flatMap(mark -> mark.slot().memory())
                .flatMap(later -> replay.run().memory().map(now -> same(now, later, range)))
                .orElse(false);
    }

    /** The last access in a slot before one of its points. */
    Optional<Point> inSlot(Point to, Range range, Kind kind) {
        return inSlot(Point.start(to.slot()), to, range, kind);
    }

    /** The same from another of its points on. */
    Optional<Point> inSlot(Point from, Point to, Range range, Kind kind) {
        SlotReplay replay = timeline.replay(to.slot());
        boolean rolledBack = to.side() == Side.END && rolledBack(to.slot());
        if (rolledBack && kind == Kind.WRITE) {
            return Optional.empty();
        }
        timeline.go(to);
        Optional<MemoryImage> later = replay.run().memory();
        long first = replay.index().ordinal(from);
        long end = replay.index().ordinal(to);
        while (end > first) {
            Mark mark = replay.marks().floor(end - 1);
            if (kind == Kind.READ || !unchanged(mark, later, range)) {
                Optional<Point> found = inStretch(replay, mark, end, range, kind);
                if (found.isPresent()) {
                    return found.filter(at -> at.compareTo(from) >= 0);
                }
            }
            end = mark.ordinal();
            later = mark.slot().memory();
        }
        return Optional.empty();
    }

    /** The last access between a mark and a stop: all are counted, and then it is run again up to the last. */
    private static Optional<Point> inStretch(SlotReplay replay, Mark mark, long end, Range range, Kind kind) {
        replay.back(mark);
        AccessListener counting = new AccessListener(replay, range, kind, AccessListener.NONE);
        replay.watch(end, counting);
        if (counting.heard() == 0 || counting.place() != null) {
            return Optional.ofNullable(counting.place());
        }
        replay.back(mark);
        AccessListener last = new AccessListener(replay, range, kind, counting.heard());
        replay.watch(end, last);
        return Optional.ofNullable(last.place());
    }

    private static boolean unchanged(Mark mark, Optional<MemoryImage> later, Range range) {
        return mark.slot()
                .memory()
                .flatMap(before -> later.map(after -> same(before, after, range)))
                .orElse(later.isEmpty());
    }

    /** Whether a slot as a whole wrote nothing that stayed. */
    private boolean passedOver(RecordedSlot slot, Range range, Kind kind) {
        if (kind == Kind.READ) {
            return false;
        }
        if (rolledBack(slot.slot())) {
            return true;
        }
        Optional<MemoryImage> before = timeline.recording()
                .before(slot.slot())
                .flatMap(RecordedSlot::after)
                .flatMap(Accesses::memory);
        Optional<MemoryImage> after = slot.after().flatMap(Accesses::memory);
        return before.isPresent() && after.isPresent() && same(before.get(), after.get(), range);
    }

    private boolean rolledBack(int slot) {
        return timeline.recording()
                .slot(slot)
                .filter(recorded -> recorded.record().status() != SlotRecord.Status.OK)
                .isPresent();
    }

    private static Optional<MemoryImage> memory(SavedState state) {
        return state.instance().memories().stream().findFirst();
    }

    private static boolean same(MemoryImage one, MemoryImage other, Range range) {
        long last = (range.address() + Math.max(range.length(), 1) - 1) >>> 16;
        for (long page = range.address() >>> 16; page <= last; page++) {
            if (!one.samePage(other, page)) {
                return page >= one.pages() && page >= other.pages();
            }
        }
        return true;
    }

    private Access describe(Point at, Range range, Kind kind) {
        return new AccessText(timeline).describe(at, range, kind);
    }
}
