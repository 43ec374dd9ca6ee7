package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the Help menu shows over the window. */
final class HelpBoxes {
    private HelpBoxes() {}

    /** Every action that has a key. */
    static Region keys(ActionRegistry actions) {
        var grid = new GridPane(24, 4);
        int row = 0;
        for (Action action : actions.all()) {
            if (action.key().isPresent()) {
                var key = new Label(
                        action.key().map(KeyCombination::getDisplayText).orElse(""));
                key.getStyleClass().add("code");
                grid.addRow(row++, new Label(action.text()), key);
            }
        }
        return box("Keys", grid);
    }

    /** What this program is. */
    static Region about() {
        var text = new Label("Run, step and look inside WASM64 AO processes. Apache License 2.0.\nJava "
                + Runtime.version() + ", JavaFX " + System.getProperty("javafx.runtime.version", "unknown"));
        return box("AOScope", text);
    }

    private static Region box(String title, Region content) {
        var heading = new Label(title);
        heading.getStyleClass().add("title-4");
        var hint = new Label("Esc closes this.");
        hint.getStyleClass().add("text-muted");
        var box = new VBox(12, heading, content, hint);
        box.getStyleClass().add("palette");
        box.setFocusTraversable(true);
        return box;
    }
}
