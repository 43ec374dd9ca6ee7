package io.aoscope.ui.model;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.Granularity;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimeQuestion;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.debug.time.GivenUpException;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.LineTravel;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Resume;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.debug.time.Travel;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.FxGate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Takes the focus through the past. The session answers in its own time; of several questions only the newest counts, and
 * it can be given up. On the JavaFX thread.
 */
public final class TimeTravel {
    private static final int MOST_TOLD = 50;

    private final WorkbenchModel model;
    private final FxGate gate;
    private final AtomicLong newest = new AtomicLong();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** How to come from one point to another. */
    @FunctionalInterface
    public interface Way {
        Point from(History history, Point point) throws Exception;
    }

    TimeTravel(WorkbenchModel model, FxGate gate) {
        this.model = model;
        this.gate = gate;
    }

    /** Whether a question is under way. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there is a past to go back to. */
    public BooleanBinding backwards() {
        return on(picture -> (!picture.session().timeline().isEmpty()
                        || picture.session().pause().isPresent())
                && picture.session().run() != RunState.OPENING
                && picture.session().run() != RunState.RUNNING);
    }

    /** Whether the focus is in the past and can go on from there. */
    public BooleanBinding forwards() {
        return on(picture -> picture.past() && picture.point().isPresent());
    }

    /** Whether the moment in focus is one of a machine. */
    BooleanBinding inMachine() {
        return on(picture -> picture.pause()
                .filter(pause -> pause.phase() == Phase.IN_MACHINE)
                .isPresent());
    }

    public void into() {
        step(LineTravel::into, (history, at) -> history.timeline().moved(at, 1));
    }

    public void over() {
        step(LineTravel::over, (history, at) -> new Travel(history.timeline()).over(at));
    }

    public void out() {
        step(LineTravel::out, (history, at) -> new Travel(history.timeline()).out(at));
    }

    public void backInto() {
        step(LineTravel::backInto, (history, at) -> history.timeline().moved(at, -1));
    }

    public void backOver() {
        step(LineTravel::backOver, (history, at) -> new Travel(history.timeline()).backOver(at));
    }

    public void backOut() {
        step(LineTravel::backOut, (history, at) -> new Travel(history.timeline()).backOut(at));
    }

    /** By line or by instruction, as steps go now. */
    private void step(BiFunction<LineTravel, Point, Arrival> line, Way instruction) {
        if (model.stepping().by() == Granularity.INSTRUCTION) {
            go(instruction);
            return;
        }
        List<StopPoint> stops = stops();
        travel((history, at) -> line.apply(new LineTravel(history.timeline(), stops), at), arrival -> {});
    }

    /** To the next breakpoint, or the end. */
    public void resume() {
        List<StopPoint> stops = stops();
        travel((history, at) -> new Resume(history.timeline(), stops).forward(at), arrival -> {});
    }

    /** To the breakpoint before, or the beginning. */
    public void backResume() {
        List<StopPoint> stops = stops();
        travel((history, at) -> new Resume(history.timeline(), stops).backward(at), arrival -> {
            if (arrival.stop().isEmpty()) {
                model.tell(new Note(
                        stops.isEmpty()
                                ? "No breakpoint is set; this is the beginning of the recording"
                                : "No breakpoint was reached before; this is the beginning of the recording",
                        List.of()));
            }
        });
    }

    /** The last time before that one of the instructions was reached, or the next. */
    public void toCursor(Collection<Breakpoint> wanted, boolean back) {
        List<Location.Instruction> places = wanted.stream()
                .map(one -> new Location.Instruction(one.functionIndex(), one.instructionIndex()))
                .toList();
        go((history, at) -> {
            Travel travel = new Travel(history.timeline());
            Optional<Point> found = back ? travel.backToCursor(at, places) : travel.toCursor(at, places);
            return found.orElseThrow(() -> new SessionException(
                    (places.size() == 1 ? "The instruction was not reached " : "The line was not reached ")
                            + (back ? "before " : "after ") + at + " in this recording."));
        });
    }

