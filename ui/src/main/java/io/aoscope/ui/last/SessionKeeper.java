package io.aoscope.ui.last;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.ImageOpener.Opened;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the session after each message, and brings it back at the next start: the image is opened and its messages are
 * sent again, until the user stops one. A session of several processes is not kept.
 */
public final class SessionKeeper {
    /** Where a session is kept. */
    public interface Store {
        Optional<String> read();

        void write(String text);
    }

    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final Background work;
    private final Store store;
    private boolean restoring;

    public SessionKeeper(WorkbenchModel model, ImageOpener opener, Background work, Store store) {
        this.model = model;
        this.opener = opener;
        this.work = work;
        this.store = store;
        model.picture().addListener((property, was, is) -> changed(was, is));
        opener.opened().addListener((property, was, is) -> keepSoon());
    }

    private void changed(Picture was, Picture is) {
        boolean idle = is.session().run() == RunState.IDLE;
        boolean another = was.session().run() != RunState.IDLE
                || !was.session().timeline().equals(is.session().timeline());
        if (idle && another) {
            keepSoon();
        }
    }

    private void keepSoon() {
        if (!restoring) {
            session()
                    .ifPresent(session -> work.run(
                            cancelled -> {
                                store.write(session.write());
                                return true;
                            },
                            written -> {}));
        }
    }

    /** Keeps the session as it is now, on this thread. */
    public void keep() {
        if (!restoring) {
            session().ifPresent(session -> store.write(session.write()));
        }
    }

    private Optional<LastSession> session() {
        SessionView view = model.picture().get().session();
        boolean several = model.node().get().processes().size() > 1;
        return several || view.image().isEmpty()
                ? Optional.empty()
                : opener.opened()
                        .get()
                        .filter(opened -> !(opened instanceof Opened.OfSession))
                        .map(opened -> new LastSession(
                                opened instanceof Opened.OfFile(Path file)
                                        ? Optional.of(file.toAbsolutePath().toString())
                                        : Optional.empty(),
                                opened instanceof Opened.OfSample(Sample sample)
                                        ? Optional.of(sample.id())
                                        : Optional.empty(),
                                view.definition(),
                                log(view),
                                model.draft().get()));
    }

    private static List<MessageDraft> log(SessionView view) {
        List<SlotRecord> log = new ArrayList<>();
        for (TimelineEntry entry : view.timeline()) {
            switch (entry) {
                case TimelineEntry.Slot(SlotRecord slot) -> log.add(slot);
                case TimelineEntry.Restored(String ignored, int slot) -> log.removeIf(done -> done.slot() > slot);
            }
        }
        return log.stream()
                .filter(slot -> slot.status() != SlotRecord.Status.STOPPED)
                .flatMap(slot -> slot.message().stream())
                .toList();
    }

    /** Brings back the session that was kept; where there is none, or its image is gone, nothing happens. */
    public void restore() {
        work.run(cancelled -> store.read().flatMap(LastSession::read), found -> found.ifPresent(this::restore));
    }

    private void restore(LastSession last) {
        restoring = true;
        Runnable then = () -> {
            model.draft().set(last.draft());
            send(last.messages(), 0);
        };
        if (last.image().isPresent()) {
            opener.open(Path.of(last.image().get()), last.process(), then, () -> restoring = false);
        } else {
            last.sample()
                    .flatMap(Samples::find)
                    .ifPresentOrElse(sample -> opener.open(sample, last.process(), then), () -> restoring = false);
        }
    }

    private void send(List<MessageDraft> messages, int sent) {
        if (sent == messages.size()) {
            done(sent, messages.size());
            return;
        }
        model.ask(
                model.debug().send(messages.get(sent), SendMode.RUN),
                slot -> {
                    if (slot.status() == SlotRecord.Status.STOPPED) {
                        done(sent, messages.size());
                    } else {
                        send(messages, sent + 1);
                    }
                },
                () -> restoring = false);
    }

    private void done(int sent, int all) {
        restoring = false;
        if (all > 0) {
            String count = Format.count(sent, "message", "messages");
            model.tell(new Note(
                    "The last session is back: " + count + (sent == all ? "" : " of " + all) + " sent again",
                    List.of()));
        }
    }
}
