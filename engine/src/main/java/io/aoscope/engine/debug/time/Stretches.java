package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.Inlined;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a step by line ends, backwards (rules B16 to B18): at the beginning of a stretch, which is what a frame does on one
 * line, the calls that it makes there included.
 */
final class Stretches {
    private final Timeline timeline;
    private final WasmModule module;
    private final SourceLines lines;
    private final Set<Place> starts;
    private final Calls calls;
    private final Search search;

    Stretches(Timeline timeline) {
        this.timeline = timeline;
        this.module = timeline.recording().image().module();
        this.lines = timeline.recording().image().lines();
        this.starts = LineStep.starts(lines.statements(), lines.statements().functions());
        this.calls = new Calls(timeline);
        this.search = new Search(timeline);
    }

    /** Of the frame at work, or of one that called it: the stretch at hand or, at its beginning, the one before. */
    Point before(Point from) {
        Point previous = timeline.moved(from, -1);
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty() || !calls.same(previous, from)) {
            return outside(previous);
        }
        Point to = from;
        for (int frame = 0; frame < stack.get().frames().size(); frame++) {
            Point entered = entered(from, stack.get(), frame);
            Level level = level(stack.get(), frame);
            Optional<Point> found = lines.statements().of(level.function()).isEmpty()
                    ? shallowest(entered, to, level.depth() + 1)
                    : begin(entered, to, level);
            if (found.isPresent()) {
                return found.get();
            }
            to = entered;
        }
        return outside(timeline.moved(calls.first(from), -1));
    }

    /** The last stretch of a function that ran between a stretch's beginning and a stop; else that beginning. */
    Point inside(Point beginning, Point from) {
        if (beginning.slot() != from.slot()) {
            return beginning;
        }
        Level level =
                timeline.at(beginning).stack().map(stack -> level(stack, 0)).orElse(new Level(-1, 0, Inlined.NONE));
        return search.previousInSlot(
                        timeline.moved(beginning, 1),
                        from,
                        starts,
                        (replay, place) -> Calls.depth(replay) >= level.depth() && !isAt(level, replay, place))
                .map(this::beginOf)
                .orElse(beginning);
    }

    /** Of the nearest caller that has lines; without one the stop before the device. */
    Point caller(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty()) {
            return timeline.moved(from, -1);
        }
        Level own = level(stack.get(), 0);
        Optional<Point> found = own.inlined() == Inlined.NONE
                ? Optional.empty()
                : begin(
                        entered(from, stack.get(), 0),
                        from,
                        new Level(own.function(), own.depth(), lines.inlined().parent(own.inlined())));
        for (int frame = 1; frame < stack.get().frames().size() && found.isEmpty(); frame++) {
            Point to = entered(from, stack.get(), frame - 1);
            found = begin(entered(from, stack.get(), frame), to, level(stack.get(), frame));
        }
        if (found.isPresent()) {
            return found.get();
        }
        return calls.startOfDevice(from);
    }

    /** The last stretch of the call that a stop stands in or, where that has no lines, of one before; other stops as they are. */
    private Point outside(Point stop) {
        Point at = stop;
        while (at.side() == Side.AT) {
            Point first = calls.first(at);
            Optional<Point> found = shallowest(first, timeline.moved(at, 1), 1);
            if (found.isPresent()) {
                return found.get();
            }
            at = timeline.moved(first, -1);
        }
        return at;
    }

    /**
     * The last stretch between two stops in the outermost function that has one.
     *
     * @param least frames that the outermost function there can have on the stack
     */
    private Optional<Point> shallowest(Point from, Point to, int least) {
        Optional<Point> last = search.previousInSlot(from, to, starts, (replay, place) -> true);
        if (last.isEmpty()
                || timeline.at(last.get()).stack().orElseThrow().frames().size() == least) {
            return last.map(this::beginOf);
        }
        var outermost = new Visitor.Test() {
            private int depth = Integer.MAX_VALUE;
            private long ordinal;

            @Override
            public boolean accepts(SlotReplay replay, Place place) {
                if (Calls.depth(replay) <= depth) {
                    depth = Calls.depth(replay);
                    ordinal = replay.here();
                }
                return false;
            }
        };
        search.nextInSlot(timeline.moved(from, -1), last.get(), starts, outermost);
        return Optional.of(beginOf(timeline.index(from.slot()).point(outermost.ordinal)));
    }

    /** Where the stretch begins that a statement's beginning is in. */
    private Point beginOf(Point statement) {
        Stack stack = timeline.at(statement).stack().orElseThrow();
        Point entered = entered(statement, stack, 0);
        return begin(entered, timeline.moved(statement, 1), level(stack, 0)).orElse(statement);
    }

    /** The first stop of a frame. */
    private Point entered(Point inner, Stack stack, int frame) {
        return calls.of(inner, stack, frame)
                .map(call -> timeline.moved(call, 1))
                .orElseGet(() -> calls.first(inner));
    }

    /** Where a frame's last stretch before a stop begins; empty where no statement has begun in it. */
    private Optional<Point> begin(Point entered, Point to, Level level) {
        Set<Place> own = LineStep.starts(
                lines.statements(), LineStep.sharing(module, lines.statements(), Set.of(level.function())));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Optional<Point> last = search.previousInSlot(entered, to, own, (replay, place) -> isAt(level, replay, place));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        SourceLine line = line(last.get());
        Point before = search.previousInSlot(
                        entered,
                        last.get(),
                        own,
                        (replay, place) -> isAt(level, replay, place) && !LineStep.isSame(line(place), line))
                .orElseGet(() -> timeline.moved(entered, -1));
        return search.nextInSlot(before, last.get(), own, (replay, place) -> isAt(level, replay, place));
    }

    /**
     * A frame, or a call in it that was inlined.
     *
     * @param depth frames on the stack while it is at work
     * @param inlined the call, or {@link Inlined#NONE}
     */
    private record Level(int function, int depth, int inlined) {}

    private Level level(Stack stack, int frame) {
        Location.Instruction at = stack.places().get(frame);
        return new Level(
                at.function(), stack.frames().size() - frame, lines.inlinedAt(at.function(), at.instruction()));
    }

    /** Whether a statement is one of the call itself, or of what called it in the frame. */
    private boolean isAt(Level level, SlotReplay replay, Place place) {
        return Calls.depth(replay) == level.depth()
                && lines.inlined().contains(lines.inlinedAt(place.function(), place.instruction()), level.inlined());
    }

    private @Nullable SourceLine line(Point point) {
        var place = timeline.at(point).stack().orElseThrow().places().getFirst();
        return line(new Place(place.function(), place.instruction()));
    }

    private @Nullable SourceLine line(Place place) {
        return lines.statements().at(place.function(), place.instruction()).orElse(null);
    }
}
