package io.aoscope.ui.hostcalls;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.time.Diff;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Inquiry;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The calls of imports in the slot in focus, asked of the recording while the panel is looked at; listing and filtering
 * happen off the JavaFX thread.
 */
final class HostCallsViewModel {
    /** Bytes of one write that are shown. */
    private static final int MOST_SHOWN = 64;

    private static final int MOST_WRITES = 8;

    private final WorkbenchModel model;
    private final Background background;
    private final Inquiry inquiry;
    private final Inquiry details;
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<HostCallRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper nearest = new ReadOnlyIntegerWrapper(-1);
    private final ObjectProperty<@Nullable HostCallRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<Written>> written = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable SlotRecord shown;
    private @Nullable PauseView soFar;
    private List<HostCallRow> all = List.of();
    private Background.@Nullable Job job;

    /** Why there is a list or none. */
    enum State {
        /** No slot is in focus. */
        NOTHING,
        /** The message in focus has not ended. */
        UNDER_WAY,
        /** The recording is asked. */
        LISTING,
        /** The user gave the question up, or it failed. */
        GIVEN_UP,
        LISTED
    }

    /** Bytes that a call wrote, as they stood after it; the first of them where there are many. */
    record Written(Range range, Binary bytes) {}

    HostCallsViewModel(WorkbenchModel model, Background background) {
        this.model = model;
        this.background = background;
        this.inquiry = model.inquiry();
        this.details = model.inquiry();
        filter.subscribe(ignored -> refilter());
        visible.subscribe(ignored -> accept(model.picture().get()));
        selected.subscribe(this::look);
        model.picture().subscribe(this::accept);
    }

    /** Whether somebody looks; nothing is asked before. */
    BooleanProperty visible() {
        return visible;
    }

    /** Text that a row must contain. */
    StringProperty filter() {
        return filter;
    }

    /** The calls that pass the filter. */
    ObservableList<HostCallRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** {@code 12 calls}, {@code 3 of 12 calls}. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Number of the last call at or before the focus; -1 where there is none. */
    ReadOnlyIntegerProperty nearest() {
        return nearest.getReadOnlyProperty();
    }

    /** Whether the focus is right before that call, which is executed next. */
    boolean next(HostCallRow row) {
        return model.picture().get().point().filter(row.call().at()::equals).isPresent();
    }

    ObjectProperty<@Nullable HostCallRow> selected() {
        return selected;
    }

    /** What the selected call wrote. */
    ReadOnlyObjectProperty<List<Written>> written() {
        return written.getReadOnlyProperty();
    }

    /** The slot whose calls are listed. */
    Optional<SlotRecord> slot() {
        return Optional.ofNullable(shown);
    }

    /** How many functions the image imports. */
    int imports() {
        return image().map(image -> image.image().module().importedFunctions()).orElse(0);
    }

    /** Lists the calls after the question was given up, or those that a message under way has made so far. */
    void list() {
        SlotRecord slot = shown;
        Optional<PauseView> pause = model.picture().get().underWay();
        if (slot != null && state.get() == State.GIVEN_UP) {
            shown = null;
            show(slot);
        } else if (pause.isPresent()) {
            soFar = pause.get();
            int number = pause.get().point().slot();
            state.set(State.LISTING);
            inquiry.ask(history -> HostCalls.of(history.timeline(), number), this::list, this::failed);
        }
    }

    private void failed(Throwable problem) {
        state.set(State.GIVEN_UP);
        model.report(problem);
    }

    /** Gives up the question under way. */
    void cancel() {
        if (state.get() == State.LISTING) {
            inquiry.cancel();
            stop();
            state.set(State.GIVEN_UP);
        }
    }

    /** Moves the focus to the stop before a call. */
    void goTo(HostCallRow row) {
        model.follow(new Link.Time(row.call().at().toString()));
    }

    /** Moves the focus to the stop after a call, and shows in Memory what it wrote. */
    void showWritten(HostCallRow row, Range range) {
        Point at = row.call().at();
        model.travel()
                .ask(
                        history -> history.timeline().at(history.timeline().moved(at, 1)),
                        moment -> {
                            model.travel().show(moment);
                            model.follow(
                                    new Link.Memory(range.address(), Math.clamp(range.length(), 1, Integer.MAX_VALUE)));
                        },
                        model::report);
    }

