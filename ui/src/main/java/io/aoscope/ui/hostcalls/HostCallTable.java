package io.aoscope.ui.hostcalls;

import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Tables;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** A row for each call; only those in sight are laid out. */
final class HostCallTable extends TableView<HostCallRow> {
    private static final PseudoClass NEAREST = PseudoClass.getPseudoClass("nearest");
    private static final PseudoClass STUB = PseudoClass.getPseudoClass("stub");
    private static final double ROW_HEIGHT = 24;

    private final HostCallsViewModel view;
    private final Set<Row> made = Collections.newSetFromMap(new WeakHashMap<>());

    HostCallTable(HostCallsViewModel view) {
        super(view.rows());
        this.view = view;
        setId("host-calls");
        getStyleClass().addAll("dense", "host-calls");
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(new Label("No call passes the filter"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns()
                .setAll(List.of(
                        column("#", 66, row -> (mark(row) + " " + Format.count(row.number())).strip()),
                        links("Coordinate", 172, row -> row.call().at().toString(), HostCallsViewModel::goTo),
                        column("Function", 105, row -> row.call().name()),
                        column("Arguments", 130, HostCallRow::arguments),
                        column("Answer", 62, HostCallRow::answer),
                        links("Wrote", 110, HostCallRow::wrote, (model, row) -> {
                            if (!row.call().writes().isEmpty()) {
                                model.showWritten(row, row.call().writes().getFirst());
                            }
                        }),
                        column("By", 95, HostCallRow::answeredBy)));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setMinHeight(80);
        setRowFactory(ignored -> new Row());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> view.selected().set(row));
        view.selected().subscribe(row -> {
            if (row == null) {
                getSelectionModel().clearSelection();
            }
        });
        view.rows().subscribe(this::startHere);
        view.nearest().subscribe(number -> reveal(number.intValue()));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            HostCallRow row = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
                view.goTo(row);
                event.consume();
            }
        });
    }

    private String mark(HostCallRow row) {
        return row.number() != view.nearest().get() ? "" : view.next(row) ? "▶" : "▷";
    }

    /** Rows that come after the keyboard did. */
    private void startHere() {
        if (isFocused() && !getItems().isEmpty() && view.nearest().get() >= 0) {
            focusNearest();
        }
    }

    /** Takes the keyboard, with the call nearest the focus selected where none is. */
    void focusNearest() {
        requestFocus();
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            int index = Math.max(0, indexOf(view.nearest().get()));
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
    }

    private void reveal(int number) {
        made.forEach(Row::mark);
        refresh();
        startHere();
        int index = indexOf(number);
        if (index >= 0 && getSelectionModel().isEmpty()) {
            scrollTo(Math.max(0, index - 3));
        }
    }

    /** Where the last listed call up to a number stands; -1 where all come after it. */
    private int indexOf(int number) {
        int index = Math.min(number, getItems().size() - 1);
        while (index >= 0 && getItems().get(index).number() > number) {
            index--;
        }
        return index;
    }

    private static TableColumn<HostCallRow, String> column(
            String title, double width, Function<HostCallRow, String> text) {
        TableColumn<HostCallRow, String> column = Tables.column(title, width, text);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private TableColumn<HostCallRow, String> links(
            String title,
            double width,
            Function<HostCallRow, String> text,
            BiConsumer<HostCallsViewModel, HostCallRow> follow) {
        TableColumn<HostCallRow, String> column = column(title, width, text);
        column.setCellFactory(ignored -> new LinkCell(follow));
        return column;
    }

    private final class Row extends TableRow<HostCallRow> {
        Row() {
            made.add(this);
            setOnMouseClicked(event -> {
                HostCallRow row = getItem();
                if (row != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    view.goTo(row);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable HostCallRow row, boolean empty) {
            super.updateItem(row, empty);
            mark();
        }

        void mark() {
            HostCallRow row = getItem();
            pseudoClassStateChanged(
                    NEAREST, row != null && row.number() == view.nearest().get());
            pseudoClassStateChanged(STUB, row != null && row.device().isEmpty());
        }
    }

    private final class LinkCell extends TableCell<HostCallRow, String> {
        private final Hyperlink link = new Hyperlink();

        LinkCell(BiConsumer<HostCallsViewModel, HostCallRow> follow) {
            link.getStyleClass().addAll("data-link", "code");
            link.setFocusTraversable(false);
            link.setOnAction(event -> {
                HostCallRow row = getTableRow().getItem();
                if (row != null) {
                    follow.accept(view, row);
                    link.setVisited(false);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(null);
            if (empty || text == null || text.isEmpty()) {
                setGraphic(null);
            } else {
                link.setText(text);
                setGraphic(link);
            }
        }
    }
}
