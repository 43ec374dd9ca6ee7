package io.aoscope.ui.profile;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The flame graph, and below it the selected frame in words with a link to its code. */
final class FlamePane extends VBox {
    private static final KeyCombination TO_CODE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ProfileViewModel view;
    private final FlameView graph;
    private final Hyperlink name;
    private final Label cost = new Label();

    FlamePane(ProfileViewModel view) {
        this.view = view;
        this.graph = new FlameView(view::explain);
        graph.root().bind(view.flame());
        graph.search().bind(view.search());
        VBox.setVgrow(graph, Priority.ALWAYS);
        var back = Buttons.icon(Action.of("flame-back", "Zoom out (Backspace)", Icons.BACK, graph::zoomOut)
                .when(Bindings.createBooleanBinding(this::zoomed, graph.zoom())));
        name = Links.code("", () -> {
            FlameNode node = graph.selected().get();
            if (node != null) {
                view.showCode(node.function());
            }
        });
        name.setId("flame-name");
        name.setMinWidth(0);
        cost.setId("flame-cost");
        cost.setMinWidth(Region.USE_PREF_SIZE);
        var footer = new HBox(back, name, cost);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("panel-footer");
        getChildren().addAll(graph, footer);
        graph.selected().subscribe(this::show);
        graph.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            FlameNode node = graph.selected().get();
            if (TO_CODE.match(event) && node != null) {
                view.showCode(node.function());
                event.consume();
            }
        });
    }

    void focusGraph() {
        graph.requestFocus();
    }

    private boolean zoomed() {
        FlameNode node = graph.zoom().get();
        return node != null && node.parent().isPresent();
    }

    private void show(@Nullable FlameNode node) {
        name.setText(node == null ? "" : node.name());
        name.setDisable(node == null || node.function() < 0);
        cost.setText(
                node == null
                        ? ""
                        : Format.count(node.total(), "instruction", "instructions") + ", " + view.percent(node.total())
                                + "; of its own " + Format.count(node.self()) + ", " + view.percent(node.self()));
    }
}
