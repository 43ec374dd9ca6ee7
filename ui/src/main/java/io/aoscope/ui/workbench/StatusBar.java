package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.RunState;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.model.ChoiceActions;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The last line of the window. */
final class StatusBar extends HBox {
    private static final double TIP_WIDTH = 420;

    StatusBar(WorkbenchModel model, ChoiceActions choice) {
        setId("status-bar");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var left = new Label();
        left.setId("status");
        left.textProperty().bind(model.picture().map(StatusText::left));
        var busy = new ProgressBar();
        busy.setId("busy");
        busy.visibleProperty()
                .bind(model.picture().map(picture -> busy(picture.session().run())));
        busy.managedProperty().bind(busy.visibleProperty());
        var notice = new Label();
        notice.setId("status-notice");
        notice.getStyleClass().add("notice");
        notice.textProperty()
                .bind(model.picture().map(picture -> picture.session().notice().orElse("")));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        MenuButton profile = menu(
                "status-profile",
                choice.profiles(),
                "Which HyperBEAM to be: what is documented (standard), or what was observed (hyperbeam)");
        profile.textProperty()
                .bind(model.picture()
                        .map(picture -> ChoiceActions.name(picture.session().choice())));
        MenuButton tier = menu("status-tier", choice.tiers(), "");
        tier.textProperty().bind(model.picture().map(StatusText::right));
        tier.getTooltip().setWrapText(true);
        tier.getTooltip().setMaxWidth(TIP_WIDTH);
        tier.getTooltip().textProperty().bind(model.picture().map(StatusText::tierTip));
        getChildren().addAll(left, busy, notice, space, profile, tier);
    }

    private static MenuButton menu(String id, List<Action> actions, String tip) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().addAll("flat", "small");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip(tip));
        for (Action action : actions) {
            MenuItem item = Menus.item(action);
            item.setId("status-" + action.id());
            menu.getItems().add(item);
        }
        return menu;
    }

    private static boolean busy(RunState run) {
        return run == RunState.RUNNING || run == RunState.OPENING;
    }
}
