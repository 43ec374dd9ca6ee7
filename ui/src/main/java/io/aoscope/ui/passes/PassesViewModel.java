package io.aoscope.ui.passes;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.message.Message;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.passes.PassGrid.Cell;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The grid of the slot in focus and the cell looked at, which follows the run. */
public final class PassesViewModel {
    private final ReadOnlyObjectWrapper<PassGrid> grid;
    private final ObjectProperty<Optional<Cell>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty changesOnly = new SimpleBooleanProperty(true);

    /**
     * The message on both sides of a cell; where the run stands there is no later side yet.
     *
     * @param title which pass and device
     * @param did one line about it
     */
    public record Sides(String title, String did, Message before, Optional<Message> after) {}

    public PassesViewModel(WorkbenchModel model) {
        grid = new ReadOnlyObjectWrapper<>(PassGrid.of(model.picture().get()));
        selected.set(grid.get().latest());
        model.picture().addListener((property, was, is) -> update(is));
    }

    public ReadOnlyObjectProperty<PassGrid> grid() {
        return grid.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Cell>> selected() {
        return selected;
    }

    /** Whether keys that stayed the same are left out. */
    public BooleanProperty changesOnly() {
        return changesOnly;
    }

    /** The message before and after the selected cell. */
    public Optional<Sides> sides() {
        return selected.get().map(cell -> switch (cell) {
            case Cell.Done done -> sides(done.record().step());
            case Cell.Here(PauseView pause) ->
                new Sides(
                        "Pass " + pause.pass() + ", " + pause.device() + " – here now",
                        pause.phase() == PauseView.Phase.BEFORE_DEVICE
                                ? "The run stands before this device. Step device runs it."
                                : "The run stands inside a call this device makes, at " + pause.at() + ".",
                        pause.message(),
                        Optional.empty());
        });
    }

    private static Sides sides(DeviceStep step) {
        String count = step.instructions().equals(OptionalLong.of(0))
                ? ""
                : " (" + Format.instructions(step.instructions()) + ")";
        return new Sides(
                "Pass " + step.pass() + ", " + step.device() + " – " + step.answered(),
                step.did() + count,
                step.before(),
                Optional.of(step.after()));
    }

    private void update(Picture picture) {
        PassGrid now = PassGrid.of(picture);
        if (now.equals(grid.get())) {
            return;
        }
        List<Cell> before = grid.get().cells();
        grid.set(now);
        boolean gone = selected.get().filter(cell -> now.cells().contains(cell)).isEmpty();
        if (gone || now.cells().size() != before.size()) {
            selected.set(now.latest());
        }
    }
}
