package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.RunState;
import io.aoscope.ui.model.WorkbenchModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The last line of the window. */
final class StatusBar extends HBox {
    StatusBar(WorkbenchModel model) {
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
        var right = new Label();
        right.textProperty().bind(model.picture().map(StatusText::right));
        getChildren().addAll(left, busy, notice, space, right);
    }

    private static boolean busy(RunState run) {
        return run == RunState.RUNNING || run == RunState.OPENING;
    }
}
