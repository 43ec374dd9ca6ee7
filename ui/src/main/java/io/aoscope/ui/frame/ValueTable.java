package io.aoscope.ui.frame;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Locals, operands and globals of a frame, foldable; what was unfolded stays so at the next stop. */
final class ValueTable extends TreeTableView<FrameRow> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final FrameViewModel model;

    ValueTable(FrameViewModel model) {
        this.model = model;
        setId("frame-values");
        getStyleClass().addAll("dense", "value-table");
        setShowRoot(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = column("Name", ValueTable::name);
        name.setPrefWidth(120);
        var type = column("Type", value -> value.type());
        type.setPrefWidth(72);
        var value = column("Value", FrameRow.Value::text);
        value.setPrefWidth(150);
        value.setCellFactory(ignored -> new ValueCell());
        getColumns().setAll(List.of(name, type, value));
        setEditable(true);
        setRowFactory(ignored -> new MarkedRow());
        var root = new TreeItem<FrameRow>();
        root.getChildren()
                .setAll(List.of(
                        group("Locals", model.locals(), true),
                        group("Operands", model.operands(), true),
                        group("Globals", model.globals(), false)));
        setRoot(root);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        ContextMenus.on(this, this::menu);
    }

    /** The value that is selected. */
    Optional<FrameRow.Value> selected() {
        TreeItem<FrameRow> item = getSelectionModel().getSelectedItem();
        return item != null && item.getValue() instanceof FrameRow.Value value ? Optional.of(value) : Optional.empty();
    }

    private void menu(ContextMenu menu) {
        selected().ifPresent(value -> {
            ContextMenus.add(menu, model.questions(value));
            var others = new ArrayList<Action>();
            if (value.address().isPresent()) {
                others.add(Action.of("frame-follow", "Follow as pointer", Icons.GO_TO, () -> model.follow(value)));
            }
            if (value.target().isPresent()) {
                others.add(Action.of("frame-edit", "Edit the value…", Icons.EDIT, this::editSelected));
            }
            others.add(Action.of("frame-copy", "Copy the value", Icons.COPY, () -> Clip.copy(value.text())));
            ContextMenus.add(menu, others);
        });
    }

    private static TreeItem<FrameRow> group(String title, ObservableList<FrameRow.Value> rows, boolean expanded) {
        var item = new TreeItem<FrameRow>(new FrameRow.Group(title, rows.size()));
        item.setExpanded(expanded);
        Runnable fill = () -> {
            item.setValue(new FrameRow.Group(title, rows.size()));
            item.getChildren()
                    .setAll(rows.stream()
                            .map(row -> new TreeItem<FrameRow>(row))
                            .toList());
        };
        rows.addListener((ListChangeListener<FrameRow.Value>) change -> fill.run());
        fill.run();
        return item;
    }

    private static TreeTableColumn<FrameRow, String> column(String title, Function<FrameRow.Value, String> text) {
        var column = new TreeTableColumn<FrameRow, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                switch (cell.getValue().getValue()) {
                    case FrameRow.Value value -> text.apply(value);
                    case FrameRow.Group(String heading, int count)
                    when title.equals("Name") -> heading + " (" + count + ")";
                    case FrameRow.Group group -> "";
                }));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static String name(FrameRow.Value value) {
        boolean named = !value.name().isEmpty() && !value.name().equals(Integer.toString(value.index()));
        return named ? value.index() + "  " + value.name() : Integer.toString(value.index());
    }

    /** Lets the user write another value in place of the selected one. */
    void editSelected() {
        int row = getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            edit(row, getColumns().getLast());
        }
    }

    private void keyPressed(KeyEvent event) {
        TreeItem<FrameRow> selected = getSelectionModel().getSelectedItem();
        if (selected == null || !(selected.getValue() instanceof FrameRow.Value value)) {
            return;
        }
        if (COPY.match(event)) {
            Clip.copy(value.text());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            model.follow(value);
            event.consume();
        }
    }

    /** A value; one that is an address inside of memory leads there. */
    private final class ValueCell extends TreeTableCell<FrameRow, String> {
        private final Hyperlink link = new Hyperlink();
        private final Label plain = new Label();
        private final Label preview = new Label();
        private final TextField typed = new TextField();

        ValueCell() {
            getStyleClass().add("value-cell");
            link.getStyleClass().add("data-link");
            link.setFocusTraversable(false);
            link.setMinWidth(USE_PREF_SIZE);
            plain.setMinWidth(USE_PREF_SIZE);
            preview.getStyleClass().add("value-preview");
            typed.setId("frame-value-edit");
            typed.getStyleClass().add("code");
            typed.setOnAction(event -> typed());
            typed.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    cancelEdit();
                    ValueTable.this.requestFocus();
                    event.consume();
                }
            });
            typed.focusedProperty().subscribe(focused -> {
                if (!focused && isEditing()) {
                    cancelEdit();
                }
            });
        }

        @Override
        public void startEdit() {
            if (getTableRow().getItem() instanceof FrameRow.Value value
                    && value.target().isPresent()) {
                super.startEdit();
                typed.setText(value.text());
                setGraphic(typed);
                typed.requestFocus();
                typed.selectAll();
            }
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            updateItem(getItem(), isEmpty());
        }

        private void typed() {
            String text = typed.getText();
            FrameRow row = getTableRow().getItem();
            cancelEdit();
            ValueTable.this.requestFocus();
            if (row instanceof FrameRow.Value value) {
                model.edit(value, text);
            }
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(null);
            if (empty || text == null || !(getTableRow().getItem() instanceof FrameRow.Value value)) {
                setGraphic(null);
                return;
            }
            preview.setText(value.preview());
            if (value.address().isPresent()) {
                link.setText(text);
                link.setOnAction(event -> {
                    model.follow(value);
                    link.setVisited(false);
                });
                setGraphic(new HBox(link, preview));
            } else {
                plain.setText(text);
                setGraphic(new HBox(plain, preview));
            }
        }
    }

    /** Marks headings and values that changed. */
    private static final class MarkedRow extends TreeTableRow<FrameRow> {
        @Override
        protected void updateItem(@Nullable FrameRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(GROUP, !empty && row instanceof FrameRow.Group);
            pseudoClassStateChanged(CHANGED, !empty && row instanceof FrameRow.Value value && value.changed());
        }
    }
}
