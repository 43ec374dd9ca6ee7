package io.aoscope.ui.outbox;

import io.aoscope.engine.session.SlotError;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Links;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why a slot did not answer: kind, message, and which device in which pass. */
final class ErrorBox extends VBox {
    private static final int MOST_ROWS = 5;
    private static final int CHARACTERS_ON_A_ROW = 70;
    private final Label kind = new Label();
    private final Label place = new Label();
    private final Hyperlink code;
    private final TextArea message = new TextArea();

    /**
     * @param showPlace shows in Code where it happened
     */
    ErrorBox(Runnable showPlace) {
        code = Links.link("Show in Code", showPlace);
        code.setId("outbox-error-place");
        setId("outbox-error");
        getStyleClass().add("error-box");
        kind.getStyleClass().add("error-kind");
        kind.setGraphic(new FontIcon(Icons.ERROR));
        kind.setMinWidth(USE_PREF_SIZE);
        place.getStyleClass().add("error-place");
        message.setId("outbox-error-message");
        message.setEditable(false);
        message.setMinHeight(USE_PREF_SIZE);
        message.setWrapText(true);
        message.getStyleClass().add("plain-text");
        var head = new HBox(kind, place, code);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("error-head");
        getChildren().setAll(head, message);
        managedProperty().bind(visibleProperty());
        show(Optional.empty(), false);
    }

    void show(Optional<SlotError> error, boolean hasPlace) {
        setVisible(error.isPresent());
        code.setVisible(hasPlace);
        error.ifPresent(problem -> {
            kind.setText(problem.kind());
            place.setText("in " + problem.device() + ", pass " + problem.pass());
            message.setText(problem.message());
            message.setPrefRowCount(Math.min(MOST_ROWS, 1 + problem.message().length() / CHARACTERS_ON_A_ROW));
        });
    }
}
