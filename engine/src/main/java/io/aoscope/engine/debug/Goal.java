package io.aoscope.engine.debug;

import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.session.SlotRun.Where;
import java.util.Optional;

/** How far a run is to go: to a breakpoint or the end, or one step. */
sealed interface Goal {

    /** Whether the run has arrived when it stands at the border of a device. */
    boolean arrivedAtBorder(SlotRun run);

    /** Whether the run has arrived when a machine call is about to execute its first instruction. */
    default boolean arrivedAtEntry(SlotRun run) {
        return false;
    }

    /** To the end of the slot, or to one more position than the breakpoints. */
    record Run(Optional<Breakpoint> cursor) implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return false;
        }
    }

    /** Nowhere: stop at the first border. */
    record Nowhere() implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return true;
        }
    }

    /** A step among instructions; at a border it becomes a step to the next entry or the device's end. */
    record Instruction(Step step) implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return run.where() == Where.AFTER_DEVICE;
        }

        @Override
        public boolean arrivedAtEntry(SlotRun run) {
            return step != Step.OUT;
        }
    }

    /**
     * A step among lines of source; at a border it becomes a step to the next line of a machine call or the device's end.
     *
     * @param step into, over or out
     * @param image with lines
     */
    record Line(Step step, ProcessImage image) implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return run.where() == Where.AFTER_DEVICE;
        }
    }

    /** To the end of the device at hand. */
    record Device() implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return run.where() == Where.AFTER_DEVICE;
        }
    }

    /** To the first device of a later pass than the one given. */
    record Pass(int from) implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return run.where() == Where.BEFORE_DEVICE && run.pass() > from;
        }
    }

    /** To the place before a device in a pass, or before the first one after it where that is skipped. */
    record Cell(int pass, int device) implements Goal {
        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return run.where() == Where.BEFORE_DEVICE
                    && (run.pass() > pass || run.pass() == pass && run.deviceIndex() >= device);
        }
    }

    /** To the next call of the WebAssembly device. */
    record IntoWasm() implements Goal {
        private static final String WASM_DEVICE = "wasm-64@1.0";

        @Override
        public boolean arrivedAtBorder(SlotRun run) {
            return false;
        }

        @Override
        public boolean arrivedAtEntry(SlotRun run) {
            return run.device().equals(WASM_DEVICE);
        }
    }

    /** The goal of a step taken from where the run stands. */
    static Goal of(Step step, Granularity by, ProcessImage image, SlotRun run) {
        return switch (step) {
            case INTO, OVER, OUT -> by == Granularity.LINE ? new Line(step, image) : new Instruction(step);
            case DEVICE -> new Device();
            case PASS -> new Pass(run.pass());
            case INTO_WASM -> new IntoWasm();
        };
    }
}
