package io.aoscope.ui.profile;

import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Growth.Step;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Tables;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A row for each size that memory had. */
final class GrowthTable extends TableView<Step> {
    GrowthTable(ProfileViewModel view) {
        setId("profile-growth");
        getStyleClass().addAll("dense", "numbers-table");
        TableColumn<Step, String> at =
                Tables.column("Grown at", 180, step -> step.at().toString());
        at.setCellFactory(ignored -> new AtCell(view));
        TableColumn<Step, String> instructions =
                Tables.column("After instructions", 140, step -> Format.count(step.instructions()));
        instructions.getStyleClass().add("number");
        TableColumn<Step, String> pages = Tables.column("Pages", 80, step -> Format.count(step.pages()));
        pages.getStyleClass().add("number");
        TableColumn<Step, String> bytes = Tables.column("Size", 100, step -> Format.bytes(step.pages() << 16));
        bytes.getStyleClass().add("number");
        getColumns().setAll(List.of(at, instructions, pages, bytes));
        getColumns().forEach(column -> column.setSortable(false));
        view.growth()
                .subscribe(growth -> getItems().setAll(growth.map(Growth::steps).orElse(List.of())));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Step step = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && step != null) {
                view.goTo(step);
                event.consume();
            }
        });
    }

    private static final class AtCell extends TableCell<Step, String> {
        private final Hyperlink link = new Hyperlink();

        AtCell(ProfileViewModel view) {
            link.getStyleClass().addAll("data-link", "code");
            link.setFocusTraversable(false);
            link.setOnAction(event -> {
                Step step = getTableRow().getItem();
                if (step != null) {
                    view.goTo(step);
                    link.setVisited(false);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            if (empty || text == null) {
                setGraphic(null);
            } else {
                link.setText(text);
                setGraphic(link);
            }
        }
    }
}
