package io.aoscope.ui.compose;

import io.aoscope.icons.Icons;
import io.aoscope.ui.compose.ComposeViewModel.TagRow;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tags of the message: a row each, and a button for one more. */
final class TagsBox extends VBox {
    private final ComposeViewModel view;
    private final IdentityHashMap<TagRow, HBox> rows = new IdentityHashMap<>();
    private final VBox list = new VBox(4);

    TagsBox(ComposeViewModel view) {
        super(4);
        this.view = view;
        setId("compose-tags");
        Button add = Buttons.full(Action.of("compose-tag-add", "Add tag", Icons.ADD, () -> {
            TagRow row = view.addTag();
            HBox box = rows.get(row);
            if (box != null) {
                box.getChildren().getFirst().requestFocus();
            }
        }));
        add.getStyleClass().addAll("small", "flat");
        getChildren().addAll(list, add);
        view.tags().addListener((ListChangeListener<TagRow>) change -> fill());
        fill();
    }

    private void fill() {
        List<HBox> wanted = view.tags().stream()
                .map(row -> rows.computeIfAbsent(row, this::row))
                .toList();
        rows.values().retainAll(wanted);
        if (!list.getChildren().equals(wanted)) {
            list.getChildren().setAll(wanted);
        }
    }

    private HBox row(TagRow row) {
        var name = field("name", row);
        name.textProperty().bindBidirectional(row.name());
        var value = field("value", row);
        value.textProperty().bindBidirectional(row.value());
        Node remove = Buttons.icon(
                Action.of("compose-tag-remove", "Remove this tag", Icons.CLOSE, () -> view.removeTag(row)));
        return new HBox(4, name, value, remove);
    }

    private static TextField field(String prompt, TagRow row) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.getStyleClass().add("tag-" + prompt);
        field.setUserData(row);
        field.setPrefColumnCount(8);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
