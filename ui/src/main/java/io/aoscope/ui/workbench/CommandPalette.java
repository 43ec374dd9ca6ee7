package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every action by name: type a few letters, choose with the arrows, Enter does it. */
final class CommandPalette extends VBox {
    private final ActionRegistry actions;
    private final Overlay overlay;
    private final TextField typed = new TextField();
    private final ListView<Action> found = new ListView<>();

    CommandPalette(ActionRegistry actions, Overlay overlay) {
        this.actions = actions;
        this.overlay = overlay;
        getStyleClass().add("palette");
        typed.setId("palette-text");
        typed.setPromptText("Type a command");
        found.setId("palette-list");
        found.setFocusTraversable(false);
        found.setCellFactory(list -> new ActionCell());
        typed.textProperty().addListener((property, was, is) -> find());
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        found.setOnMouseClicked(event -> run());
        getChildren().addAll(typed, found);
    }

    void open() {
        typed.clear();
        find();
        overlay.open(this, typed);
    }

    private void find() {
        found.getItems()
                .setAll(Finder.find(typed.getText(), actions.all()).stream()
                        .filter(action -> action.enabled().get())
                        .toList());
        found.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> move(-10, event);
            case PAGE_DOWN -> move(10, event);
            case ENTER -> {
                event.consume();
                run();
            }
            default -> {}
        }
    }

    private void move(int by, KeyEvent event) {
        event.consume();
        int last = found.getItems().size() - 1;
        int next = Math.clamp(found.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        found.getSelectionModel().select(next);
        found.scrollTo(Math.max(0, next - 4));
    }

    private void run() {
        Action chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            overlay.close();
            chosen.run();
        }
    }

    /** Icon, text, key. */
    private static final class ActionCell extends ListCell<Action> {
        @Override
        protected void updateItem(Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            var key = new Label(action.key().map(KeyCombination::getDisplayText).orElse(""));
            key.getStyleClass().add("text-muted");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var row = new HBox(8, new FontIcon(action.icon()), new Label(action.text()), space, key);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
