package io.aoscope.ui.model;

import io.aoscope.engine.debug.Granularity;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * How far a step goes: by instruction, or by line of source where the image has lines. The panel that was worked in last
 * decides, until the user says otherwise. On the JavaFX thread.
 */
public final class Stepping {
    private final ObjectProperty<Granularity> wanted = new SimpleObjectProperty<>(Granularity.INSTRUCTION);
    private final BooleanBinding possible;
    private final BooleanBinding byLine;

    Stepping(WorkbenchModel model) {
        possible = Conditions.on(
                model,
                session -> session.image()
                        .filter(open -> !open.image().lines().statements().isEmpty())
                        .isPresent());
        byLine = possible.and(Bindings.equal(wanted, Granularity.LINE));
    }

    /** Whether the image has lines to step by. */
    public ObservableBooleanValue possible() {
        return possible;
    }

    /** Whether steps go by line now. */
    public ObservableBooleanValue byLine() {
        return byLine;
    }

    /** How far a step goes now. */
    public Granularity by() {
        return byLine.get() ? Granularity.LINE : Granularity.INSTRUCTION;
    }

    /** Wants steps of a kind, from now on and of every image that can be stepped so. */
    public void by(Granularity kind) {
        wanted.set(kind);
    }

    /** The other kind of steps. */
    public void toggle() {
        by(byLine.get() ? Granularity.INSTRUCTION : Granularity.LINE);
    }

    /** Choosing the kind; of the two only the other one is possible, so that they share a key. */
    public List<Action> actions() {
        return List.of(
                Action.of("step-by-line", "Step by line of source", Icons.LINES, () -> by(Granularity.LINE))
                        .key("F4")
                        .when(possible.and(byLine.not())),
                Action.of("step-by-instruction", "Step by instruction", Icons.LINES, () -> by(Granularity.INSTRUCTION))
                        .key("F4")
                        .when(byLine));
    }
}
