package io.aoscope.engine.debug.time;

/**
 * A condition that had no value where its stop point was met, so that nothing stopped there (rule B3).
 *
 * @param at the coordinate, as people write it
 * @param why what is not there, where in the condition, and what can be asked for instead
 */
public record Undecided(StopPoint stop, String at, String why) {
    /** Whether it is the condition that a stop point has now. */
    public boolean isOf(StopPoint now) {
        return now.id() == stop.id()
                && now.location().equals(stop.location())
                && now.condition().equals(stop.condition());
    }
}
