package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.session.ImageException;
import io.aoscope.icons.Icons;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems, in the upper right corner of the window until they are closed. */
final class Notices extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int AT_ONCE = 4;

    Notices() {
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Shows a failure: one meant for the user by its message, any other with the advice to report it. */
    void show(Throwable problem) {
        String message = problem.getMessage();
        switch (problem) {
            case ImageException image -> add("This image cannot be opened", String.valueOf(message));
            case SessionException session -> add("Not now", String.valueOf(message));
            default -> {
                LOG.error("Unexpected failure", problem);
                add(
                        "Something went wrong inside AOScope",
                        problem + ". What was open stays open. Please report this with the steps that led here.");
            }
        }
    }

    private void add(String title, String text) {
        var heading = new Label(title, new FontIcon(Icons.ERROR));
        heading.getStyleClass().add("notice-title");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var copy = new Button("", new FontIcon(Icons.COPY));
        copy.getStyleClass().addAll("button-icon", "flat");
        copy.setAccessibleText("Copy this message");
        copy.setOnAction(
                event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, title + "\n" + text)));
        var close = new Button("", new FontIcon(Icons.CLOSE));
        close.setId("notice-close");
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText("Close this message");
        var body = new Label(text);
        body.setId("notice-text");
        body.setWrapText(true);
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("notice-body");
        var top = new HBox(4, heading, copy, close);
        top.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(6, top, scroll);
        box.getStyleClass().add("notice-box");
        close.setOnAction(event -> getChildren().remove(box));
        getChildren().addFirst(box);
        if (getChildren().size() > AT_ONCE) {
            getChildren().removeLast();
        }
        close.requestFocus();
    }

    /** Closes the latest; false where there is none. */
    boolean closeLatest() {
        if (getChildren().isEmpty()) {
            return false;
        }
        getChildren().removeFirst();
        return true;
    }
}
