package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a frame can go on after a call that it made returns or throws. */
final class Arrivals {
    private Arrivals() {}

    /** Of the frame of a number, 0 the innermost, and of all its callers. */
    static Set<Place> after(Stack stack, int from) {
        return after(stack.module(), stack.places(), from);
    }

    /** The same for frames of which only the places are known. */
    static Set<Place> after(WasmModule module, List<Location.Instruction> frames, int from) {
        Set<Place> places = new HashSet<>();
        for (Location.Instruction frame : frames.subList(from, frames.size())) {
            WasmFunction function = module.function(frame.function());
            if (function != null) {
                new Adding(places, frame.function(), function.code()).all(frame.instruction());
            }
        }
        return places;
    }

    private record Adding(Set<Place> places, int function, Code code) {
        void all(int call) {
            add(call + 1);
            for (int i = 0; i < code.size(); i++) {
                switch (code.opcode(i)) {
                    case CATCH, CATCH_ALL -> add(i + 1);
                    case TRY_TABLE -> blockEnds();
                    default -> {}
                }
            }
        }

        /** A clause of {@code try_table} goes on where some enclosing block ends, or at a loop's start. */
        private void blockEnds() {
            for (int i = 0; i < code.size(); i++) {
                switch (code.opcode(i)) {
                    case END, LOOP -> {
                        add(i);
                        add(i + 1);
                    }
                    default -> {}
                }
            }
        }

        private void add(int instruction) {
            if (instruction < code.size()) {
                places.add(new Place(function, instruction));
            }
        }
    }
}
