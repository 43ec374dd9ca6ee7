package io.aoscope.ui.kit;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** A main part with a smaller one beside it, which keeps its width while the window changes. */
public final class Sides {
    private static final double LARGEST_SHARE = 0.32;

    private Sides() {}

    /**
     * Joins two parts.
     *
     * @param side on which side of the main part the smaller one stands: left or right
     * @param width of the smaller part until the user moves the divider, in pixels
     */
    public static SplitPane join(Node main, Node smaller, Side side, double width) {
        var split = side == Side.LEFT ? new SplitPane(smaller, main) : new SplitPane(main, smaller);
        SplitPane.setResizableWithParent(smaller, false);
        ChangeListener<Number> keep = (property, was, is) -> {
            double share = Math.min(LARGEST_SHARE, width / is.doubleValue());
            split.setDividerPositions(side == Side.LEFT ? share : 1 - share);
        };
        split.widthProperty().addListener(keep);
        split.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                split.widthProperty().removeListener(keep);
            }
        });
        return split;
    }
}
