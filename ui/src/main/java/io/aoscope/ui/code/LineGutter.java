package io.aoscope.ui.code;

import io.aoscope.engine.wasm.Line;
import io.aoscope.ui.code.CodeViewModel.Marks;
import io.aoscope.ui.kit.BreakpointDot;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What stands before a line of the listing: breakpoint, marker, offset. */
final class LineGutter extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");
    private static final PseudoClass WARM = PseudoClass.getPseudoClass("warm");
    /** Room for a digit of a count, and beside it. */
    private static final double DIGIT = 7.3;

    private static final double MARGIN = 8;
    private static final int OFFSET_DIGITS = 6;

    private final CodeViewModel model;
    private final int index;
    private final int instruction;
    private final BreakpointDot dot;
    private final Label hits = new Label();
    private final Label marker = new Label();

    LineGutter(CodeViewModel model, int index, Line line) {
        this.model = model;
        this.index = index;
        this.instruction = line.instructionIndex();
        getStyleClass().add("code-line");
        setAlignment(Pos.CENTER_LEFT);
        dot = new BreakpointDot("code-gutter-" + index, () -> model.toggleBreakpoint(index));
        marker.getStyleClass().add("code-marker");
        hits.getStyleClass().add("code-hits");
        Hyperlink offset = Links.code(
                line.offset() < 0 ? "" : Format.hex(line.offset(), OFFSET_DIGITS), () -> model.goToLine(index));
        offset.getStyleClass().add("code-offset");
        offset.setFocusTraversable(false);
        getChildren().addAll(dot, marker, hits, offset);
        mark();
    }

    /** Shows the marks as they are now. */
    void mark() {
        Marks marks = model.marks().get();
        boolean current = marks.line() == index;
        dot.show(instruction >= 0 && marks.breakpoints().contains(instruction));
        pseudoClassStateChanged(CURRENT, current && marks.innermost());
        pseudoClassStateChanged(CALLER, current && !marks.innermost());
        Hits known = model.hits().get();
        hits.setVisible(known.known());
        hits.setManaged(known.known());
        hits.setText(known.text(instruction));
        hits.setMinWidth(known.width() * DIGIT + MARGIN);
        double heat = known.heat(instruction);
        hits.pseudoClassStateChanged(HOT, heat >= 0.5);
        hits.pseudoClassStateChanged(WARM, heat > 0 && heat < 0.5);
        pseudoClassStateChanged(FOUND, model.find().found().get().contains(index));
        marker.setText(!current ? "" : marks.innermost() ? "▶" : "▷");
    }
}
