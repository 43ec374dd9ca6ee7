package io.aoscope.ui.compare;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Tables;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** Two moments: what differs as a list, and below it the difference selected, side by side. */
final class MomentsBox extends VBox {
    private final CompareViewModel view;
    private final ComboBox<String> left;
    private final TableView<DifferenceRow> table;
    private final TextField filter = TextFields.createClearableTextField();
    private final EmptyState empty = new EmptyState(Icons.COMPARE, "", "");
    private final VBox found;

    /**
     * @param choice stands at the head
     */
    MomentsBox(CompareViewModel view, ObservableBooleanValue possible, Node choice) {
        this.view = view;
        this.left = field("compare-left", view.left());
        this.table = table();
        var split = new SplitPane(
                table, new DifferenceBox(view, table.getSelectionModel().selectedItemProperty()));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.55);
        VBox.setVgrow(split, Priority.ALWAYS);
        this.found = new VBox(summary(), split);
        var parts = new StackPane(found, empty);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(form(possible, choice), parts);
        view.moments().subscribe(this::show);
    }

    void focusFirst() {
        if (found.isVisible()) {
            table.requestFocus();
        } else {
            left.requestFocus();
        }
    }

    void focusSearch() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void show(Optional<ComparedMoments> compared) {
        boolean something = compared.filter(of -> !of.same()).isPresent();
        found.setVisible(something);
        empty.setVisible(!something);
        if (something) {
            table.getSelectionModel().selectFirst();
            return;
        }
        compared.ifPresentOrElse(
                same -> empty.setText(
                        "Nothing differs",
                        "Memory, globals, files and results are the same at "
                                + same.left().text() + " and " + same.right().text() + "."),
                () -> empty.setText(
                        "Two moments side by side",
                        "Choose or write two moments above, such as s1.end and s2.end, and press Enter. Snapshots can"
                                + " be chosen too."));
    }

    private Node form(ObservableBooleanValue possible, Node choice) {
        ComboBox<String> right = field("compare-right", view.right());
        Action compare = Action.of("compare-do", "Compare", Icons.COMPARE, view::compareMoments)
                .when(possible);
        for (ComboBox<String> field : List.of(left, right)) {
            field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER && !field.isShowing()) {
                    compare.run();
                    event.consume();
                }
            });
        }
        Button button = Buttons.full(compare);
        button.setMinWidth(Region.USE_PREF_SIZE);
        Button swap = Buttons.icon(Action.of("compare-swap", "Swap the two", Icons.NEXT_PROCESS, view::swap));
        var form = new HBox(choice, left, swap, right, button);
        form.setAlignment(Pos.CENTER_LEFT);
        form.getStyleClass().add("panel-bar");
        return form;
    }

    private ComboBox<String> field(String id, StringProperty text) {
        var field = new ComboBox<>(view.suggestions());
        field.setId(id);
        field.setEditable(true);
        field.setPromptText("s1.end");
        field.setMaxWidth(Double.MAX_VALUE);
        field.setMinWidth(90);
        field.setPrefWidth(150);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.getEditor().textProperty().bindBidirectional(text);
        return field;
    }

    private Node summary() {
        var summary = new Label();
        summary.setId("compare-summary");
        summary.setMinWidth(0);
        summary.textProperty()
                .bind(view.moments()
                        .map(of -> of.map(ComparedMoments::summary).orElse(""))
                        .orElse(""));
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        filter.setId("compare-filter");
        filter.setPromptText("Filter");
        filter.textProperty().bindBidirectional(view.filter());
        filter.setPrefColumnCount(10);
        filter.setMinWidth(80);
        var line = new HBox(summary, filter);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("panel-bar");
        return line;
    }

    private TableView<DifferenceRow> table() {
        var rows = new TableView<>(view.rows());
        rows.setId("compare-rows");
        rows.getStyleClass().addAll("dense", "numbers-table");
        rows.setPlaceholder(new Label("Nothing passes the filter"));
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<DifferenceRow, String> kind =
                Tables.column("What", 60, row -> row.kind().text());
        kind.setMaxWidth(80);
        rows.getColumns()
                .setAll(List.of(
                        kind,
                        Tables.column("Where", 150, DifferenceRow::where),
                        side(true, DifferenceRow::before),
                        side(false, DifferenceRow::after)));
        return rows;
    }

    private TableColumn<DifferenceRow, String> side(boolean first, Function<DifferenceRow, String> text) {
        TableColumn<DifferenceRow, String> column =
                Tables.column("", 180, row -> Format.oneLine(Format.shorten(text.apply(row), 200)));
        column.textProperty()
                .bind(view.moments()
                        .map(of -> of.map(found -> (first ? found.left() : found.right()).text())
                                .orElse(""))
                        .orElse(""));
        return column;
    }
}
