package io.aoscope.ui.outbox;

import io.aoscope.engine.debug.SendMode;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.outbox.DeliveryRow.Became;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message: what it is, whom it is for, what came of it, and the buttons that deliver it. */
final class DeliveryCell extends ListCell<DeliveryRow> {
    private final DeliveriesViewModel view;

    DeliveryCell(DeliveriesViewModel view) {
        this.view = view;
        getStyleClass().add("delivery");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(DeliveryRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : draw(row));
    }

    private Node draw(DeliveryRow row) {
        var number = new Label(row.key());
        number.getStyleClass().add("text-muted");
        var action = new Label(row.action());
        action.getStyleClass().add("delivery-action");
        action.setMinWidth(Region.USE_PREF_SIZE);
        var target = new Label("→ " + row.target());
        target.setMinWidth(0);
        if (!row.targetId().isEmpty()) {
            target.setTooltip(new Tooltip(row.targetId()));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, number, action, target, space);
        row.became().map(became -> became(row, became)).ifPresent(line.getChildren()::add);
        if (row.receiver().isEmpty() && row.became().isEmpty()) {
            var why = new Label(row.obstacle());
            why.getStyleClass().add("text-muted");
            line.getChildren().add(why);
        }
        line.getChildren().addAll(deliver(row), pause(row));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node became(DeliveryRow row, Became became) {
        if (became.arrived()) {
            var link = Links.link(became.text(), () -> view.visit(row));
            link.setId("delivered-" + row.key());
            link.setTooltip(new Tooltip(became.reason()));
            if (became.failed()) {
                link.getStyleClass().add("delivery-failed");
            }
            return link;
        }
        var label = new Label(became.text());
        label.setId("undelivered-" + row.key());
        label.getStyleClass().add("delivery-refused");
        var tip = new Tooltip(became.reason());
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        label.setTooltip(tip);
        return label;
    }

    private Node deliver(DeliveryRow row) {
        String text = row.receiver().map(name -> "Deliver to " + name).orElse("Deliver");
        return button("deliver-" + row.key(), row, Optional.of(text), Icons.DELIVER, SendMode.RUN, text + ", alone");
    }

    private Node pause(DeliveryRow row) {
        String tip =
                row.receiver().map(name -> "Deliver to " + name + " and pause").orElse("Deliver and pause")
                        + " at its first device";
        return button("deliver-pause-" + row.key(), row, Optional.empty(), Icons.DELIVER_PAUSE, SendMode.PAUSE, tip);
    }

    /** A button that, where it can do nothing, says why: in the tooltip of what stands around it, as it takes no mouse. */
    private Node button(String id, DeliveryRow row, Optional<String> text, Ikon icon, SendMode mode, String tip) {
        var button = new Button(text.orElse(""), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(tip);
        button.setDisable(!row.possible());
        button.setOnAction(event -> view.deliver(row, mode));
        var around = new HBox(button);
        around.setAlignment(Pos.CENTER);
        Tooltip.install(around, new Tooltip(row.possible() ? tip : "Cannot be delivered: " + row.obstacle()));
        return around;
    }
}
