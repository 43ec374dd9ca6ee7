package io.aoscope.ui.model;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import java.util.List;
import javafx.beans.binding.BooleanBinding;

/** The ways back through time, each with the key of its way forward and Alt. */
public final class TimeActions {
    private TimeActions() {}

    /** All of them, in the order of the menu. */
    public static List<Action> of(WorkbenchModel model) {
        TimeTravel travel = model.travel();
        BooleanBinding back = travel.backwards();
        return List.of(
                Action.of("back-resume", "Resume backwards", Icons.RESUME, travel::backResume)
                        .key("Alt+F5")
                        .when(back),
                Action.of("back-over", "Step over backwards", Icons.STEP_OVER, travel::backOver)
                        .key("Alt+F10")
                        .when(back),
                Action.of("back-into", "Step into backwards", Icons.STEP_INTO, travel::backInto)
                        .key("Alt+F11")
                        .when(back),
                Action.of("back-out", "Step out backwards", Icons.STEP_OUT, travel::backOut)
                        .key("Alt+Shift+F11")
                        .when(back),
                Action.of("now", "Back to now", Icons.NOW, travel::now)
                        .key("Alt+End")
                        .when(travel.forwards()),
                Action.of("travel-cancel", "Give up the search in the past", Icons.CLOSE, travel::cancel)
                        .key("Alt+F6")
                        .when(travel.busy()));
    }
}
