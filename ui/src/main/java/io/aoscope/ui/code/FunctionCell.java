package io.aoscope.ui.code;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A function in the list: index, name, and whether it is exported or imported. */
final class FunctionCell extends ListCell<FunctionItem> {
    private final Label index = new Label();
    private final Label name = new Label();
    private final Label mark = new Label();
    private final HBox row = new HBox(index, name, mark);

    FunctionCell() {
        getStyleClass().add("function-cell");
        index.getStyleClass().add("function-index");
        name.getStyleClass().add("function-name");
        name.setMinWidth(0);
        mark.getStyleClass().add("function-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FunctionItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        index.setText(Integer.toString(item.index()));
        name.setText(item.name());
        mark.setText(item.imported() ? "import" : item.exports().isEmpty() ? "" : "export");
        setTooltip(new Tooltip(hint(item)));
        setGraphic(row);
    }

    private static String hint(FunctionItem item) {
        String exports = item.exports().isEmpty() ? "" : "\nexported as " + String.join(", ", item.exports());
        return item.imported()
                ? item.name() + "\nimported" + exports
                : item.name() + "\n" + item.instructions() + " instructions" + exports;
    }
}
