package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionView;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What must hold for an action to be possible. */
public final class Conditions {
    private Conditions() {}

    /** Whether the session is as the test asks, now and after each change. */
    public static BooleanBinding on(WorkbenchModel model, Predicate<SessionView> test) {
        return Bindings.createBooleanBinding(
                () -> test.test(model.picture().get().session()), model.picture());
    }
}
