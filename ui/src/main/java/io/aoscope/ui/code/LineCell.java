package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Line;
import io.aoscope.engine.wasm.Span;
import io.aoscope.ui.code.CodeViewModel.Marks;
import io.aoscope.ui.code.Listing.CodeLine;
import io.aoscope.ui.kit.Format;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A line of the listing: breakpoint, marker, offset, text, values. */
final class LineCell extends ListCell<CodeLine> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final int OFFSET_DIGITS = 6;

    private final CodeViewModel model;
    private final Region dot = new Region();
    private final Label marker = new Label();
    private final Label offset = new Label();
    private final TextFlow text = new TextFlow();
    private final Label operands = new Label();
    private final Label trap = new Label();
    private final HBox row;

    LineCell(CodeViewModel model) {
        this.model = model;
        getStyleClass().add("code-line");
        dot.getStyleClass().add("breakpoint-dot");
        var gutter = new StackPane(dot);
        gutter.getStyleClass().add("breakpoint-gutter");
        gutter.addEventHandler(MouseEvent.MOUSE_PRESSED, this::gutterPressed);
        marker.getStyleClass().add("code-marker");
        offset.getStyleClass().add("code-offset");
        operands.getStyleClass().add("code-operands");
        trap.getStyleClass().add("code-trap");
        var words = new HBox(marker, offset, text, operands, trap);
        words.setAlignment(Pos.BASELINE_LEFT);
        row = new HBox(gutter, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setFillHeight(false);
        model.marks().subscribe(ignored -> mark());
        model.find().found().subscribe(ignored -> mark());
    }

    @Override
    protected void updateItem(@Nullable CodeLine item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
        } else {
            Line line = item.line();
            offset.setText(line.offset() < 0 ? "" : Format.hex(line.offset(), OFFSET_DIGITS));
            fill(item);
            setGraphic(row);
        }
        mark();
    }

    private void fill(CodeLine item) {
        text.getChildren().clear();
        String code = item.line().text();
        int done = 0;
        add("  ".repeat(item.line().indent()), "wat-space");
        for (Span span : item.spans()) {
            add(code.substring(done, span.start()), "wat-space");
            add(
                    code.substring(span.start(), span.end()),
                    "wat-" + span.kind().name().toLowerCase(Locale.ROOT));
            done = span.end();
        }
        add(code.substring(done), "wat-space");
    }

    private void add(String part, String style) {
        if (!part.isEmpty()) {
            var node = new Text(part);
            node.getStyleClass().add(style);
            text.getChildren().add(node);
        }
    }

    private void mark() {
        CodeLine item = isEmpty() ? null : getItem();
        Marks marks = model.marks().get();
        boolean current = item != null && marks.line() == getIndex();
        int instruction = item == null ? -1 : item.line().instructionIndex();
        dot.pseudoClassStateChanged(SET, instruction >= 0 && marks.breakpoints().contains(instruction));
        pseudoClassStateChanged(CURRENT, current && marks.innermost());
        pseudoClassStateChanged(CALLER, current && !marks.innermost());
        pseudoClassStateChanged(STALE, current && marks.stale());
        pseudoClassStateChanged(
                FOUND, item != null && model.find().found().get().contains(getIndex()));
        marker.setText(!current ? "" : marks.innermost() ? "▶" : "▷");
        trap.setText(current ? marks.trap() : "");
        operands.setText(current && !marks.operands().isEmpty() ? ";  " + marks.operands() : "");
    }

    private void gutterPressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
            model.toggleBreakpoint(getIndex());
            event.consume();
        }
    }
}
