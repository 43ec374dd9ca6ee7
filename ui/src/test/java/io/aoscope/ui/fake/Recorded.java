package io.aoscope.ui.fake;

import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;

/** A counter that was really spawned, sent to and recorded. */
public final class Recorded {
    private Recorded() {}

    /** Records the counter with these actions, and has the session show it and answer questions about it. */
    public static History counter(FakeDebugSession session, String... actions) {
        var options = new SessionOptions(
                Profile.STANDARD,
                MachineLimits.DEFAULT,
                () -> Instant.EPOCH,
                TierChoice.AUTO,
                ForkJoinPool.commonPool());
        History history = new History(Views.counter().image(), options, ProcessDefinition.AOS, () -> false);
        history.spawn();
        for (String action : actions) {
            history.recorder().send(MessageDraft.action(action));
        }
        session.history(history);
        session.publish(Views.idle(history.timeline().recording().slots().stream()
                .skip(1)
                .map(slot -> Views.entry(slot.record()))
                .toArray(TimelineEntry[]::new)));
        return history;
    }
}
