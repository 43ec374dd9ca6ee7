package io.aoscope.ui.timeline;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.SlotIndex;
import io.aoscope.engine.debug.time.StepSpan;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Inquiry;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The time on show beneath the blocks: the whole session, one message, or a stretch of its stops, down to single
 * instructions. Places are told as a share of the width, 0 to 1.
 */
final class ZoomViewModel {
    private static final long STEP = 4;
    private static final long FEWEST = 16;

    private final WorkbenchModel model;
    private final Inquiry inquiry;
    private final ReadOnlyObjectWrapper<Stretch> shown = new ReadOnlyObjectWrapper<>(Stretch.SESSION);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Optional<String> branch = Optional.empty();

    /**
     * What is on show.
     *
     * @param index of the message zoomed into; empty for the session
     * @param from ordinal of the first stop on show
     * @param to ordinal of the last
     */
    record Stretch(Optional<SlotIndex> index, Optional<Growth> growth, long from, long to) {
        static final Stretch SESSION = new Stretch(Optional.empty(), Optional.empty(), 0, 0);

        long stops() {
            return to - from + 1;
        }
    }

    /** A device of a message, from one share of the width to another. */
    record Span(String device, double from, double to) {}

    /** A value over the time on show, from a share of the width on. */
    record Level(double from, double value) {}

    /** A message of the session. */
    record Bar(double from, double to, double instructions, double pages, boolean failed) {}

    /** A bookmark at a share of the width. */
    record Mark(double at, Bookmark bookmark) {}

    ZoomViewModel(WorkbenchModel model) {
        this.model = model;
        this.inquiry = model.inquiry();
        model.picture().subscribe(this::accept);
    }

    ReadOnlyObjectProperty<Stretch> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What is on show, in words. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** Shows a part as large as a quarter, around a place; of the session, the message there. */
    void zoomIn(double around) {
        Stretch now = shown.get();
        if (now.index().isEmpty()) {
            slotAt(around).ifPresent(this::enter);
            return;
        }
        long stops = Math.max(FEWEST, now.stops() / STEP);
        if (stops < now.stops()) {
            stretch(now, now.from() + Math.round(around * (double) (now.stops() - stops)), stops);
        }
    }

    /** Shows four times as much; of a whole message, the session. */
    void zoomOut(double around) {
        Stretch now = shown.get();
        if (now.index().isEmpty()) {
            return;
        }
        long all = now.index().get().end() + 1;
        if (now.stops() >= all) {
            show(Stretch.SESSION);
        } else {
            long stops = Math.min(all, now.stops() * STEP);
            stretch(now, now.from() + Math.round(around * (double) (now.stops() - stops)), stops);
        }
    }

    /** Shows what comes later, or earlier, by a share of the width. */
    void pan(double by) {
        Stretch now = shown.get();
        if (now.index().isPresent()) {
            stretch(now, now.from() + Math.round(by * (double) now.stops()), now.stops());
        }
    }

    /** Moves the focus to a place. */
    void goTo(double at) {
        Stretch now = shown.get();
        if (now.index().isPresent()) {
            long ordinal = now.from() + Math.min(now.stops() - 1, (long) (at * (double) now.stops()));
            model.travel().goTo(now.index().get().point(ordinal));
        } else {
            slotAt(at).ifPresent(slot -> model.travel().goTo(Point.end(slot)));
        }
    }

    /** Where the focus is; empty where it is not on show. */
    OptionalDouble playhead() {
        return model.picture().get().point().map(this::place).orElse(OptionalDouble.empty());
    }

    /** The bookmarks on show. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Bookmark bookmark : model.bookmarks().here()) {
            place(bookmark.at()).ifPresent(at -> marks.add(new Mark(at, bookmark)));
        }
        return marks;
    }

    /** The devices of the message on show. */
    List<Span> spans() {
        Stretch now = shown.get();
        List<Span> spans = new ArrayList<>();
        now.index().ifPresent(index -> {
            for (StepSpan step : index.steps()) {
                double from = share(now, step.first());
                double to = share(now, step.after() + 1);
                if (to > 0 && from < 1) {
                    spans.add(new Span(step.device(), Math.max(0, from), Math.min(1, to)));
                }
            }
        });
        return spans;
    }

