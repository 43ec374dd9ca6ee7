package io.aoscope.app;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a person at the console is: the focus, and the stop points. */
final class DebugState {
    private final History history;
    private final List<StopPoint> stops = new ArrayList<>();
    private Point at = Point.start(0);
    private int frame;
    private int nextId = 1;

    DebugState(History history) {
        this.history = history;
    }

    History history() {
        return history;
    }

    Timeline timeline() {
        return history.timeline();
    }

    WasmModule module() {
        return timeline().recording().image().module();
    }

    /** The line of source that the byte of the image at an offset came from, where the image says so. */
    Optional<SourceLine> line(int offset) {
        return timeline().recording().image().lines().at(offset);
    }

    Point at() {
        return at;
    }

    /** Goes to a point, in its innermost frame. */
    void at(Point point) {
        at = point;
        frame = 0;
    }

    int frame() {
        return frame;
    }

    void frame(int number) {
        frame = number;
    }

    Moment moment() {
        return timeline().at(at);
    }

    /**
     * The stack here.
     *
     * @throws UserException where no machine is running
     */
    Stack stack() throws UserException {
        return moment().stack()
                .orElseThrow(() -> new UserException(
                        "no function is being executed at " + at + "; seek to an instruction, or step"));
    }

    StackFrame stackFrame() throws UserException {
        return stack().frames().get(frame);
    }

    List<StopPoint> stops() {
        return List.copyOf(stops);
    }

    int nextId() {
        return nextId++;
    }

    void add(StopPoint stop) {
        stops.add(stop);
    }

    /** Puts another stop point in the place of the one with its id. */
    void replace(StopPoint stop) {
        stops.replaceAll(old -> old.id() == stop.id() ? stop : old);
    }

    boolean remove(int id) {
        return stops.removeIf(stop -> stop.id() == id);
    }
}
