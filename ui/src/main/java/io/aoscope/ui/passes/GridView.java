package io.aoscope.ui.passes;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.passes.PassGrid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The grid of buttons: a column a device, a row a pass; arrow keys move through it. */
final class GridView extends GridPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private final PassesViewModel view;
    /** One for each cell, in the order of {@link PassGrid#cells}. */
    private final List<Button> buttons = new ArrayList<>();

    GridView(PassesViewModel view) {
        super(6, 6);
        this.view = view;
        setId("passes-grid");
        getStyleClass().add("passes-grid");
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.grid().addListener((Observable changed) -> draw());
        view.selected().addListener((Observable changed) -> mark());
        draw();
    }

    /** Gives the keyboard to the selected cell. */
    void focusSelected() {
        int index = selectedIndex();
        if (index >= 0) {
            buttons.get(index).requestFocus();
        }
    }

    private void draw() {
        boolean hadKeyboard = isFocusWithin();
        getChildren().clear();
        buttons.clear();
        PassGrid grid = view.grid().get();
        List<Integer> columns = new ArrayList<>(grid.devices().keySet());
        for (int i = 0; i < columns.size(); i++) {
            var name = new Label(grid.devices().get(columns.get(i)));
            name.getStyleClass().add("text-muted");
            add(name, i + 1, 0);
        }
        for (int r = 0; r < grid.rows().size(); r++) {
            PassGrid.Row row = grid.rows().get(r);
            var pass = new Label("pass " + row.pass());
            pass.getStyleClass().add("text-muted");
            pass.setMinWidth(USE_PREF_SIZE);
            add(pass, 0, r + 1);
            for (Cell cell : row.cells()) {
                Button button = button(cell);
                buttons.add(button);
                add(button, columns.indexOf(cell.device()) + 1, r + 1);
            }
        }
        mark();
        if (hadKeyboard) {
            focusSelected();
        }
    }

    private Button button(Cell cell) {
        var button = new Button(
                switch (cell) {
                    case Cell.Done done -> text(done);
                    case Cell.ToCome toCome -> "to come";
                    case Cell.Here(PauseView pause) ->
                        "▶ here\n" + Format.shorten(pause.at().toString(), 24);
                });
        button.setMnemonicParsing(false);
        button.setId("pass-cell");
        button.getStyleClass().addAll("pass-cell", style(cell));
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setMinWidth(84);
        setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> view.selected().set(Optional.of(cell)));
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                view.runTo();
            }
        });
        return button;
    }

    private static String text(Cell.Done done) {
        DeviceStep step = done.record().step();
        String count = step.instructions().equals(OptionalLong.of(0)) ? "" : "\n" + Format.instr(step.instructions());
        return step.answered() + " · " + Format.duration(done.record().elapsed()) + count;
    }

    private static String style(Cell cell) {
        return switch (cell) {
            case Cell.Done done -> "answered-" + done.record().step().answered().replace('_', '-');
            case Cell.ToCome toCome -> "to-come";
            case Cell.Here here -> "here";
        };
    }

    private void mark() {
        int selected = selectedIndex();
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).pseudoClassStateChanged(SELECTED, i == selected);
        }
    }

    private int selectedIndex() {
        int index =
                view.selected().get().map(view.grid().get().cells()::indexOf).orElse(-1);
        return index < buttons.size() ? index : -1;
    }

    private void key(KeyEvent event) {
        int by = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -view.grid().get().devices().size();
            case DOWN -> view.grid().get().devices().size();
            default -> 0;
        };
        List<Cell> cells = view.grid().get().cells();
        int at = selectedIndex();
        if (by == 0 || at < 0) {
            return;
        }
        event.consume();
        int next = at + by;
        if (next >= 0 && next < cells.size()) {
            view.selected().set(Optional.of(cells.get(next)));
            focusSelected();
        }
    }
}
