package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps by line of source in a recording, forwards and backwards (rules B11 to B19). For one step each. */
public final class LineTravel {
    private final Timeline timeline;
    private final List<StopPoint> stops;
    private final WasmModule module;
    private final SourceLines lines;
    private final Set<Place> starts;
    private final Calls calls;
    private final Stretches stretches;

    /**
     * @param stops that end a step on their way
     */
    public LineTravel(Timeline timeline, List<StopPoint> stops) {
        ProcessImage image = timeline.recording().image();
        this.timeline = timeline;
        this.stops = stops;
        this.module = image.module();
        this.lines = image.lines();
        this.starts = LineStep.starts(lines.statements(), lines.statements().functions());
        this.calls = new Calls(timeline);
        this.stretches = new Stretches(timeline);
    }

    /** To the next line, or into a function that it calls. */
    public Arrival into(Point from) {
        return forward(from, timeline.at(from).stack().map(stack -> LineStep.into(module, lines, stack.places())));
    }

    /** To the next line, calls run whole. */
    public Arrival over(Point from) {
        return forward(from, timeline.at(from).stack().map(stack -> LineStep.over(module, lines, stack.places())));
    }

    /** To where the function was called from. */
    public Arrival out(Point from) {
        Optional<Stack> stack = timeline.at(from).stack();
        if (stack.isEmpty()) {
            return forward(from, Optional.empty());
        }
        Point end = calls.endOfDevice(from);
        LineStep step = LineStep.out(module, lines, stack.get().places());
        return clipped(from, search(from, calls.after(from), step).orElse(end));
    }

    /** To the beginning of the line before, or of the one at hand where that has begun; calls taken back whole. */
    public Arrival backOver(Point from) {
        return clippedBack(from, stretches.before(from));
    }

    /** The same, or to the last line of a function that ran in between. */
    public Arrival backInto(Point from) {
        return clippedBack(from, stretches.inside(stretches.before(from), from));
    }

    /** To the beginning of the line that the function was called from. */
    public Arrival backOut(Point from) {
        return clippedBack(from, stretches.caller(from));
    }

    private Arrival forward(Point from, Optional<LineStep> step) {
        if (step.isEmpty()) {
            return clipped(from, entered(timeline.moved(from, 1)));
        }
        Point after = calls.after(from);
        return clipped(from, search(from, after, step.get()).orElseGet(() -> entered(after)));
    }

    /** The first line from a stop on that a call begins at, or the end of its device; other stops as they are. */
    private Point entered(Point stop) {
        if (stop.side() != Side.AT || isStart(stop)) {
            return stop;
        }
        Point end = calls.endOfDevice(stop);
        return new Search(timeline)
                .nextInSlot(stop, end, starts, (replay, place) -> true)
                .orElse(end);
    }

    private boolean isStart(Point stop) {
        return timeline.at(stop)
                .stack()
                .map(stack -> stack.places().getFirst())
                .filter(at -> starts.contains(new Place(at.function(), at.instruction())))
                .isPresent();
    }

    private Optional<Point> search(Point from, Point after, LineStep step) {
        Optional<Point> found = new Search(timeline)
                .nextInSlot(
                        from,
                        after,
                        step.asked(),
                        (replay, place) -> step.arrived(place.function(), place.instruction(), Calls.depth(replay)))
                .filter(point -> !point.equals(after));
        return found.isPresent() && step.rest().isPresent()
                ? search(found.get(), after, step.rest().get())
                : found;
    }

    /** A trap and a stop point end a step before it has gone its way. */
    private Arrival clipped(Point from, Point to) {
        Point trap = Calls.traps(timeline.index(from.slot())).stream()
                .filter(at -> at.compareTo(from) > 0 && at.compareTo(to) < 0)
                .findFirst()
                .orElse(to);
        return from.slot() == to.slot() ? new Resume(timeline, stops).forward(from, trap) : arrived(to);
    }

    private Arrival clippedBack(Point from, Point to) {
        Point trap = Calls.traps(timeline.index(from.slot())).stream()
                .filter(at -> at.compareTo(from) < 0 && at.compareTo(to) > 0)
                .reduce((first, second) -> second)
                .orElse(to);
        return from.slot() == to.slot() ? new Resume(timeline, stops).backward(from, trap) : arrived(to);
    }

    private static Arrival arrived(Point at) {
        return Arrival.at(at);
    }
}
