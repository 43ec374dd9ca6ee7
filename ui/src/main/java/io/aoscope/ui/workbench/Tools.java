package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.time.History;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.Stepping;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The toolbar: what is done often, and the coordinate of the focus. */
final class Tools {
    /** Below this width buttons show their icons alone, so that none has to go. */
    private static final double NARROW = 1250;

    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("narrow");

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
        "stop",
        "step-over",
        "step-into",
        "step-out",
        "|",
        "back-resume",
        "back-over",
        "back-into",
        "back-out",
        "|",
        "step-device",
        "step-pass",
        "into-wasm"
    };

    private Tools() {}

    static Node toolBar(ActionRegistry actions, WorkbenchModel model, ProcessMenu processes, CoordinateBox coordinate) {
        var bar = new ToolBar();
        bar.setId("toolbar");
        for (String id : BUTTONS) {
            bar.getItems().add(id.equals("|") ? new Separator(Orientation.VERTICAL) : button(actions, id));
            if (id.equals("reload")) {
                bar.getItems().add(processes.selector());
            }
            if (id.equals("stop")) {
                bar.getItems().add(byLine(model.stepping()));
            }
        }
        // Beside the bar, not in it: where the window is narrow, buttons give way to the coordinate.
        var focus = new HBox(
                6,
                searching(actions, model),
                badge("focus-badge", "What the panels show", model, Tools::badgeText),
                badge("branch-badge", "The course of history that messages are added to", model, Tools::branchText),
                shown(Buttons.icon(actions.get("now")), model.travel().forwards()),
                coordinate);
        focus.setAlignment(Pos.CENTER_RIGHT);
        focus.setMinWidth(Region.USE_PREF_SIZE);
        focus.getStyleClass().add("focus-bar");
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMinWidth(0);
        var line = new HBox(bar, focus);
        ObservableValue<ContentDisplay> display = line.widthProperty()
                .map(width -> width.doubleValue() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        for (Node item : bar.getItems()) {
            if (item instanceof Button button && !button.getText().isEmpty()) {
                button.contentDisplayProperty().bind(display);
            }
        }
        line.getStyleClass().add("tools");
        line.widthProperty().subscribe(width -> line.pseudoClassStateChanged(SMALL, width.doubleValue() < NARROW));
        return line;
    }

    private static Node button(ActionRegistry actions, String id) {
        for (String withText : WITH_TEXT) {
            if (withText.equals(id)) {
                return Buttons.full(actions.get(id));
            }
        }
        return Buttons.icon(actions.get(id));
    }

    /** Pressed while steps go by line; there for images that have lines. */
    private static Node byLine(Stepping stepping) {
        var toggle = new ToggleButton("", new FontIcon(Icons.LINES));
        toggle.setId("step-by");
        toggle.getStyleClass().addAll("button-icon", "flat");
        toggle.setAccessibleText("Steps go by line of source");
        toggle.setOnAction(event -> {
            stepping.toggle();
            toggle.setSelected(stepping.byLine().get());
        });
        stepping.byLine().subscribe(is -> {
            toggle.setSelected(is);
            toggle.setTooltip(new Tooltip(
                    is
                            ? "Steps go by line of source; press for steps by instruction (F4)"
                            : "Steps go by instruction; press for steps by line of source (F4)"));
        });
        return shown(toggle, stepping.possible());
    }

    private static Label badge(String id, String tip, WorkbenchModel model, Function<Picture, String> text) {
        var badge = new Label();
        badge.setId(id);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.textProperty().bind(model.picture().map(text));
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        badge.setTooltip(new Tooltip(tip));
        return badge;
    }

    private static String branchText(Picture picture) {
        return picture.session()
                .branch()
                .filter(name -> !name.equals(History.MAIN))
                .map(name -> "branch " + Format.shorten(name, 24))
                .orElse("");
    }

    /** Says what the panels show when it is not simply the end. */
    private static String badgeText(Picture picture) {
        if (picture.running()) {
            return "running";
        }
        if (picture.past()) {
            return "past";
        }
        return picture.pause().isPresent() ? "paused" : "";
    }

    /** A search of the past that is under way, and its end. */
    private static Node searching(ActionRegistry actions, WorkbenchModel model) {
        var wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        wheel.setMaxSize(16, 16);
        var box = new HBox(4, wheel, Buttons.icon(actions.get("travel-cancel")));
        box.setAlignment(Pos.CENTER);
        return shown(box, model.travel().busy());
    }

    private static <T extends Node> T shown(T node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
