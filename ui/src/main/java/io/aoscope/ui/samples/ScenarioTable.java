package io.aoscope.ui.samples;

import io.aoscope.ui.kit.Tables;
import io.aoscope.ui.samples.ScenarioRun.Row;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** What each message of the scenario came to; selecting one moves the focus to its slot. */
final class ScenarioTable extends TableView<Row> {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    ScenarioTable(ScenarioRun run, Consumer<Row> select) {
        super(run.rows());
        setId("scenario-results");
        getStyleClass().addAll("dense", "scenario");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .setAll(List.of(
                        Tables.column(
                                "Slot", 40, row -> String.valueOf(row.slot().slot())),
                        Tables.column("Action", 70, Row::action),
                        Tables.column("Expected", 120, Row::expected),
                        Tables.column("Actual", 120, Row::actual)));
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(GOOD, row != null && row.ok());
                pseudoClassStateChanged(BAD, row != null && !row.ok());
            }
        });
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (is != null) {
                select.accept(is);
            }
        });
    }
}
