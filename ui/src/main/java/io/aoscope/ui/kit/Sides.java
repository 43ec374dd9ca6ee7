package io.aoscope.ui.kit;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A main part with a smaller one beside it, which keeps its width while the window grows. */
public final class Sides {
    private static final double LARGEST_SHARE = 0.4;

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
        split.widthProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Number> property, Number was, Number is) {
                double share = width / is.doubleValue();
                if (share <= LARGEST_SHARE) {
                    split.setDividerPositions(side == Side.LEFT ? share : 1 - share);
                    property.removeListener(this);
                }
            }
        });
        return split;
    }
}
