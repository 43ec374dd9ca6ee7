package io.aoscope.engine.debug.time;

import java.util.List;
import java.util.Optional;

/**
 * Where resuming ended.
 *
 * @param stop what stopped it; empty at the end, or the beginning, of the recording
 * @param log what stop points that log had to say on the way, in the order met
 */
public record Arrival(Point at, Optional<StopPoint> stop, List<String> log) {
    public Arrival {
        log = List.copyOf(log);
    }
}
