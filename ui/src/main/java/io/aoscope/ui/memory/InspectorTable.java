package io.aoscope.ui.memory;

import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.memory.Inspector.Reading;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The data inspector: what the selected bytes are, read as each type. */
final class InspectorTable extends TableView<Reading> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    InspectorTable(ObservableList<Reading> readings, Consumer<Reading> follow) {
        super(readings);
        setId("memory-inspector");
        getStyleClass().addAll("dense", "inspector");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("Select a byte to read it here"));
        var type = column("Type", Reading::type);
        type.setPrefWidth(72);
        type.setMaxWidth(72);
        var value = column("Value", Reading::text);
        value.setCellFactory(ignored -> new ReadingCell(follow));
        getColumns().setAll(List.of(type, value));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Reading selected = getSelectionModel().getSelectedItem();
            if (selected != null && COPY.match(event)) {
                Clip.copy(selected.text());
                event.consume();
            } else if (selected != null && event.getCode() == KeyCode.ENTER) {
                follow.accept(selected);
                event.consume();
            }
        });
    }

    private static TableColumn<Reading, String> column(String title, Function<Reading, String> text) {
        var column = new TableColumn<Reading, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** A value; one that points into memory leads there. */
    private static final class ReadingCell extends TableCell<Reading, String> {
        private final Consumer<Reading> follow;
        private final Hyperlink link = new Hyperlink();

        ReadingCell(Consumer<Reading> follow) {
            this.follow = follow;
            getStyleClass().add("value-cell");
            link.getStyleClass().add("data-link");
            link.setFocusTraversable(false);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            Reading reading = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || text == null || reading == null || reading.target().isEmpty()) {
                setGraphic(null);
                setText(empty ? null : text);
                return;
            }
            link.setText(text);
            link.setOnAction(event -> {
                follow.accept(reading);
                link.setVisited(false);
            });
            setText(null);
            setGraphic(link);
        }
    }
}
