package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.Template;
import java.util.Optional;

/**
 * A breakpoint or watchpoint (rules B1 to B9).
 *
 * @param id by which it is deleted
 * @param text the location as it was written
 * @param condition only where it holds
 * @param times stops at the hit of this number, counted from where the run began; 1 for every hit
 * @param log does not stop, and tells this text instead
 * @param once is deleted after the first stop
 */
public record StopPoint(
        int id,
        String text,
        Location location,
        Optional<Expression> condition,
        long times,
        Optional<Template> log,
        boolean once,
        boolean enabled) {

    /** The same at another place. */
    public StopPoint at(Location other) {
        return new StopPoint(id, text, other, condition, times, log, once, enabled);
    }

    /** The same, switched on or off. */
    public StopPoint enabled(boolean on) {
        return on == enabled ? this : new StopPoint(id, text, location, condition, times, log, once, on);
    }
}
