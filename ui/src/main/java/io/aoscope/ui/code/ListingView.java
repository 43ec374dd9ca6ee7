package io.aoscope.ui.code;

import io.aoscope.ui.code.Listing.CodeLine;
import io.aoscope.ui.kit.Clip;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The listing: rows of one height, of which only those in sight exist. The cursor is the row selected last. */
final class ListingView extends ListView<CodeLine> {
    private static final double ROW_HEIGHT = 20;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final CodeViewModel model;

    ListingView(CodeViewModel model) {
        this.model = model;
        setId("code-listing");
        getStyleClass().add("code-listing");
        setFixedCellSize(ROW_HEIGHT);
        setCellFactory(view -> new LineCell(model));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setContextMenu(menu());
        model.listing().subscribe(this::show);
        model.selectedLine().subscribe(line -> cursor(line.intValue()));
        getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) {
                model.selectedLine().set(index.intValue());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                model.followCursor();
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.followCursor();
            }
        });
    }

    /** Copies the selected lines as WAT. */
    void copy() {
        Clip.copy(getSelectionModel().getSelectedItems().stream()
                .map(item -> item.line().indented())
                .collect(Collectors.joining("\n")));
    }

    private void show(@Nullable Listing listing) {
        setItems(listing == null ? FXCollections.observableArrayList() : FXCollections.observableList(listing.lines()));
    }

    private void cursor(int line) {
        if (line < 0 || line >= getItems().size()) {
            return;
        }
        if (getSelectionModel().getSelectedIndex() != line) {
            getSelectionModel().clearAndSelect(line);
            getFocusModel().focus(line);
        }
        reveal(line);
    }

    /** Scrolls only where the line is out of sight, and then leaves lines above it. */
    private void reveal(int line) {
        int visible = Math.max(1, (int) (getHeight() / ROW_HEIGHT) - 1);
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null) {
            int first = flow.getFirstVisibleCell().getIndex();
            int last = flow.getLastVisibleCell().getIndex();
            if (line > first && line < last || line == first && line == 0) {
                return;
            }
        }
        scrollTo(Math.max(0, line - visible / 3));
    }

    private ContextMenu menu() {
        var breakpoint = new MenuItem("Toggle breakpoint");
        breakpoint.setOnAction(
                event -> model.toggleBreakpoint(model.selectedLine().get()));
        var run = new MenuItem("Run to cursor");
        run.disableProperty().bind(model.paused().not());
        run.setOnAction(event -> model.runTo(model.selectedLine().get()));
        var follow = new MenuItem("Follow");
        follow.setOnAction(event -> model.followCursor());
        var copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy());
        return new ContextMenu(breakpoint, run, new SeparatorMenuItem(), follow, copy);
    }
}
