package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.StopPlaces.Event;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.session.SlotRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes on, forwards or backwards, to the next stop point (rules B1 to B9). For one run each. */
public final class Resume {
    private static final int MOST_LOG = 10_000;

    private final Timeline timeline;
    private final StopPlaces places;
    private final Map<Place, List<StopPoint>> code;
    private final LiveScope scope = new LiveScope();
    private final List<String> log = new ArrayList<>();
    private final Map<Integer, Undecided> undecided = new LinkedHashMap<>();
    private final Map<StopPoint, Long> hits = new HashMap<>();

    /** A stop point met, and the stop at which it stops. */
    private record Met(Point at, StopPoint stop) {}

    public Resume(Timeline timeline, List<StopPoint> stops) {
        this.timeline = timeline;
        this.places = new StopPlaces(timeline.recording().image().module(), stops);
        this.code = places.code();
    }

    /** To the first stop point after a point, or to the end of the recording. */
    public Arrival forward(Point from) {
        Optional<Met> here = watchedHere(from);
        if (here.isPresent()) {
            return arrived(here.get().at(), Optional.of(here.get().stop()));
        }
        Point at = from;
        while (true) {
            Optional<Met> met = forwardInSlot(at, Point.end(at.slot()));
            Optional<Integer> slot = timeline.next(at.slot());
            if (met.isPresent()) {
                return arrived(met.get().at(), Optional.of(met.get().stop()));
            }
            if (slot.isEmpty()) {
                return arrived(timeline.last(), Optional.empty());
            }
            Point start = Point.start(slot.get());
            Optional<Met> atStart = places.events(timeline.index(slot.get())).stream()
                    .filter(event -> event.at().equals(start) && stops(event))
                    .map(event -> new Met(start, event.stop()))
                    .findFirst();
            if (atStart.isPresent()) {
                return arrived(start, Optional.of(atStart.get().stop()));
            }
            at = start;
        }
    }

    /** To the last stop point before a point, or to the beginning of the recording. */
    public Arrival backward(Point from) {
        Point at = from;
        while (true) {
            Optional<Met> met = backwardInSlot(at, Point.start(at.slot()));
            if (met.isEmpty()) {
                Optional<RecordedSlot> slot = timeline.recording().before(at.slot());
                if (slot.isEmpty()) {
                    return arrived(timeline.first(), Optional.empty());
                }
                at = Point.end(slot.get().slot());
            } else if (counts(met.get())) {
                return arrived(met.get().at(), Optional.of(met.get().stop()));
            } else {
                at = met.get().at();
            }
        }
    }

    /** To the first stop point after a point and, where there is none up to another one of the same slot, to that. */
    public Arrival forward(Point from, Point to) {
        Optional<Met> met = watchedHere(from)
                .or(() -> forwardInSlot(from, to))
                .filter(found -> found.at().compareTo(to) <= 0);
        return arrived(met.map(Met::at).orElse(to), met.map(Met::stop));
    }

    /** To the last stop point before a point and, where there is none down to another one of the same slot, to that. */
    public Arrival backward(Point from, Point down) {
        Point at = from;
        while (true) {
            Optional<Met> met =
                    backwardInSlot(at, down).filter(found -> found.at().compareTo(down) >= 0);
            if (met.isEmpty() || counts(met.get())) {
                return arrived(met.map(Met::at).orElse(down), met.map(Met::stop));
            }
            at = met.get().at();
        }
    }

    private Arrival arrived(Point at, Optional<StopPoint> stop) {
        return new Arrival(at, stop, log, List.copyOf(undecided.values()));
    }

    /** A watched global or local that the instruction ahead accesses, which can be seen after it. */
    private Optional<Met> watchedHere(Point from) {
        if (from.side() != Point.Side.AT || code.values().stream().noneMatch(Resume::watches)) {
            return Optional.empty();
        }
        Location.Instruction ahead =
                timeline.at(from).stack().orElseThrow().places().getFirst();
        List<StopPoint> met = code.getOrDefault(new Place(ahead.function(), ahead.instruction()), List.of());
        timeline.go(from);
        return met.stream()
                .filter(stop -> isWatch(stop) && holds(stop, timeline.replay(from.slot())) && counts(stop))
                .findFirst()
                .map(stop -> new Met(timeline.moved(from, 1), stop));
    }

