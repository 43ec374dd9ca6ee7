package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.StoredSession.StoredSlot;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;

/** Runs a slot of a file again, up to where it ended or was stopped. */
final class Rerun {
    private Rerun() {}

    /** The slot at its end; the host answered as it did then. */
    static SlotRun of(StoredSlot stored, ProcessSession session) throws HistoryException {
        session.watch(new HostReplay(stored.answers()));
        SlotRun run = begin(stored, session);
        if (stored.status() == SlotRecord.Status.STOPPED) {
            stopAfter(run, stored);
        } else {
            run.runToEnd();
        }
        return run;
    }

    private static SlotRun begin(StoredSlot stored, ProcessSession session) throws HistoryException {
        if (stored.slot() == 0) {
            return session.spawn();
        }
        if (stored.draft().isPresent()) {
            return session.begin(stored.draft().get());
        }
        Delivery delivery =
                stored.delivery().orElseThrow(() -> new HistoryException("slot " + stored.slot() + " has no message"));
        return session.begin(delivery);
    }

    private static void stopAfter(SlotRun run, StoredSlot stored) {
        while (run.where() != SlotRun.Where.ENDED) {
            long left = stored.instructions() - run.instructions().orElse(0);
            if (run.steps().size() >= stored.steps() && left <= 0) {
                run.abandon();
            } else if (run.where() == SlotRun.Where.IN_MACHINE && run.trap().isEmpty()) {
                run.run(Math.max(left, 1));
            } else {
                run.advance();
            }
        }
    }
}
