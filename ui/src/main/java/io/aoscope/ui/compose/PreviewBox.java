package io.aoscope.ui.compose;

import io.aoscope.engine.session.HandleInput;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The two texts that {@code handle} will read, to the letter. */
final class PreviewBox extends VBox {
    private final TextArea message = area("compose-preview", 6);
    private final TextArea process = area("compose-preview-process", 4);
    private final Label problem = new Label();

    PreviewBox(ComposeViewModel view) {
        super(4);
        problem.setId("compose-preview-problem");
        problem.getStyleClass().add("caution");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().addAll(title("handle reads this message"), problem, message, title("and this process"), process);
        show(view.preview().get());
        view.preview().addListener((property, was, is) -> show(is));
    }

    private void show(Optional<HandleInput> input) {
        set(message, input.map(HandleInput::message).orElse(""));
        set(process, input.map(HandleInput::process).orElse(""));
        problem.setText(input.map(present -> present.problem().orElse(""))
                .orElse("Open an image to see what its handle function will read."));
    }

    private static void set(TextArea area, String text) {
        if (!area.getText().equals(text)) {
            area.setText(text);
        }
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static TextArea area(String id, int rows) {
        var area = new TextArea();
        area.setId(id);
        area.getStyleClass().addAll("code", "preview");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        return area;
    }
}