    /**
     * To where something was said to have happened; where no instruction is counted there, to the end of its device or slot.
     */
    public void goNear(String coordinate) {
        ask(history -> history.timeline().at(near(coordinate, history.timeline())), this::show, model::report);
    }

    private static Point near(String coordinate, Timeline timeline) throws BadCoordinateException {
        int count = coordinate.lastIndexOf('+');
        int slot = coordinate.indexOf('.');
        if (count < 0 || slot < 0) {
            return Coordinates.read(coordinate, timeline);
        }
        Optional<Point> exact = read(coordinate, timeline);
        Optional<Point> device = exact.isPresent() ? exact : read(coordinate.substring(0, count) + ".end", timeline);
        return device.isPresent() ? device.get() : Coordinates.read(coordinate.substring(0, slot) + ".end", timeline);
    }

    private static Optional<Point> read(String coordinate, Timeline timeline) {
        try {
            return Optional.of(Coordinates.read(coordinate, timeline));
        } catch (BadCoordinateException e) {
            return Optional.empty();
        }
    }

    /** To what a text means. */
    public void goTo(String coordinate, Consumer<Throwable> failed, Runnable arrived) {
        ask(
                history -> history.timeline().at(Coordinates.read(coordinate, history.timeline())),
                moment -> {
                    show(moment);
                    arrived.run();
                },
                failed);
    }

    /** To a point of the recording. */
    public void goTo(Point point) {
        ask(history -> history.timeline().at(point), this::show, model::report);
    }

    /** To wherever a way leads from the focus. */
    public void go(Way way) {
        travel((history, at) -> Arrival.at(way.from(history, at)), arrival -> {});
    }

    /** Back to where things stand. */
    public void now() {
        cancel();
        model.focusNow();
    }

    /** Gives up the question under way, if there is one. */
    public void cancel() {
        newest.incrementAndGet();
        if (busy.get()) {
            model.debug().giveUp();
            busy.set(false);
        }
    }

    /** Asks the past from the focus; tells why where the focus has no place in the recording. */
    public <T> void ask(TimeQuestionAt<T> question, Consumer<? super T> then) {
        Picture picture = model.picture().get();
        Optional<Point> at = picture.point();
        Optional<SlotRecord> record = picture.slot();
        if (at.isEmpty()) {
            model.report(new SessionException("There is no moment to ask about while a message runs; pause it (F6), or"
                    + " select an earlier slot in the Timeline."));
            return;
        }
        ask(
                history -> {
                    check(history, at.get(), record);
                    return question.ask(history, at.get());
                },
                then,
                model::report);
    }

    /** A question about a point. */
    @FunctionalInterface
    public interface TimeQuestionAt<T> {
        T ask(History history, Point at) throws Exception;
    }

    /** Asks the past; the newest question alone is answered. */
    public <T> void ask(TimeQuestion<T> question, Consumer<? super T> then, Consumer<Throwable> failed) {
        long number = newest.get() + 1;
        work(
                () -> model.debug().time(history -> {
                    if (newest.get() != number) {
                        throw new CancellationException();
                    }
                    return question.ask(history);
                }),
                then,
                failed);
    }

    /** Lets the session do what can take long and be given up; of several jobs only the newest is answered. */
    public <T> void work(Supplier<CompletableFuture<T>> job, Consumer<? super T> then, Consumer<Throwable> failed) {
        cancel();
        model.giveWay();
        long number = newest.get();
        busy.set(true);
        var _ = job.get()
                .whenComplete((answer, problem) -> gate.run(() -> {
                    if (newest.get() != number) {
                        return;
                    }
                    busy.set(false);
                    if (problem == null) {
                        then.accept(answer);
                    } else if (!(cause(problem) instanceof GivenUpException)) {
                        failed.accept(cause(problem));
                    }
                }));
    }

