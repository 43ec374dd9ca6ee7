package io.aoscope.ui.model;

import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.FxGate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What messages spent their instructions on, counted on request and kept for the last few, so that every panel can show it
 * of the slot in focus. On the JavaFX thread.
 */
public final class Profiles {
    /** A profile of a large image holds some megabytes. */
    private static final int KEPT = 4;

    private static final double UNKNOWN = -1;

    private final WorkbenchModel model;
    private final Inquiry inquiry;
    private final Deque<Counted> kept = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Counted>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final Newest<Double> heard;
    private Optional<SlotRecord> counting = Optional.empty();
    private volatile double told;

    /** All that was counted of a slot. */
    public record Counted(SlotRecord slot, Profile profile, Growth growth) {}

    Profiles(WorkbenchModel model, FxGate gate) {
        this.model = model;
        this.heard = new Newest<>(gate, progress::set);
        this.inquiry = model.inquiry();
        model.picture().subscribe(this::accept);
    }

    /** What was counted of the slot in focus. */
    public ReadOnlyObjectProperty<Optional<Counted>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Whether a slot is being counted. */
    public ReadOnlyBooleanProperty busy() {
        return inquiry.busy();
    }

    /** How much of it was counted, from 0 to 1; negative before the first instruction. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** The slot that is being counted. */
    public Optional<SlotRecord> counting() {
        return busy().get() ? counting : Optional.empty();
    }

    /** Counts the slot in focus, by running it once more. */
    public void count() {
        Optional<SlotRecord> slot = model.picture().get().ended();
        if (slot.isEmpty() || shown.get().isPresent()) {
            return;
        }
        SlotRecord wanted = slot.get();
        counting = slot;
        progress.set(UNKNOWN);
        inquiry.ask(
                wanted,
                history -> {
                    long all =
                            Math.max(1, history.timeline().index(wanted.slot()).end());
                    Profile profile = Profile.of(history.timeline(), wanted.slot(), executed -> reached(executed, all));
                    return new Counted(wanted, profile, Growth.of(history.timeline(), wanted.slot()));
                },
                this::keep,
                model::report);
    }

    /** Tells of each hundredth; on the worker. */
    private void reached(long executed, long all) {
        double part = Math.floor(100.0 * executed / all) / 100;
        if (part != told) {
            told = part;
            heard.published(part);
        }
    }

    /** Gives up counting. */
    public void cancel() {
        inquiry.cancel();
    }

    private void keep(Counted counted) {
        kept.addFirst(counted);
        while (kept.size() > KEPT) {
            kept.removeLast();
        }
        accept(model.picture().get());
    }

    private void accept(Picture picture) {
        Optional<SlotRecord> slot = picture.ended();
        Optional<Counted> now = kept.stream()
                .filter(one -> slot.isPresent() && one.slot() == slot.get())
                .findFirst();
        if (now.orElse(null) != shown.get().orElse(null)) {
            shown.set(now);
        }
    }
}
