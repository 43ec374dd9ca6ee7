package io.aoscope.ui.fake;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/** Processes that were really spawned, sent to and recorded. */
public final class Recorded {
    private Recorded() {}

    /**
     * The same with an image that asks {@code env.number}, which nobody answers, three times, and the clock once, and grows
     * its memory. It answers with a letter: A, and one further for each that the answers add up to.
     */
    public static History asking(FakeDebugSession session, String... actions) {
        try {
            return of(session, ImageLoader.load(source("asking.wat")), actions);
        } catch (ImageException e) {
            throw new AssertionError("asking.wat is an image", e);
        }
    }

    /** The same with a sample. */
    public static History sample(FakeDebugSession session, String id, String... actions) {
        byte[] image = Samples.find(id).orElseThrow().image();
        try {
            return of(session, ImageLoader.load(new ImageSource(id, Optional.empty(), image)), actions);
        } catch (ImageException e) {
            throw new AssertionError(id + " is an image", e);
        }
    }

    private static ImageSource source(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/io/aoscope/ui/fake/" + name)) {
            return new ImageSource(
                    name, Optional.empty(), Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static History of(FakeDebugSession session, ProcessImage image, String... actions) {
        History history = new History(image, options(), ProcessDefinition.AOS, () -> false);
        history.spawn();
        for (String action : actions) {
            history.recorder().send(MessageDraft.action(action));
        }
        session.history(history, Recorded::view);
        session.publish(view(history));
        return history;
    }

    /** What a session shows of the branch that its history is on. */
    private static SessionView view(History history) {
        ProcessImage image = history.session().image();
        return Views.branches(
                Views.of(
                        new ImageView(
                                image, history.session().imports(), ImageCheck.check(image.module()), Optional.empty()),
                        history.branch().timeline().recording().slots().stream()
                                .map(slot -> Views.entry(slot.record()))
                                .toList()),
                branches(history),
                history.bookmarks());
    }

    private static SessionOptions options() {
        return new SessionOptions(
                Profile.STANDARD,
                MachineLimits.DEFAULT,
                () -> Instant.EPOCH,
                TierChoice.AUTO,
                ForkJoinPool.commonPool());
    }

    /** Records the counter with these actions, and has the session show it and answer questions about it. */
    public static History counter(FakeDebugSession session, String... actions) {
        History history = new History(Views.counter().image(), options(), ProcessDefinition.AOS, () -> false);
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
                branches(history),
                history.bookmarks());
    }

    /** Whether a picture has the branches of a history; one of something else has none. */
    static boolean shows(SessionView view, History history) {
        return view.branches().isEmpty()
                || view.branches().equals(branches(history)) && view.bookmarks().equals(history.bookmarks());
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