    private static boolean watches(List<StopPoint> stops) {
        return stops.stream().anyMatch(Resume::isWatch);
    }

    private Optional<Met> forwardInSlot(Point from, Point to) {
        SlotIndex index = timeline.index(from.slot());
        Point at = from;
        while (true) {
            Point now = at;
            Optional<Event> event = places.events(index).stream()
                    .filter(one -> one.at().compareTo(now) > 0 && one.at().compareTo(to) <= 0)
                    .findFirst();
            Point bound = event.map(Event::at).orElse(to);
            Optional<Met> written = nextAccess(at, bound);
            Optional<Met> reached = reached(at, written.map(Met::at).orElse(bound));
            if (reached.isPresent()) {
                return reached;
            }
            if (written.isPresent()) {
                if (counts(written.get())) {
                    return written;
                }
                at = written.get().at();
            } else if (event.isPresent()) {
                if (stops(event.get())) {
                    return Optional.of(new Met(bound, event.get().stop()));
                }
                at = bound;
            } else {
                return Optional.empty();
            }
        }
    }

    /** The first place in the code after a point whose stop point stops. */
    private Optional<Met> reached(Point from, Point to) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Found found = new Found();
        return new Search(timeline)
                .nextInSlot(from, to, code.keySet(), (replay, place) -> {
                    for (StopPoint stop : code.getOrDefault(place, List.of())) {
                        if (holds(stop, replay) && counts(stop)) {
                            found.stop = stop;
                            return true;
                        }
                    }
                    return false;
                })
                .map(point -> new Met(visible(point, found.get()), found.get()));
    }

    private Optional<Met> backwardInSlot(Point from, Point down) {
        SlotIndex index = timeline.index(from.slot());
        Optional<Met> latest = Optional.empty();
        for (Event event : places.events(index)) {
            if (event.at().compareTo(from) < 0 && event.at().compareTo(down) >= 0 && holdsAt(event)) {
                latest = Optional.of(new Met(event.at(), event.stop()));
            }
        }
        latest = later(latest, previousAccess(from, down));
        return later(latest, reachedBefore(from, latest.map(Met::at).orElse(down)));
    }

    private Optional<Met> reachedBefore(Point from, Point down) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        long end = timeline.ordinal(from);
        Found found = new Found();
        return new Search(timeline)
                .previousInSlot(down, from, code.keySet(), (replay, place) -> {
                    for (StopPoint stop : code.getOrDefault(place, List.of())) {
                        boolean before = !isWatch(stop) || replay.here() + 1 < end;
                        if (before && holds(stop, replay)) {
                            found.stop = stop;
                            return true;
                        }
                    }
                    return false;
                })
                .map(point -> new Met(visible(point, found.get()), found.get()));
    }

    private Optional<Met> nextAccess(Point from, Point bound) {
        Optional<Met> first = Optional.empty();
        for (StopPoint stop : places.memory()) {
            Location.Memory watch = (Location.Memory) stop.location();
            Point at = from;
            while (true) {
                Optional<Point> found = new Accesses(timeline).nextInSlot(at, bound, watch.range(), kind(watch));
                if (found.isEmpty()) {
                    break;
                }
                Point visible = timeline.moved(found.get(), 1);
                if (changes(watch, found.get(), visible)) {
                    Optional<Met> met = Optional.of(new Met(visible, stop));
                    first = first.isEmpty() || visible.compareTo(first.get().at()) < 0 ? met : first;
                    break;
                }
                at = visible;
            }
        }
        return first;
    }

    private Optional<Met> previousAccess(Point from, Point down) {
        Optional<Met> last = Optional.empty();
        for (StopPoint stop : places.memory()) {
            Location.Memory watch = (Location.Memory) stop.location();
            Point to = timeline.moved(from, -1);
            while (to.slot() == from.slot()) {
                Optional<Point> found = new Accesses(timeline).inSlot(down, to, watch.range(), kind(watch));
                if (found.isEmpty()) {
                    break;
                }
                Point visible = timeline.moved(found.get(), 1);
                if (changes(watch, found.get(), visible)) {
                    last = later(last, Optional.of(new Met(visible, stop)));
                    break;
                }
                to = found.get();
            }
        }
        return last;
    }

    private boolean changes(Location.Memory watch, Point before, Point after) {
        return watch.kind() != WatchKind.CHANGE
                || !AccessText.bytes(timeline.at(before), watch.range())
                        .equals(AccessText.bytes(timeline.at(after), watch.range()));
    }

    private static Kind kind(Location.Memory watch) {
        return watch.kind() == WatchKind.READ ? Kind.READ : Kind.WRITE;
    }

    private static Optional<Met> later(Optional<Met> one, Optional<Met> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().at().compareTo(other.get().at()) >= 0 ? one : other;
    }

    /** A watchpoint stops where the access can be seen, which is the next stop. */
    private Point visible(Point met, StopPoint stop) {
        return isWatch(stop) ? timeline.moved(met, 1) : met;
    }

    private static boolean isWatch(StopPoint stop) {
        return stop.location() instanceof Location.Global || stop.location() instanceof Location.Local;
    }

    private boolean stops(Event event) {
        return holdsAt(event) && counts(event.stop());
    }

    private boolean holdsAt(Event event) {
        if (event.stop().condition().isEmpty() && event.stop().log().isEmpty()) {
            return true;
        }
        timeline.go(event.at());
        return holds(event.stop(), timeline.replay(event.at().slot()));
    }

    private boolean holds(StopPoint stop, SlotReplay replay) {
        scope.at(replay);
        return changes(stop, replay)
                && stop.condition()
                        .map(condition -> holds(condition, stop, replay))
                        .orElse(true);
    }

    private boolean holds(Expression condition, StopPoint stop, SlotReplay replay) {
        try {
            return condition.value(scope).holds();
        } catch (ExpressionException e) {
            undecided.computeIfAbsent(
                    stop.id(), ignored -> new Undecided(stop, replay.now().toString(), String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static boolean changes(StopPoint stop, SlotReplay replay) {
        return changes(stop, replay.run());
    }

    /** Whether the instruction ahead writes another value than stands there; only those that watch changes ask. */
    static boolean changes(StopPoint stop, SlotRun run) {
        return switch (stop.location()) {
            case Location.Global(int index, WatchKind kind)
            when kind == WatchKind.CHANGE -> {
                var call = run.call();
                var slots = call.machine().slots();
                long written = slots.operand(0, slots.operands(0) - 1);
                yield call.instance().globals().get(index).bits() != written;
            }
            case Location.Local(int function, int index, WatchKind kind)
            when kind == WatchKind.CHANGE -> {
                var slots = run.call().machine().slots();
                yield slots.local(0, index) != slots.operand(0, slots.operands(0) - 1);
            }
            default -> true;
        };
    }

    private boolean counts(Met met) {
        if (met.stop().log().isPresent()) {
            timeline.go(met.at());
            scope.at(timeline.replay(met.at().slot()));
        }
        return counts(met.stop());
    }

    /** Whether a hit stops: one that logs never does, one of a number only at that number. */
    private boolean counts(StopPoint stop) {
        if (stop.log().isPresent()) {
            if (log.size() < MOST_LOG) {
                log.add(stop.log().get().at(scope));
            }
            return false;
        }
        return hits.merge(stop, 1L, Long::sum) >= stop.times();
    }

    /** What a search met, told by its test. */
    private static final class Found {
        private @Nullable StopPoint stop;

        StopPoint get() {
            if (stop == null) {
                throw new IllegalStateException("nothing was found");
            }
            return stop;
        }
    }
}
