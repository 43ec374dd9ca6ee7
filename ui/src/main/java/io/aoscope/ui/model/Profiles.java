package io.aoscope.ui.model;

import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What messages spent their instructions on, counted on request and kept for the last few, so that every panel can show it
 * of the slot in focus. On the JavaFX thread.
 */
public final class Profiles {
    /** A profile of a large image holds some megabytes. */
    private static final int KEPT = 4;

    private final WorkbenchModel model;
    private final Inquiry inquiry;
    private final Deque<Counted> kept = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Counted>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<SlotRecord> counting = Optional.empty();

    /** All that was counted of a slot. */
    public record Counted(SlotRecord slot, Profile profile, Growth growth) {}

    Profiles(WorkbenchModel model) {
        this.model = model;
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
        inquiry.ask(
                wanted,
                history -> new Counted(
                        wanted,
                        Profile.of(history.timeline(), wanted.slot()),
                        Growth.of(history.timeline(), wanted.slot())),
                this::keep,
                model::report);
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
