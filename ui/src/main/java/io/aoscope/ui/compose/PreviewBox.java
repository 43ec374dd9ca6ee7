package io.aoscope.ui.compose;

import io.aoscope.engine.session.HandleInput;
import io.aoscope.ui.kit.JsonSpans;
import io.aoscope.ui.kit.ReadText;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The two texts that {@code handle} will read, to the letter. */
final class PreviewBox extends VBox {
    private static final double MESSAGE_HEIGHT = 130;
    private static final double PROCESS_HEIGHT = 90;

    private final ReadText message = area("compose-preview");
    private final ReadText process = area("compose-preview-process");
    private final Label problem = new Label();

    PreviewBox(ComposeViewModel view) {
        super(4);
        problem.setId("compose-preview-problem");
        problem.getStyleClass().add("caution");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label call = title("");
        call.setId("compose-preview-call");
        call.setWrapText(true);
        var texts = new VBox(
                4,
                title("handle reads this message"),
                problem,
                box(message, MESSAGE_HEIGHT),
                title("and this process"),
                box(process, PROCESS_HEIGHT));
        getChildren().addAll(call, texts);
        Runnable which = () -> {
            boolean json = view.process().get().speaksJson() && !view.calls();
            call.setText(
                    view.call().isEmpty()
                            ? "No function is named, so nothing is called"
                            : "wasm-64@1.0 calls " + view.call());
            call.setManaged(!json);
            call.setVisible(!json);
            texts.setManaged(view.process().get().speaksJson());
            texts.setVisible(view.process().get().speaksJson());
        };
        view.process().addListener((property, was, is) -> which.run());
        view.function().addListener((property, was, is) -> which.run());
        view.parameters().addListener((property, was, is) -> which.run());
        which.run();
        show(view.preview().get());
        view.preview().addListener((property, was, is) -> show(is));
    }

    private void show(Optional<HandleInput> input) {
        show(message, input.map(HandleInput::message).orElse(""));
        show(process, input.map(HandleInput::process).orElse(""));
        problem.setText(input.map(present -> present.problem().orElse(""))
                .orElse("Open an image to see what its handle function will read."));
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    private static void show(ReadText area, String text) {
        area.show(text, JsonSpans.of(text));
    }

    private static ReadText area(String id) {
        var area = new ReadText(id);
        area.getStyleClass().add("preview");
        area.setWrapText(true);
        return area;
    }

    private static Region box(ReadText area, double height) {
        var box = new StackPane(area.scrolled());
        box.getStyleClass().add("text-box");
        box.setPrefHeight(height);
        box.setMinHeight(height);
        return box;
    }
}