    /** Sets or clears the breakpoint on the function of a row. */
    void toggleBreakpoint(HostCallRow row) {
        if (row.function() >= 0) {
            var position = new Breakpoint(row.function(), 0);
            var changed = new TreeSet<>(model.picture().get().session().breakpoints());
            if (!changed.remove(position)) {
                changed.add(position);
            }
            model.ask(model.debug().breakpoints(changed));
        }
    }

    /** Whether a branch can begin now. */
    BooleanBinding answerable() {
        return Bindings.createBooleanBinding(
                () -> selected.get() != null
                        && model.picture().get().session().current().isEmpty(),
                selected,
                model.picture());
    }

    /**
     * Begins a branch in which the call is answered differently, and moves the focus behind the call in it.
     *
     * @param name of the branch; empty for one made up
     */
    void answer(HostCallRow row, OtherAnswer answer, String name) {
        SlotRecord slot = shown;
        if (slot == null) {
            return;
        }
        model.travel()
                .ask(
                        history -> {
                            Inquiry.check(history, slot);
                            Moment after =
                                    Answering.differently(history, row.call().at(), answer, name.strip());
                            return new Branched(history.branch().name(), after);
                        },
                        branched -> {
                            model.travel().show(branched.after());
                            model.tell(new Note(
                                    "Branch " + branched.name() + " answers "
                                            + row.call().name() + " differently",
                                    List.of(new Note.Detail(
                                            "The message ran on from there; the recording it left is unchanged.",
                                            Optional.empty()))));
                        },
                        model::report);
    }

    private record Branched(String name, Moment after) {}

    private void accept(Picture picture) {
        Optional<SlotRecord> ended = picture.ended();
        if (ended.isPresent()) {
            show(ended.get());
        } else if (soFar == null || picture.underWay().orElse(null) != soFar) {
            clear(picture.underWay().isPresent() ? State.UNDER_WAY : State.NOTHING);
        }
        mark(picture);
    }

    private void show(SlotRecord slot) {
        if (slot == shown || !visible.get()) {
            return;
        }
        clear(State.LISTING);
        shown = slot;
        inquiry.ask(slot, history -> HostCalls.of(history.timeline(), slot.slot()), this::list, this::failed);
    }

    private void list(HostCalls calls) {
        image().ifPresent(image ->
                job = background.run(cancelled -> HostCallRows.of(calls, image, cancelled), listed -> {
                    all = listed;
                    state.set(State.LISTED);
                    refilter();
                }));
    }

    private void clear(State now) {
        inquiry.cancel();
        stop();
        shown = null;
        soFar = null;
        all = List.of();
        rows.clear();
        selected.set(null);
        status.set("");
        nearest.set(-1);
        state.set(now);
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void refilter() {
        if (state.get() != State.LISTED) {
            return;
        }
        stop();
        List<HostCallRow> from = all;
        String text = filter.get();
        job = background.run(cancelled -> HostCallRows.filter(from, text, cancelled), found -> {
            HostCallRow kept = selected.get();
            rows.setAll(found);
            selected.set(kept != null && found.contains(kept) ? kept : null);
            String total = Format.count(from.size(), "call", "calls");
            status.set(found.size() == from.size() ? total : Format.count(found.size()) + " of " + total);
            mark(model.picture().get());
        });
    }

    private void mark(Picture picture) {
        Optional<Point> focus = picture.point();
        int last = -1;
        if (focus.isPresent() && !all.isEmpty()) {
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).call().at().compareTo(focus.get()) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            last = low - 1;
        }
        nearest.set(last);
    }

    private void look(@Nullable HostCallRow row) {
        details.cancel();
        written.set(List.of());
        SlotRecord slot = shown;
        if (row == null || slot == null && soFar == null || row.call().writes().isEmpty()) {
            return;
        }
        details.ask(
                history -> {
                    if (slot != null) {
                        Inquiry.check(history, slot);
                    }
                    Moment after = history.timeline()
                            .at(history.timeline().moved(row.call().at(), 1));
                    List<Written> found = new ArrayList<>();
                    for (Range range :
                            row.call().writes().stream().limit(MOST_WRITES).toList()) {
                        var shownRange = new Range(range.address(), Math.min(range.length(), MOST_SHOWN));
                        found.add(new Written(range, Diff.bytes(after, shownRange)));
                    }
                    return found;
                },
                written::set,
                model::report);
    }

    private Optional<ImageView> image() {
        return model.picture().get().session().image();
    }
}