    /** Pages of memory over the message on show. */
    List<Level> pages() {
        Stretch now = shown.get();
        List<Level> levels = new ArrayList<>();
        if (now.index().isPresent() && now.growth().isPresent()) {
            for (Growth.Step step : now.growth().get().steps()) {
                double from = share(now, now.index().get().ordinal(step.at()));
                if (from <= 0) {
                    levels.clear();
                }
                if (from < 1) {
                    levels.add(new Level(Math.max(0, from), (double) step.pages()));
                }
            }
        }
        return levels;
    }

    /** The messages of the session, each as wide as the others. */
    List<Bar> bars() {
        List<SlotRecord> slots = slots();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            SlotRecord slot = slots.get(i);
            bars.add(new Bar(
                    (double) i / slots.size(),
                    (double) (i + 1) / slots.size(),
                    (double) slot.instructions().orElse(0),
                    (double) slot.pages().orElse(0L),
                    slot.status() != SlotRecord.Status.OK));
        }
        return bars;
    }

    private OptionalDouble place(Point point) {
        Stretch now = shown.get();
        if (now.index().isPresent()) {
            SlotIndex index = now.index().get();
            double at = point.slot() == index.slot() ? share(now, index.ordinal(point)) : -1;
            return at >= 0 && at <= 1 ? OptionalDouble.of(at) : OptionalDouble.empty();
        }
        List<SlotRecord> slots = slots();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).slot() == point.slot()) {
                double inside = point.side() == Side.END ? 1 : point.side() == Side.START ? 0 : 0.5;
                return OptionalDouble.of((i + inside) / slots.size());
            }
        }
        return OptionalDouble.empty();
    }

    private static double share(Stretch now, long ordinal) {
        return (double) (ordinal - now.from()) / (double) now.stops();
    }

    private Optional<Integer> slotAt(double at) {
        List<SlotRecord> slots = slots();
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(slots.get((int) Math.clamp((long) (at * slots.size()), 0, slots.size() - 1L))
                        .slot());
    }

    private List<SlotRecord> slots() {
        List<SlotRecord> slots = new ArrayList<>();
        for (TimelineEntry entry : model.picture().get().session().timeline()) {
            if (entry instanceof TimelineEntry.Slot(SlotRecord record)) {
                slots.removeIf(undone -> undone.slot() >= record.slot());
                slots.add(record);
            }
        }
        return slots;
    }

    private void enter(int slot) {
        inquiry.ask(
                history -> new Stretch(
                        Optional.of(history.timeline().index(slot)),
                        Optional.of(Growth.of(history.timeline(), slot)),
                        0,
                        history.timeline().index(slot).end()),
                this::show);
    }

    private void stretch(Stretch now, long from, long stops) {
        long last = now.index().map(SlotIndex::end).orElse(0L);
        long begin = Math.clamp(from, 0, Math.max(0, last + 1 - stops));
        show(new Stretch(now.index(), now.growth(), begin, Math.min(last, begin + stops - 1)));
    }

    private void show(Stretch stretch) {
        shown.set(stretch);
        title.set(stretch.index()
                .map(index -> index.point(stretch.from()) + " to " + index.point(stretch.to()) + ", "
                        + Format.count(stretch.stops(), "stop", "stops"))
                .orElse("All messages"));
    }

    /** A message that is not there any more, or is another one now, is not looked into. */
    private void accept(Picture picture) {
        SessionView session = picture.session();
        boolean gone = shown.get()
                .index()
                .filter(index -> session.timeline().stream()
                        .noneMatch(entry -> entry instanceof TimelineEntry.Slot(SlotRecord record)
                                && record.slot() == index.slot()))
                .isPresent();
        boolean branched = !session.branch().equals(branch);
        branch = session.branch();
        if (gone || branched || title.get().isEmpty()) {
            show(Stretch.SESSION);
        }
    }
}
