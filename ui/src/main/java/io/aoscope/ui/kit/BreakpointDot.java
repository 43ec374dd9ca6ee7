package io.aoscope.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The margin before a line, in which a click sets a breakpoint or clears it. */
public final class BreakpointDot extends StackPane {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");

    private final Region dot = new Region();

    /**
     * @param id for the tests
     * @param toggle what a click does
     */
    public BreakpointDot(String id, Runnable toggle) {
        setId(id);
        getStyleClass().add("breakpoint-gutter");
        dot.getStyleClass().add("breakpoint-dot");
        getChildren().add(dot);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                toggle.run();
            }
            event.consume();
        });
    }

    /** Shows whether there is a breakpoint. */
    public void show(boolean breakpoint) {
        dot.pseudoClassStateChanged(SET, breakpoint);
    }
}
