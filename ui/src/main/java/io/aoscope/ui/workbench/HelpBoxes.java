package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the Help menu shows over the window. */
final class HelpBoxes {
    private HelpBoxes() {}

    /** Every action that has a key, in two columns; in a low window they scroll. */
    static Region keys(ActionRegistry actions) {
        List<Action> all = actions.all().stream()
                .filter(action -> action.key().isPresent())
                .toList();
        var grid = new GridPane(24, 2);
        grid.setId("keys-list");
        int rows = (all.size() + 1) / 2;
        for (int i = 0; i < all.size(); i++) {
            var key = new Label(
                    all.get(i).key().map(KeyCombination::getDisplayText).orElse(""));
            key.getStyleClass().add("code");
            int column = i / rows * 2;
            grid.add(new Label(all.get(i).text()), column, i % rows);
            grid.add(key, column + 1, i % rows);
        }
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        Region box = box("Keys", scroll);
        box.getStyleClass().add("keys");
        return box;
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
