package io.aoscope.engine.debug.time;

import java.util.Set;

/** Looks at a slot while it runs. */
interface Visitor {
    /** A place in the code of the image at hand. */
    record Place(int function, int instruction) {
        /** The machine was halted by who observes it. */
        static final Place HALTED = new Place(-1, -1);
    }

    /** The places at which {@link #stop} is asked. */
    Set<Place> places();

    /** Whether to stop here; asked before the instruction of each of the places. */
    boolean stop(SlotReplay replay, Place place);

    /** Stops nowhere. */
    Visitor NONE = of(Set.of(), (replay, place) -> false);

    /** Stops where the machine was halted. */
    Visitor HALT = of(Set.of(), (replay, place) -> place == Place.HALTED);

    /** Whether a stop at one of the places is what is looked for. */
    interface Test {
        boolean accepts(SlotReplay replay, Place place);
    }

    static Visitor of(Set<Place> places, Test test) {
        return new Visitor() {
            @Override
            public Set<Place> places() {
                return places;
            }

            @Override
            public boolean stop(SlotReplay replay, Place place) {
                return test.accepts(replay, place);
            }
        };
    }
}
