package io.aoscope.ui.compare;

import io.aoscope.icons.Icons;
import io.aoscope.ui.compare.ComparedRuns.Line;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Links;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The messages of this process on something else: where the two come apart, from the message to the byte. */
final class RunsBox extends VBox {
    private final CompareViewModel view;
    private final Runnable chooseImage;
    private final ComboBox<Against> against;
    private final GridPane lines = new GridPane(12, 8);
    private final Label title = new Label();
    private final Label note = new Label();
    private final EmptyState empty = new EmptyState(
            Icons.COMPARE,
            "Where do two runs come apart?",
            "The messages of this process are sent to another image (such as the one before a rebuild), profile or"
                    + " tier, or compared with another branch: up to the first message, host call, instruction and byte"
                    + " that differ.");
    private final ScrollPane found;

    /**
     * @param choice stands at the head
     * @param chooseImage asks for an image file and compares with it
     */
    RunsBox(CompareViewModel view, ObservableBooleanValue possible, Node choice, Runnable chooseImage) {
        this.view = view;
        this.chooseImage = chooseImage;
        this.against = new ComboBox<>(view.choices());
        title.setId("compare-runs-title");
        title.getStyleClass().add("section-title");
        note.getStyleClass().add("text-muted");
        note.setWrapText(true);
        lines.setId("compare-runs-lines");
        var body = new VBox(8, title, lines, note);
        body.getStyleClass().add("panel-body");
        this.found = new ScrollPane(body);
        found.setFitToWidth(true);
        var parts = new StackPane(empty, found);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(form(possible, choice), parts);
        view.runs().subscribe(this::show);
    }

    void focusFirst() {
        against.requestFocus();
    }

    private Node form(ObservableBooleanValue possible, Node choice) {
        against.setId("compare-against");
        against.valueProperty().bindBidirectional(view.against());
        against.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Against choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public Against fromString(String text) {
                throw new UnsupportedOperationException("the list is not editable");
            }
        });
        var label = new Label("This process and");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(against);
        Action compare = Action.of("compare-runs-do", "Compare", Icons.COMPARE, this::compare)
                .when(possible);
        var form = new HBox(choice, label, against, Buttons.full(compare));
        form.setAlignment(Pos.CENTER_LEFT);
        form.getStyleClass().add("panel-bar");
        return form;
    }

    private void compare() {
        if (view.against().get() instanceof Against.AnyImage) {
            chooseImage.run();
        } else {
            view.compareRuns();
        }
    }

    private void show(Optional<ComparedRuns> runs) {
        found.setVisible(runs.isPresent());
        empty.setVisible(runs.isEmpty());
        lines.getChildren().clear();
        if (runs.isEmpty()) {
            return;
        }
        title.setText(runs.get().title() + ": this process and "
                + runs.get().against().text());
        note.setText(runs.get().note());
        int row = 0;
        for (Line line : runs.get().lines()) {
            Hyperlink link = Links.link(line.label(), () -> view.follow(line));
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setDisable(line.to().isEmpty());
            lines.add(link, 0, row);
            if (line.right().isEmpty()) {
                lines.add(text(line.left()), 1, row++, 2, 1);
            } else {
                lines.add(muted("this process"), 1, row);
                lines.add(text(line.left()), 2, row++);
                lines.add(muted(runs.get().against().text()), 1, row);
                lines.add(text(line.right()), 2, row++);
            }
        }
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("code");
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
