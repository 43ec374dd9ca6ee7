package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How linear memory grew in a slot.
 *
 * @param instructions of the slot
 * @param steps the size at the beginning, and after each instruction that changed it
 */
public record Growth(long instructions, List<Step> steps) {

    /**
     * A size of memory, in force until the next step.
     *
     * @param at the stop before the instruction that grew it; the start of the slot for the first
     * @param instructions executed in the slot before
     * @param pages of 64 KiB
     */
    public record Step(Point at, long instructions, long pages) {}

    public Growth {
        steps = List.copyOf(steps);
    }

    /** Finds out by running the slot once more. */
    public static Growth of(Timeline timeline, int slot) {
        SlotReplay replay = timeline.replay(slot);
        SlotIndex index = replay.index();
        Growing growing = new Growing(index, places(timeline.recording().image().module()));
        replay.goTo(0);
        replay.visit(index.end(), growing);
        growing.settle(replay);
        return new Growth(index.instructions(), growing.steps);
    }

    /** Looks at the size before each growth; that is the size after the one before. */
    private static final class Growing implements Visitor {
        private final SlotIndex index;
        private final Set<Place> places;
        private final List<Step> steps = new ArrayList<>();
        private Point grew;
        private long executed;

        Growing(SlotIndex index, Set<Place> places) {
            this.index = index;
            this.places = places;
            this.grew = Point.start(index.slot());
        }

        @Override
        public Set<Place> places() {
            return places;
        }

        @Override
        public boolean stop(SlotReplay replay, Place place) {
            settle(replay);
            grew = index.point(replay.here());
            executed = replay.run().instructions().orElse(0);
            return false;
        }

        void settle(SlotReplay replay) {
            replay.run().memory().map(MemoryImage::pages).ifPresent(pages -> {
                if (steps.isEmpty() || steps.getLast().pages() != pages) {
                    steps.add(new Step(grew, executed, pages));
                }
            });
        }
    }

    private static Set<Place> places(WasmModule module) {
        Set<Place> places = new HashSet<>();
        for (int function = module.importedFunctions(); function < module.functionCount(); function++) {
            WasmFunction body = module.function(function);
            if (body != null) {
                Code code = body.code();
                for (int i = 0; i < code.size(); i++) {
                    if (code.opcode(i) == Opcode.MEMORY_GROW) {
                        places.add(new Place(function, i));
                    }
                }
            }
        }
        return places;
    }
}
