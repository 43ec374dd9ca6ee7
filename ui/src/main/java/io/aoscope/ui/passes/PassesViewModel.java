package io.aoscope.ui.passes;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.message.Message;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.passes.PassGrid.Cell;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The grid of the slot in focus and the cell looked at, which follows the run. */
public final class PassesViewModel {
    private final WorkbenchModel model;
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
        this.model = model;
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

    /** Whether the selected cell can be run to, or gone to. */
    public BooleanBinding reachable() {
        return Bindings.createBooleanBinding(
                () -> selected.get()
                                .filter(cell -> !(cell instanceof Cell.Here))
                                .isPresent()
                        && model.picture().get().point().isPresent(),
                selected,
                model.picture());
    }

    /** Runs on until the selected cell, or takes the focus back to the moment before it. */
    public void runTo() {
        Optional<Point> focus = model.picture().get().point();
        if (selected.get().isEmpty() || focus.isEmpty()) {
            return;
        }
        Cell cell = selected.get().get();
        switch (cell) {
            case Cell.ToCome(int pass, int device, String ignored) ->
                model.ask(model.debug().runTo(pass, device));
            case Cell.Done done ->
                model.follow(
                        new Link.Time(before(focus.get().slot(), done.record().step())));
            case Cell.Here here -> {}
        }
    }

    /** The place before a device, as {@code s1.p1.wasm-64#2.start}. */
    private String before(int slot, DeviceStep step) {
        String name = shortName(step.device());
        long nth = grid.get().devices().headMap(step.index() + 1).values().stream()
                .map(PassesViewModel::shortName)
                .filter(name::equals)
                .count();
        return "s" + slot + ".p" + step.pass() + "." + name + (nth > 1 ? "#" + nth : "") + ".start";
    }

    private static String shortName(String device) {
        int version = device.indexOf('@');
        return version < 0 ? device : device.substring(0, version);
    }

    /** The message before and after the selected cell. */
    public Optional<Sides> sides() {
        return selected.get().map(cell -> switch (cell) {
            case Cell.Done done -> sides(done.record().step());
            case Cell.ToCome(int pass, int ignored, String device) ->
                new Sides(
                        "Pass " + pass + ", " + device + " – to come",
                        "The run may come here. Run to cell goes on until it stands before this device.",
                        model.picture().get().state(),
                        Optional.empty());
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
        Optional<Cell> before = grid.get().latest();
        grid.set(now);
        boolean gone = selected.get().filter(cell -> now.cells().contains(cell)).isEmpty();
        if (gone || !now.latest().equals(before)) {
            selected.set(now.latest());
        }
    }
}
