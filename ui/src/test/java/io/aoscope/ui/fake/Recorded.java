package io.aoscope.ui.fake;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import java.time.Instant;
import java.util.List;
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
        session.publish(shown(history));
        return history;
    }

    /** The session that a history is of, with nothing under way. */
    static SessionView shown(History history) {
        return Views.branches(
                Views.idle(history.branch().timeline().recording().slots().stream()
                        .skip(1)
                        .map(slot -> Views.entry(slot.record()))
                        .toArray(TimelineEntry[]::new)),
                branches(history));
    }

    /** Whether a picture has the branches of a history; one of something else has none. */
    static boolean shows(SessionView view, History history) {
        return view.branches().isEmpty() || view.branches().equals(branches(history));
    }

    private static List<BranchView> branches(History history) {
        return history.branches().stream()
                .map(branch -> new BranchView(
                        branch.name(),
                        branch.parent(),
                        branch.from(),
                        branch.timeline().recording().slots().size(),
                        branch.equals(history.branch())))
                .toList();
    }
}
