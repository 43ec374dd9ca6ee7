package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.session.SlotRun.Where;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs messages to their end unless that is given up, also while compiled code has the thread. */
final class Turns {
    /** Instructions between two looks at whether the work was given up. */
    private static final long SLICE = 8_000_000;

    private final BooleanSupplier cancelled;
    private volatile @Nullable Runnable interruption;

    Turns(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    BooleanSupplier cancelled() {
        return cancelled;
    }

    /** Lets compiled code come back soon; from any thread. */
    void interrupt() {
        Runnable executing = interruption;
        if (executing != null) {
            executing.run();
        }
    }

    /**
     * Runs to the end.
     *
     * @throws GivenUpException after the slot was abandoned
     */
    void run(SlotRun run) {
        while (run.where() != Where.ENDED) {
            if (cancelled.getAsBoolean()) {
                run.abandon();
                throw new GivenUpException();
            }
            if (run.where() != Where.IN_MACHINE || run.trap().isPresent()) {
                run.advance();
            } else if (!compiled(run)) {
                run.run(SLICE);
            }
        }
    }

    private boolean compiled(SlotRun run) {
        try {
            return run.runCompiled(interrupt -> interruption = interrupt);
        } finally {
            interruption = null;
        }
    }
}
