package io.aoscope.engine.debug.time;

import java.util.List;
import java.util.Optional;

/**
 * Where resuming ended.
 *
 * @param stop what stopped it; empty at the end, or the beginning, of the recording
 * @param log what stop points that log had to say on the way, in the order met
 * @param undecided the conditions that had no value on the way, each where that was first so
 */
public record Arrival(Point at, Optional<StopPoint> stop, List<String> log, List<Undecided> undecided) {
    public Arrival {
        log = List.copyOf(log);
        undecided = List.copyOf(undecided);
    }

    /** At a point to which nothing was met. */
    public static Arrival at(Point point) {
        return new Arrival(point, Optional.empty(), List.of(), List.of());
    }
}
