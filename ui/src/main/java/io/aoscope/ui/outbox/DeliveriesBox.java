package io.aoscope.ui.outbox;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.RemarksBox;
import io.aoscope.ui.model.ProcessActions;
import io.aoscope.ui.model.WorkbenchModel;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The messages of the outbox as lines with a button each, and what the last push came to. */
final class DeliveriesBox extends VBox {
    private static final double LINE = 32;
    private static final int LINES = 4;
    /** Two lines of text. */
    private static final double WARNING = 54;

    private final WorkbenchModel model;
    private final DeliveriesViewModel view;

    DeliveriesBox(WorkbenchModel model) {
        this.model = model;
        this.view = new DeliveriesViewModel(model);
        var list = new ListView<>(view.rows());
        list.setId("outbox-deliveries");
        list.getStyleClass().addAll("dense", "deliveries");
        list.setFixedCellSize(LINE);
        list.setCellFactory(ignored -> new DeliveryCell(view));
        list.prefHeightProperty()
                .bind(Bindings.size(view.rows()).map(size -> Math.min(LINES, size.intValue()) * LINE + 2));
        list.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(list, progress(), warnings());
    }

    /** Delivers everything, or stops that. */
    Node buttons() {
        var push = Buttons.full(
                Action.of("outbox-push", "Push", Icons.PUSH, view::push).when(ProcessActions.pushable(model)));
        push.getTooltip()
                .setText("Deliver every message whose process is here, and everything these send, until nothing is left"
                        + " (Ctrl+D)");
        Button stop = Buttons.full(Action.of("outbox-push-stop", "Stop push", Icons.STOP, view::stop));
        var pushing =
                Bindings.createBooleanBinding(() -> model.node().get().push().isPresent(), model.node());
        show(stop, pushing.get());
        pushing.subscribe(now -> show(stop, now));
        return new HBox(4, stop, push);
    }

    /** Says who sent the message of the slot in focus. */
    Node origin() {
        var from = new Label("Sent by");
        from.getStyleClass().add("text-muted");
        var link = Links.link("", view::visitOrigin);
        link.setId("outbox-origin");
        link.textProperty().bind(view.origin());
        var line = new HBox(4, from, link);
        line.getStyleClass().add("outbox-origin");
        line.setAlignment(Pos.CENTER_LEFT);
        view.origin().subscribe(text -> show(line, !text.isEmpty()));
        return line;
    }

    private Node progress() {
        var label = new Label();
        label.setId("outbox-push-progress");
        label.getStyleClass().add("push-progress");
        label.textProperty().bind(view.progress());
        view.progress().subscribe(text -> show(label, !text.isEmpty()));
        return label;
    }

    private Node warnings() {
        var box = new RemarksBox();
        box.setId("outbox-push-warnings");
        box.setMinHeight(WARNING);
        box.setPrefHeight(WARNING);
        Runnable fill = () -> {
            box.show(view.warnings());
            show(box, !view.warnings().isEmpty());
        };
        view.warnings().addListener((Observable changed) -> fill.run());
        fill.run();
        return box;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
