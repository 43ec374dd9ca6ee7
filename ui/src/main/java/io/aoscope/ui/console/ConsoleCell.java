package io.aoscope.ui.console;

import io.aoscope.engine.session.ConsoleEvent.Kind;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.AnsiText;
import io.aoscope.ui.kit.RuleCard;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.model.StyleSpan;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line: what kind, when, what. */
final class ConsoleCell extends ListCell<ConsoleLine> {
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");

    private final FontIcon icon = new FontIcon(Icons.INFO);
    private final Label at = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(icon, at, text);

    ConsoleCell(Consumer<ConsoleLine> goTo) {
        at.setOnMouseClicked(event -> {
            ConsoleLine line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY) {
                goTo.accept(line);
            }
        });
        at.setTooltip(new Tooltip("Go to this moment (Enter)"));
        getStyleClass().add("console-line");
        at.getStyleClass().add("console-at");
        at.setMinWidth(USE_PREF_SIZE);
        text.getStyleClass().add("console-text");
        text.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("console-row");
    }

    @Override
    protected void updateItem(@Nullable ConsoleLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        for (Kind kind : Kind.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            kind.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    !empty && line != null && line.kind() == kind);
        }
        pseudoClassStateChanged(NOTE, !empty && line != null && line.note());
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        icon.setIconCode(line.note() ? Icons.INFO : icon(line.kind()));
        at.setText(line.at().toString());
        text.setText(line.text());
        row.getChildren().setAll(icon, at);
        line.rule().map(RuleCard::link).ifPresent(row.getChildren()::add);
        row.getChildren().add(AnsiText.isIn(line.text()) ? coloured(AnsiText.of(line.text())) : text);
        setGraphic(row);
        setAccessibleText(line.plain());
    }

    private static TextFlow coloured(AnsiText read) {
        var flow = new TextFlow();
        int from = 0;
        for (StyleSpan<Collection<String>> span : read.spans()) {
            var piece = new Text(read.plain().substring(from, from + span.getLength()));
            piece.getStyleClass().add("console-terminal");
            piece.getStyleClass().addAll(span.getStyle());
            flow.getChildren().add(piece);
            from += span.getLength();
        }
        flow.setMinWidth(USE_PREF_SIZE);
        return flow;
    }

    static Ikon icon(Kind kind) {
        return switch (kind) {
            case STDOUT, STDERR -> Icons.CONSOLE;
            case DEVICE -> Icons.INFO;
            case UNDEFINED_IMPORT -> Icons.UNDEFINED;
            case WARNING -> Icons.WARNING;
            case ERROR -> Icons.ERROR;
        };
    }
}
