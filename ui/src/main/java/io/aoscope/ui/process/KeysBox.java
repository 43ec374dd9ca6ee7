package io.aoscope.ui.process;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.process.ProcessViewModel.KeyRow;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keys of the process that have no field of their own, such as patch-from, dedup-subject or random-seed. */
final class KeysBox extends VBox {
    private static final String VALUE_TIP =
            "JSON: 5, true, {\"a\": 1}; anything else is taken as a string; null takes away a"
                    + " key that an aos-style process has (D1).";

    private final ProcessViewModel view;
    private final VBox list = new VBox(4);
    private final TextField newName =
            Fields.text("process-key-name", "key", "Name of the key, such as patch-from. Enter adds it.");
    private final TextField newValue = Fields.text("process-key-value", "value", VALUE_TIP);
    private List<KeyRow> shown = List.of();

    KeysBox(ProcessViewModel view) {
        super(4);
        this.view = view;
        setId("process-keys");
        Button add = Buttons.icon(Action.of("process-key-add", "Add this key", Icons.ADD, this::add));
        add.getStyleClass().add("small");
        newName.setOnAction(event -> add());
        newValue.setOnAction(event -> add());
        getChildren().addAll(Fields.title("More keys"), list, row(newName, newValue, add));
        view.definition().addListener((property, was, is) -> show());
        show();
    }

    private void add() {
        String name = newName.getText().strip();
        if (!name.isEmpty()) {
            view.key(name, newValue.getText());
            newName.clear();
            newValue.clear();
            newName.requestFocus();
        }
    }

    private void show() {
        List<KeyRow> rows = view.keys();
        if (!rows.equals(shown)) {
            shown = rows;
            list.getChildren().setAll(rows.stream().map(this::row).toList());
        }
    }

    private HBox row(KeyRow row) {
        var name = Fields.text("process-key-name-" + row.name(), "key", "Name of the key");
        name.setText(row.name());
        name.setEditable(false);
        name.setFocusTraversable(false);
        var value = Fields.text("process-key-value-" + row.name(), "value", VALUE_TIP);
        value.setText(row.json());
        Runnable commit = () -> {
            if (!value.getText().equals(row.json())) {
                view.key(row.name(), value.getText());
            }
        };
        value.setOnAction(event -> commit.run());
        value.focusedProperty().addListener((property, was, is) -> {
            if (!is) {
                commit.run();
            }
        });
        return row(
                name,
                value,
                Fields.remove("process-key-remove-" + row.name(), "Remove this key", () -> view.removeKey(row.name())));
    }

    private static HBox row(TextField name, TextField value, Button button) {
        name.setPrefColumnCount(9);
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(4, name, value, button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
