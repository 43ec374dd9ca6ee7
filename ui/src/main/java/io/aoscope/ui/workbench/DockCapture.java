package io.aoscope.ui.workbench;

import io.aoscope.ui.workbench.DockLayout.Area;
import io.aoscope.ui.workbench.DockLayout.Placed;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** Reads off the controls where every panel stands. */
final class DockCapture {
    private DockCapture() {}

    /** A window's place and what is in it; where it is not shown yet, the standard size. */
    static Placed window(DockContainerRootBranch root) {
        Scene scene = root.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (scene == null || window == null) {
            Placed standard = DockLayout.standard().windows().getFirst();
            return new Placed(Double.NaN, Double.NaN, standard.width(), standard.height(), false, area(root));
        }
        boolean maximized = window instanceof Stage stage && stage.isMaximized();
        return new Placed(window.getX(), window.getY(), scene.getWidth(), scene.getHeight(), maximized, area(root));
    }

    private static Area area(Node container) {
        return switch (container) {
            case DockContainerBranch branch -> split(branch);
            case DockContainerLeaf leaf -> tabs(leaf);
            default -> throw new IllegalStateException("not a dock container: " + container);
        };
    }

    private static Area split(DockContainerBranch branch) {
        List<Double> dividers =
                Arrays.stream(branch.getDividerPositions()).boxed().toList();
        List<Area> parts = branch.getItems().stream().map(DockCapture::area).toList();
        return new Area.Split(branch.getOrientation() == Orientation.HORIZONTAL, dividers, parts);
    }

    private static Area tabs(DockContainerLeaf leaf) {
        Dockable front = leaf.getSelectedDockable();
        List<String> panels =
                leaf.getDockables().stream().map(Dockable::getIdentifier).toList();
        return new Area.Tabs(panels, front == null ? "" : front.getIdentifier());
    }
}
