package io.aoscope.ui.workbench;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/**
 * The place of a panel among others. A panel that wants more room than there is does not push others over the edge of the
 * window; what has no room is cut off at its end.
 */
final class DockedPanel extends StackPane {
    private static final double MOST = 150;

    DockedPanel(Node content) {
        super(content);
        setAlignment(Pos.TOP_LEFT);
        if (content instanceof Region region) {
            region.setMinWidth(0);
        }
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(super.computeMinHeight(width), MOST);
    }
}
