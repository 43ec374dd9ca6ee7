package io.aoscope.ui.frame;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The watched expressions, and a field that adds one. */
final class WatchTable extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final WatchesViewModel view;
    private final TableView<WatchRow> table;

    WatchTable(WatchesViewModel view) {
        this.view = view;
        this.table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        var add = new TextField();
        add.setId("frame-watch-add");
        add.getStyleClass().add("code");
        add.setPromptText("Watch: $0, global.sp, u32[$0+8]");
        add.setTooltip(new Tooltip("An expression; its value is shown at each moment (Enter adds it)"));
        add.setOnAction(event -> {
            view.add(add.getText());
            add.clear();
        });
        getChildren().setAll(table, add);
        add.setMinHeight(USE_PREF_SIZE);
        // The room that a table without rows would take is the values'.
        BooleanBinding any = Bindings.isNotEmpty(view.rows());
        table.visibleProperty().bind(any);
        table.managedProperty().bind(any);
        minHeightProperty().bind(Bindings.when(any).then(92.0).otherwise(USE_PREF_SIZE));
        maxHeightProperty().bind(Bindings.when(any).then(Double.MAX_VALUE).otherwise(USE_PREF_SIZE));
    }

    boolean isWatchFocused() {
        return table.isFocusWithin();
    }

    /** Lets the user write another expression in place of the selected one. */
    void editSelected() {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            table.edit(row, table.getColumns().getFirst());
        }
    }

    private TableView<WatchRow> table() {
        var watches = new TableView<>(view.rows());
        watches.setId("frame-watches");
        watches.getStyleClass().addAll("dense", "watch-table");
        watches.setEditable(true);
        watches.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        watches.setMinHeight(0);
        var expression = new TableColumn<WatchRow, String>("Watch");
        expression.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().expression()));
        expression.setCellFactory(TextFieldTableCell.forTableColumn());
        expression.setOnEditCommit(
                event -> view.replace(event.getTablePosition().getRow(), event.getNewValue()));
        expression.setPrefWidth(130);
        expression.setSortable(false);
        var value = new TableColumn<WatchRow, String>("Value");
        value.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().text()));
        value.setCellFactory(ignored -> new ValueCell());
        value.setSortable(false);
        watches.getColumns().setAll(List.of(expression, value));
        watches.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                view.replace(watches.getSelectionModel().getSelectedIndex(), "");
                event.consume();
            }
        });
        ContextMenus.on(watches, menu -> {
            WatchRow row = watches.getSelectionModel().getSelectedItem();
            if (row != null) {
                ContextMenus.add(
                        menu,
                        List.of(
                                Action.of("watch-edit", "Edit the expression…", Icons.EDIT, this::editSelected),
                                Action.of(
                                        "watch-delete",
                                        "Delete",
                                        Icons.DELETE,
                                        () -> view.replace(
                                                watches.getSelectionModel().getSelectedIndex(), "")),
                                Action.of("watch-copy", "Copy the value", Icons.COPY, () -> Clip.copy(row.text()))));
            }
        });
        return watches;
    }

    /** A value, or why there is none. */
    private static final class ValueCell extends TableCell<WatchRow, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            WatchRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : text);
            setTooltip(empty || text == null ? null : new Tooltip(text));
            pseudoClassStateChanged(FAILED, !empty && row != null && row.failed());
            pseudoClassStateChanged(CHANGED, !empty && row != null && row.changed());
        }
    }
}
