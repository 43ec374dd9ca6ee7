package io.aoscope.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons made of actions. */
public final class Buttons {
    private Buttons() {}

    /** A button with the action's icon alone; its text and key are in the tooltip. */
    public static Button icon(Action action) {
        Button button = bound(action);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(action.text());
        return button;
    }

    /** A button with icon and text. */
    public static Button full(Action action) {
        Button button = bound(action);
        button.setText(action.text());
        return button;
    }

    private static Button bound(Action action) {
        var button = new Button("", new FontIcon(action.icon()));
        button.setId(action.id());
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(action.text()
                + action.key()
                        .map(KeyCombination::getDisplayText)
                        .map(key -> " (" + key + ")")
                        .orElse("")));
        return button;
    }
}
