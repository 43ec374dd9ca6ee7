package io.aoscope.ui.workbench;

import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Ctrl+G: type an address, a function, an offset or a coordinate. */
final class GoToBox extends VBox {
    private static final String HELP =
            "0x12a0 address · @0x1a6 offset in the file · handle or 12 function · s3.end time";
    private final WorkbenchModel model;
    private final Overlay overlay;
    private final TextField typed = new TextField();
    private final Label answer = new Label(HELP);

    GoToBox(WorkbenchModel model, Overlay overlay) {
        this.model = model;
        this.overlay = overlay;
        getStyleClass().add("palette");
        typed.setId("go-to-text");
        typed.setPromptText("Go to address, function, offset or coordinate");
        typed.getStyleClass().add("code");
        answer.getStyleClass().add("text-muted");
        typed.textProperty().addListener((property, was, is) -> answer.setText(HELP));
        typed.setOnAction(event -> go());
        getChildren().addAll(typed, answer);
    }

    void open() {
        typed.clear();
        overlay.open(this, typed);
    }

    private void go() {
        Optional<Link> link = GoTo.find(typed.getText(), model.picture().get().session());
        if (link.isPresent() && link.get() instanceof Link.Time(String coordinate)) {
            model.travel()
                    .goTo(coordinate, problem -> answer.setText(String.valueOf(problem.getMessage())), overlay::close);
        } else if (link.isPresent()) {
            overlay.close();
            model.follow(link.get());
        } else {
            answer.setText("There is no “" + typed.getText().strip() + "” here. " + HELP);
        }
    }
}
