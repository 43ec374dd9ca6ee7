package io.aoscope.ui.model;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Begins, chooses, renames and deletes branches. What has happened stays as it is: a change in the past, or a message sent
 * from there, begins a branch. On the JavaFX thread.
 */
public final class Branching {
    private final WorkbenchModel model;

    /** Says what to change, from everything that is there to see at the focus. */
    @FunctionalInterface
    public interface ChangeAt {
        /** @param frame in focus, 0 the innermost */
        Change read(Moment moment, int frame, WasmModule module) throws Exception;
    }

    /** A branch, and what is to be seen where it was changed. */
    private record Begun(History.Branch branch, boolean known, Moment moment) {}

    Branching(WorkbenchModel model) {
        this.model = model;
    }

    /**
     * Changes something at the focus and goes on from there in a branch; the focus stays where the change was made. A
     * message that is paused is stopped first, where it stands.
     *
     * @param what was changed, for the user
     */
    public void edit(String what, ChangeAt wanted) {
        Picture picture = model.picture().get();
        Optional<Point> at = picture.point();
        if (at.isEmpty() || at.get().side() != Side.AT && at.get().side() != Side.END) {
            model.report(
                    new SessionException("Only before an instruction and at the end of a slot can something be changed,"
                            + " and no instruction is executed "
                            + at.map(point -> "at " + point).orElse("while the message runs")
                            + ". Step into the slot (F11, or Alt+F11 backwards) or click a place in Code, then"
                            + " change it."));
            return;
        }
        Point point = at.get();
        Optional<SlotRecord> record = picture.slot();
        int frame = picture.frameIndex().orElse(0);
        boolean stops = picture.session()
                .pause()
                .map(PauseView::point)
                .filter(now -> now.slot() == point.slot())
                .isPresent();
        model.travel()
                .work(
                        () -> model.debug()
                                .time(history -> {
                                    TimeTravel.check(history, point, record);
                                    return wanted.read(
                                            history.timeline().at(point),
                                            frame,
                                            history.timeline()
                                                    .recording()
                                                    .image()
                                                    .module());
                                })
                                .thenCompose(change -> stops
                                        ? model.debug().stop().thenApply(stopped -> change)
                                        : CompletableFuture.completedFuture(change))
                                .thenCompose(change -> model.debug().time(history -> edit(history, point, change))),
                        begun -> show(begun, what, stops),
                        model::report);
    }

    private static Begun edit(History history, Point at, Change change) throws Exception {
        Point exact = history.timeline().moved(at, 0);
        String before = history.branch().name();
        History.Branch branch = history.edit(exact, change);
        return new Begun(
                branch, branch.name().equals(before), history.timeline().at(exact));
    }

    private void show(Begun begun, String what, boolean stopped) {
        model.travel().show(begun.moment());
        String name = begun.branch().name();
        String parent = begun.branch().parent().orElse(History.MAIN);
        String rest = stopped
                ? "On " + parent + " the message was stopped at "
                        + begun.moment().at() + "."
                : "What happened on " + parent + " stays as it was.";
        model.tell(new Note(
                begun.known() ? "Branch " + name + " goes on from here, changed" : "Branch " + name + " begins here",
                List.of(new Note.Detail(what, Optional.empty()), new Note.Detail(rest, Optional.empty()))));
    }

    /** Sends a message from the past: after the slot in focus, or in its place where the focus is inside of it. */
    void send(MessageDraft message, SendMode mode) {
        beginAtEnd(() -> model.debug().send(message, mode), slot -> {});
    }

    /** Begins a branch from the focus as a message sent there would, and does something as its next step. */
    public <T> void beginAtEnd(Supplier<CompletableFuture<T>> step, Consumer<? super T> then) {
        Picture picture = model.picture().get();
        Optional<Point> at = picture.point();
        if (at.isEmpty()) {
            model.report(new SessionException("There is no moment to go on from; select a slot in the Timeline."));
            return;
        }
        Optional<SlotRecord> record = picture.slot();
        model.ask(
                model.debug().time(history -> {
                    TimeTravel.check(history, at.get(), record);
                    return history.toSendFrom(at.get(), "");
                }),
                branch -> {
                    model.tell(new Note(
                            "Branch " + branch.name() + " begins at " + branch.from(),
                            List.of(new Note.Detail(
                                    "What happened on " + branch.parent().orElse(History.MAIN) + " stays as it was.",
                                    Optional.empty()))));
                    model.ask(step.get(), then);
                });
    }

    /** Begins an empty branch with everything up to the slot in focus. */
    public void begin() {
        model.travel()
                .ask(
                        (history, at) -> history.branch("", at),
                        branch -> model.tell(
                                new Note("Branch " + branch.name() + " begins at " + branch.from(), List.of())));
    }

    /** Makes a branch the one that the process is on. */
    public void goTo(String name) {
        change(history -> history.goTo(name));
    }

    public void rename(String name, String wanted) {
        change(history -> history.rename(name, wanted));
    }

    /** Deletes a branch, and what happened on it alone. */
    public void delete(String name) {
        change(history -> history.delete(name));
    }

    private void change(Deed deed) {
        model.ask(model.debug().time(history -> {
            deed.on(history);
            return history.branch();
        }));
    }

    /** Something done to the branches. */
    @FunctionalInterface
    private interface Deed {
        void on(History history) throws Exception;
    }
}
