package io.aoscope.ui.last;

import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.last.LastSession.Kept;
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
 * Keeps the session after each message and when breakpoints or bookmarks change, and brings it back at the next start:
 * every process is opened, its messages are sent and its files changed again, until the user stops one; then its
 * breakpoints and bookmarks are set, so that no message pauses that is sent again.
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
        model.node().addListener((property, was, is) -> {
            if (was.processes().size() != is.processes().size()) {
                keepSoon();
            }
        });
        opener.opened().addListener((property, was, is) -> keepSoon());
    }

    private void changed(Picture was, Picture is) {
        boolean idle = is.session().run() == RunState.IDLE;
        boolean another = was.session().run() != RunState.IDLE
                || !was.session().timeline().equals(is.session().timeline());
        if (idle && another || marked(was.session(), is.session())) {
            keepSoon();
        }
    }

    private static boolean marked(SessionView was, SessionView is) {
        return !was.stops().equals(is.stops()) || !was.bookmarks().equals(is.bookmarks());
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

    /** Empty where no image is open, or it is not known where one came from. */
    private Optional<LastSession> session() {
        List<ProcessView> processes = model.node().get().processes();
        List<Kept> kept = new ArrayList<>();
        int selected = 0;
        for (ProcessView process : processes) {
            Optional<SessionView> view = model.debug().view(process.key());
            Optional<Opened> from = opener.opened(process.key());
            boolean stored = from.filter(Opened.OfSession.class::isInstance).isPresent();
            if (view.isEmpty() || view.get().image().isEmpty() || from.isEmpty() || stored) {
                continue;
            }
            if (process.key().equals(model.node().get().selected())) {
                selected = kept.size();
            }
            kept.add(new Kept(
                    process.name(),
                    from.get() instanceof Opened.OfFile(Path file)
                            ? Optional.of(file.toAbsolutePath().toString())
                            : Optional.empty(),
                    from.get() instanceof Opened.OfSample(Sample sample) ? Optional.of(sample.id()) : Optional.empty(),
                    view.get().definition(),
                    LogStep.of(view.get().timeline()),
                    Marks.stops(view.get()),
                    Marks.bookmarks(view.get())));
        }
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastSession(kept, selected, model.draft().get()));
    }

    /** Brings back the session that was kept; where there is none, or its image is gone, nothing happens. */
    public void restore() {
        work.run(
                cancelled -> store.read().flatMap(LastSession::read),
                found -> found.ifPresent(last -> {
                    restoring = true;
                    new Restoring(last).process(0);
                }));
    }

    /** One restore, from step to step. */
    private final class Restoring {
        private final LastSession last;
        private final List<String> keys = new ArrayList<>();
        private final Marks marks = new Marks(model, work);
        private int sent;

        Restoring(LastSession last) {
            this.last = last;
        }

        void process(int index) {
            if (index == last.processes().size()) {
                model.ask(model.debug().select(keys.get(last.selected())), view -> done());
                return;
            }
            Kept kept = last.processes().get(index);
            Runnable then = () -> {
                keys.add(model.debug().node().selected());
                marks.clear(() -> step(index, 0));
            };
            Runnable otherwise = () -> restoring = false;
            // Where nothing is open yet, that gives the first process its name, too.
            boolean beside = index > 0 || model.debug().view().image().isEmpty();
            if (kept.image().isPresent()) {
                Path file = Path.of(kept.image().get());
                if (beside) {
                    opener.openBeside(file, kept.process(), kept.name(), then, otherwise);
                } else {
                    opener.open(file, kept.process(), then, otherwise);
                }
                return;
            }
            Optional<Sample> sample = kept.sample().flatMap(Samples::find);
            if (sample.isEmpty()) {
                otherwise.run();
            } else if (beside) {
                opener.openBeside(sample.get(), kept.process(), kept.name(), then, otherwise);
            } else {
                opener.open(sample.get(), kept.process(), then);
            }
        }

        private void step(int index, int number) {
            List<LogStep> log = last.processes().get(index).log();
            if (number == log.size()) {
                mark(index, () -> process(index + 1));
                return;
            }
            LogStep step = log.get(number);
            model.ask(
                    model.debug().again(step),
                    view -> {
                        if (stopped(view)) {
                            mark(index, this::done);
                        } else {
                            sent += step instanceof LogStep.Change ? 0 : 1;
                            step(index, number + 1);
                        }
                    },
                    () -> mark(index, () -> restoring = false));
        }

        private void mark(int index, Runnable then) {
            Kept kept = last.processes().get(index);
            marks.bring(kept, last.processes().size() == 1 ? "" : " of " + kept.name(), then);
        }

        private void done() {
            restoring = false;
            model.draft().set(last.draft());
            int all = (int) last.processes().stream()
                    .flatMap(kept -> kept.log().stream())
                    .filter(step -> !(step instanceof LogStep.Change))
                    .count();
            if (all > 0 || !marks.leftOut().isEmpty()) {
                String count = ": " + Format.count(sent, "message", "messages") + (sent == all ? "" : " of " + all)
                        + " sent again";
                model.tell(new Note("The last session is back" + (all > 0 ? count : ""), marks.leftOut()));
            }
        }
    }

    private static boolean stopped(SessionView view) {
        return !view.timeline().isEmpty()
                && view.timeline().getLast() instanceof TimelineEntry.Slot(SlotRecord slot)
                && slot.status() == SlotRecord.Status.STOPPED;
    }
}
