package io.aoscope.ui.source;

import io.aoscope.ui.source.SourceViewModel.Marks;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What stands before a line of source: breakpoint, marker, number. */
final class SourceGutter extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("with-code");

    private final SourceViewModel model;
    private final int line;
    private final Region dot = new Region();
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
        dot.getStyleClass().add("breakpoint-dot");
        var place = new StackPane(dot);
        place.setId("source-gutter-" + line);
        place.getStyleClass().add("breakpoint-gutter");
        place.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                model.toggleBreakpoint(line);
            }
            event.consume();
        });
        marker.getStyleClass().add("code-marker");
        number.getStyleClass().add("source-number");
        number.setText(String.format("%" + digits + "d", line));
        getChildren().addAll(place, marker, number);
        mark();
    }

    /** Shows the marks as they are now. */
    void mark() {
        Marks marks = model.marks().get();
        boolean current = marks.line() == line;
        dot.pseudoClassStateChanged(SET, marks.breakpoints().contains(line));
        number.pseudoClassStateChanged(CODE, marks.withCode().contains(line));
        pseudoClassStateChanged(CURRENT, current && marks.innermost());
        pseudoClassStateChanged(CALLER, current && !marks.innermost());
        marker.setText(!current ? "" : marks.innermost() ? "▶" : "▷");
    }
}
