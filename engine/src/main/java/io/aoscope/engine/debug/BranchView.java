package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Point;
import java.util.Optional;

/**
 * A line of history as the window lists it.
 *
 * @param parent the branch it left; empty for main
 * @param from where it left
 * @param slots how many it has, the spawn and those of its parents included
 * @param current whether the process is on it
 */
public record BranchView(String name, Optional<String> parent, Point from, int slots, boolean current) {

    /** The one line of a process that never branched. */
    public static BranchView main(int slots) {
        return new BranchView(History.MAIN, Optional.empty(), Point.start(0), slots, true);
    }

    static BranchView of(History.Branch branch, boolean current) {
        return new BranchView(
                branch.name(),
                branch.parent(),
                branch.from(),
                branch.timeline().recording().slots().size(),
                current);
    }
}
