package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Origins.NoOriginException;
import io.aoscope.engine.debug.time.SessionFile.BadSessionException;
import io.aoscope.engine.session.ImageException;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.Note.Detail;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems, in the lower right corner of the window until they are closed. */
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
            case HistoryException history -> add("Not now", sentence(message));
            case BadLocationException location -> add("Not understood", sentence(message));
            case ExpressionException expression -> add("Not understood", sentence(message));
            case NoOriginException origin -> add("No origin", sentence(message));
            case BadCoordinateException coordinate -> add("No such moment", sentence(message));
            case BadSessionException file -> add("This session cannot be opened", String.valueOf(message));
            default -> {
                LOG.error("Unexpected failure", problem);
                add(
                        "Something went wrong inside AOScope",
                        problem + ". What was open stays open. Please report this with the steps that led here.");
            }
        }
    }

    private static String sentence(@Nullable String message) {
        String text = String.valueOf(message);
        String begun = Format.capital(text);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    /** Tells of something that is no failure; its lines lead to their places. */
    void tell(Note note, Consumer<Link> follow) {
        var lines = new VBox(2);
        for (Detail detail : note.details()) {
            Node line = detail.link()
                    .<Node>map(link -> wrapping(Links.link(detail.text(), () -> follow.accept(link))))
                    .orElseGet(() -> new Label(detail.text()));
            lines.getChildren().add(line);
        }
        String text = note.details().stream().map(Detail::text).collect(Collectors.joining("\n"));
        add(note.title(), text, lines, new FontIcon(Icons.INFO)).getStyleClass().add("notice-told");
    }

    private static Hyperlink wrapping(Hyperlink link) {
        link.setWrapText(true);
        return link;
    }

    private void add(String title, String text) {
        var body = new Label(text);
        body.setId("notice-text");
        body.setWrapText(true);
        add(title, text, body, new FontIcon(Icons.ERROR));
    }

    private Region add(String title, String text, Node body, FontIcon icon) {
        var heading = new Label(title, icon);
        heading.setId("notice-heading");
        heading.setWrapText(true);
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
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("notice-body");
        var top = new HBox(4, heading, copy, close);
        top.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(6, top);
        if (!text.isEmpty()) {
            box.getChildren().add(scroll);
        }
        box.getStyleClass().add("notice-box");
        close.setOnAction(event -> getChildren().remove(box));
        getChildren().addFirst(box);
        if (getChildren().size() > AT_ONCE) {
            getChildren().removeLast();
        }
        close.requestFocus();
        return box;
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
