package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The toolbar: what is done often, and the coordinate of the focus. */
final class Tools {
    private static final String[] WITH_TEXT = {"open", "send", "send-pause"};
    private static final String[] BUTTONS = {
        "open",
        "reload",
        "|",
        "send",
        "send-pause",
        "|",
        "pause",
        "resume",
        "step-over",
        "step-into",
        "step-out",
        "|",
        "step-device",
        "step-pass",
        "into-wasm",
        "|",
        "stop"
    };

    private Tools() {}

    static ToolBar toolBar(ActionRegistry actions, WorkbenchModel model, ProcessMenu processes) {
        var bar = new ToolBar();
        bar.setId("toolbar");
        for (String id : BUTTONS) {
            bar.getItems().add(id.equals("|") ? new Separator(Orientation.VERTICAL) : button(actions, id));
            if (id.equals("reload")) {
                bar.getItems().add(processes.selector());
            }
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getItems().addAll(space, badge(model), coordinate(model));
        return bar;
    }

    private static Node button(ActionRegistry actions, String id) {
        for (String withText : WITH_TEXT) {
            if (withText.equals(id)) {
                return Buttons.full(actions.get(id));
            }
        }
        return Buttons.icon(actions.get(id));
    }

    /** Says what the panels show when it is not simply the end. */
    private static Label badge(WorkbenchModel model) {
        var badge = new Label();
        badge.setId("focus-badge");
        badge.getStyleClass().add("badge");
        badge.textProperty().bind(model.picture().map(Tools::badgeText));
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        badge.setTooltip(new Tooltip("What the panels show"));
        return badge;
    }

    private static String badgeText(Picture picture) {
        if (picture.running()) {
            return "running";
        }
        if (picture.past()) {
            return "past";
        }
        return picture.pause().isPresent() ? "paused" : "";
    }

    private static TextField coordinate(WorkbenchModel model) {
        var field = new TextField();
        field.setId("coordinate");
        field.getStyleClass().add("code");
        field.setEditable(false);
        field.setPrefColumnCount(20);
        field.setPromptText("no focus");
        field.textProperty().bind(model.picture().map(Coordinates::text));
        field.setTooltip(new Tooltip("The point in time the panels show: slot, pass, device, instructions"));
        return field;
    }
}
