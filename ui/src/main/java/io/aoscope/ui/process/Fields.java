package io.aoscope.ui.process;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Small parts of the form. */
final class Fields {
    private static final double LABELS = 110;

    private Fields() {}

    /** A field that tells of each change by the user, and can be filled without telling. */
    static final class Quiet {
        private final TextInputControl field;
        private boolean filling;

        Quiet(TextInputControl field, Consumer<String> typed) {
            this.field = field;
            field.textProperty().addListener((property, was, is) -> {
                if (!filling) {
                    typed.accept(is);
                }
            });
        }

        /** Shows a text; where it stands already, the caret stays where it is. */
        void fill(String text) {
            if (!field.getText().equals(text)) {
                filling = true;
                field.setText(text);
                filling = false;
            }
        }
    }

    static TextField text(String id, String prompt, String tip) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setTooltip(tip(tip));
        return field;
    }

    static Tooltip tip(String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        label.setWrapText(true);
        return label;
    }

    /** Names on the left, fields on the right. */
    static GridPane grid() {
        var grid = new GridPane(8, 6);
        var labels = new ColumnConstraints();
        labels.setMinWidth(LABELS);
        labels.setMaxWidth(2 * LABELS);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, values);
        return grid;
    }

    static void row(GridPane grid, String name, Node field) {
        var label = new Label(name);
        label.setLabelFor(field);
        label.setWrapText(true);
        GridPane.setValignment(label, VPos.TOP);
        label.getStyleClass().add("form-label");
        grid.addRow(grid.getRowCount(), label, field);
    }

    static Button remove(String id, String text, Runnable work) {
        Button button = Buttons.icon(Action.of(id, text, Icons.CLOSE, work));
        button.getStyleClass().add("small");
        return button;
    }
}
