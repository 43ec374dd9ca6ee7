package io.aoscope.ui.profile;

import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.ui.kit.Format;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A row for each function; a click on a heading sorts. */
final class FunctionsTable extends TableView<FunctionCost> {
    FunctionsTable(ProfileViewModel view) {
        setId("profile-functions");
        getStyleClass().addAll("dense", "numbers-table");
        setPlaceholder(new Label("No function matches"));
        var sorted = new SortedList<>(view.functions());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        var name = new TableColumn<FunctionCost, FunctionCost>("Function");
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setComparator((one, other) -> one.name().compareTo(other.name()));
        name.setCellFactory(ignored -> new NameCell(view));
        name.setPrefWidth(260);
        TableColumn<FunctionCost, Long> self = number("Self", FunctionCost::self, Format::count, 110);
        self.setSortType(SortType.DESCENDING);
        getColumns()
                .setAll(List.of(
                        name,
                        self,
                        number("Self %", FunctionCost::self, view::percent, 80),
                        number("Total", FunctionCost::total, Format::count, 110),
                        number("Total %", FunctionCost::total, view::percent, 80),
                        number("Calls", FunctionCost::calls, Format::count, 90)));
        getSortOrder().setAll(List.of(self));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            FunctionCost cost = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && cost != null) {
                view.showCode(cost.index());
                event.consume();
            }
        });
    }

    private static TableColumn<FunctionCost, Long> number(
            String title, ToLongFunction<FunctionCost> value, Function<Long, String> text, double width) {
        var column = new TableColumn<FunctionCost, Long>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.applyAsLong(cell.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Long number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? null : text.apply(number));
            }
        });
        // The first click on a column of costs shows what costs most.
        column.setSortType(SortType.DESCENDING);
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        return column;
    }

    private static final class NameCell extends TableCell<FunctionCost, FunctionCost> {
        private final Hyperlink link = new Hyperlink();

        NameCell(ProfileViewModel view) {
            link.getStyleClass().addAll("data-link", "code");
            link.setFocusTraversable(false);
            link.setOnAction(event -> {
                FunctionCost cost = getItem();
                if (cost != null) {
                    view.showCode(cost.index());
                    link.setVisited(false);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable FunctionCost cost, boolean empty) {
            super.updateItem(cost, empty);
            if (empty || cost == null) {
                setGraphic(null);
            } else {
                link.setText(cost.name());
                setGraphic(link);
            }
        }
    }
}
