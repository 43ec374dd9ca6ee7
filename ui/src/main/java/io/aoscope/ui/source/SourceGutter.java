package io.aoscope.ui.source;

import io.aoscope.ui.kit.BreakpointDot;
import io.aoscope.ui.source.SourceViewModel.Marks;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What stands before a line of source: breakpoint, marker, number. */
final class SourceGutter extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("with-code");

    private final SourceViewModel model;
    private final int line;
    private final BreakpointDot dot;
    private final Label marker = new Label();
    private final Label number = new Label();

    /**
     * @param line from 1
     * @param digits of the largest number
     */
    SourceGutter(SourceViewModel model, int line, int digits) {
        this.model = model;
        this.line = line;
        getStyleClass().add("code-line");
        setAlignment(Pos.CENTER_LEFT);
        dot = new BreakpointDot("source-gutter-" + line, () -> model.toggleBreakpoint(line));
        marker.getStyleClass().add("code-marker");
        number.getStyleClass().add("source-number");
        number.setText(String.format("%" + digits + "d", line));
        getChildren().addAll(dot, marker, number);
        mark();
    }

    /** Shows the marks as they are now. */
    void mark() {
        Marks marks = model.marks().get();
        boolean current = marks.line() == line;
        dot.show(marks.breakpoints().contains(line));
        number.pseudoClassStateChanged(CODE, marks.withCode().contains(line));
        pseudoClassStateChanged(CURRENT, current && marks.innermost());
        pseudoClassStateChanged(CALLER, current && !marks.innermost());
        marker.setText(!current ? "" : marks.innermost() ? "▶" : "▷");
    }
}