    /** Moves the focus to a moment; the end of a slot is the slot's block in the timeline. */
    public void show(Moment moment) {
        Point at = moment.at();
        SessionView session = model.picture().get().session();
        Optional<Point> pause = session.pause().map(PauseView::point);
        if (pause.filter(now -> at.compareTo(now) >= 0).isPresent()) {
            model.focusNow();
            return;
        }
        Optional<Integer> entry = at.side() == Side.END ? entry(session, at.slot()) : Optional.empty();
        if (entry.isPresent()) {
            model.focus(new Focus.AtEntry(entry.get()));
        } else {
            model.focus(new Focus.Past(
                    at, PauseView.of(moment), model.picture().get().memory(), 0));
        }
    }

    private static Optional<Integer> entry(SessionView session, int slot) {
        return IntStream.range(0, session.timeline().size())
                .filter(i -> session.timeline().get(i) instanceof TimelineEntry.Slot(SlotRecord record)
                        && record.slot() == slot)
                .boxed()
                .reduce((first, second) -> second);
    }

    private void travel(TimeQuestionAt<Arrival> way, Consumer<Arrival> then) {
        ask(
                (history, at) -> {
                    Arrival arrival = way.ask(history, at);
                    return new Landing(at, arrival, history.timeline().at(arrival.at()));
                },
                landing -> {
                    if (landing.arrival().at().equals(landing.from())
                            && landing.from().side() == Side.END) {
                        model.focusNow();
                    } else {
                        show(landing.moment());
                    }
                    landing.arrival().stop().filter(StopPoint::once).ifPresent(this::delete);
                    tell(landing.arrival().log());
                    model.stops().met(landing.arrival().undecided());
                    then.accept(landing.arrival());
                });
    }

    private void delete(StopPoint once) {
        model.ask(model.debug()
                .stops(stops().stream().filter(stop -> stop.id() != once.id()).toList()));
    }

    /** What stop points told on the way. */
    private void tell(List<String> log) {
        if (!log.isEmpty()) {
            int more = log.size() - MOST_TOLD;
            model.tell(new Note(
                    Format.count(log.size(), "line", "lines") + " logged on the way",
                    Stream.concat(
                                    log.stream().limit(MOST_TOLD),
                                    more > 0 ? Stream.of("and " + more + " more") : Stream.of())
                            .map(line -> new Note.Detail(line, Optional.empty()))
                            .toList()));
        }
    }

    private record Landing(Point from, Arrival arrival, Moment moment) {}

    /** A slot that a restored snapshot undid is not in this course of history. */
    static void check(History history, Point at, Optional<SlotRecord> record) throws SessionException {
        boolean uncounted = history.underWay()
                .filter(slot ->
                        slot.slot() == at.slot() && slot.record().instructions().isEmpty())
                .isPresent();
        if (uncounted) {
            throw new SessionException(
                    "Part of this message ran on compiled code, which does not count instructions, so that it can be"
                        + " gone back through only when it has ended: resume it (F5). Choose the stepping tier (menu"
                        + " Process) to go back from a pause.");
        }
        boolean there = history.timeline()
                .recording()
                .slot(at.slot())
                .filter(slot -> record.isEmpty() || record.get() == slot.record())
                .isPresent();
        if (!there) {
            throw new SessionException("Slot " + at.slot() + " was undone when a snapshot was restored; only slots that"
                    + " the process still stands on can be gone back through.");
        }
    }

    /** Fails where a slot is not in this course of history. */
    static void check(History history, SlotRecord record) throws SessionException {
        check(history, Point.end(record.slot()), Optional.of(record));
    }

    private List<StopPoint> stops() {
        return model.picture().get().session().stops();
    }

    private BooleanBinding on(Predicate<Picture> test) {
        return Bindings.createBooleanBinding(() -> test.test(model.picture().get()), model.picture());
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
