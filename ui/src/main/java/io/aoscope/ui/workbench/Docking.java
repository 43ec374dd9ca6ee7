package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.workbench.DockLayout.Area;
import io.aoscope.ui.workbench.DockLayout.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.Bento;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/**
 * The panels in their places: tabs that can be dragged beside each other or out into windows, put
 * back by {@link #reset}, and told as a {@link DockLayout}. A closed tab comes back by {@link #show}.
 */
public final class Docking {
    private final Bento bento = new Bento();
    private final Map<String, Panel> panels = new LinkedHashMap<>();
    private final Map<String, Dockable> dockables = new LinkedHashMap<>();
    private final StackPane place = new StackPane();
    private final Consumer<Scene> newWindow;
    private @Nullable DockContainerRootBranch root;
    private List<Placed> others = List.of();
    private final List<Runnable> whenLaidOut = new ArrayList<>();

    /**
     * @param newWindow gets the scene of each window a panel is dragged out into
     * @param cameForward told the id of each panel that is brought to the front
     */
    public Docking(Collection<Panel> panels, Consumer<Scene> newWindow, Consumer<String> cameForward) {
        this.newWindow = newWindow;
        place.getStyleClass().add("dock-area");
        for (Panel panel : panels) {
            this.panels.put(panel.id(), panel);
            dockables.put(panel.id(), dockable(panel));
        }
        bento.events().addDockableSelectListener((path, dockable) -> cameForward.accept(dockable.getIdentifier()));
        bento.stageBuilding().setSceneFactory((source, content, width, height) -> {
            var scene = new Scene(content, width, height);
            newWindow.accept(scene);
            return scene;
        });
        bento.stageBuilding().setStageFactory(source -> {
            var stage = new DragDropStage(true);
            stage.setTitle("AOScope");
            return stage;
        });
    }

    /** The node to put into the main window. */
    public Node content() {
        return place;
    }

    /** Puts every panel where the layout says; those it does not name are added to its first tabs. */
    public void apply(DockLayout layout) {
        closeOtherWindows();
        dockables.values().forEach(dockable -> dockable.inContainer(DockContainerLeaf::removeDockable));
        DockContainerRootBranch next = bento.dockBuilding().root();
        List<String> left = new ArrayList<>(dockables.keySet());
        fill(next, layout.windows().getFirst().area(), left);
        others = layout.windows().stream().skip(1).toList();
        List<String> elsewhere = new ArrayList<>();
        others.forEach(window -> collect(window.area(), elsewhere));
        left.removeAll(elsewhere);
        left.forEach(id -> next.addDockable(dockables.get(id)));
        root = next;
        place.getChildren().setAll(next);
    }

    /** Settles the sizes and opens the other windows of the layout; the main one must be showing. */
    public void shown() {
        place.getScene().getRoot().applyCss();
        place.getScene().getRoot().layout();
        whenLaidOut.forEach(Runnable::run);
        whenLaidOut.clear();
        others.forEach(this::open);
        others = List.of();
    }

    /** Puts every panel where it stood at the first start. */
    public void reset() {
        apply(DockLayout.standard());
        shown();
    }

    /** Brings a panel to the front, opening it again where it was closed. */
    public void show(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable == null) {
            return;
        }
        DockContainerLeaf container = dockable.getContainer();
        if (container == null && root != null) {
            root.addDockable(dockable);
            container = dockable.getContainer();
        }
        if (container != null) {
            container.selectDockable(dockable);
            if (container.getScene() != null
                    && container.getScene().getWindow() instanceof Stage stage
                    && stage.isShowing()) {
                stage.toFront();
            }
        }
    }

    /** Takes a panel away, as the cross on its tab does. */
    public void close(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable != null) {
            dockable.inContainer(DockContainerLeaf::closeDockable);
        }
    }

    /** The panel that contains a node. */
    public Optional<Panel> panelOf(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            for (Panel panel : panels.values()) {
                if (panel.content() == at) {
                    return Optional.of(panel);
                }
            }
        }
        return Optional.empty();
    }

    /** Where everything stands now. */
    public DockLayout layout() {
        List<Placed> windows = new ArrayList<>();
        if (root != null) {
            windows.add(DockCapture.window(root));
            for (DockContainerRootBranch other : bento.getRootContainers()) {
                if (other != root && other.getScene() != null) {
                    windows.add(DockCapture.window(other));
                }
            }
        }
        return new DockLayout(windows);
    }

    /** Closes the windows that panels were dragged out into. */
    public void closeOtherWindows() {
        for (DockContainerRootBranch other : List.copyOf(bento.getRootContainers())) {
            Window window = other.getScene() == null ? null : other.getScene().getWindow();
            if (other != root && window != null) {
                window.hide();
            }
        }
    }

    private Dockable dockable(Panel panel) {
        Dockable dockable = bento.dockBuilding().dockable(panel.id());
        dockable.setTitle(panel.title());
        dockable.setIconFactory(ignored -> new FontIcon(panel.icon()));
        Node content = panel.content();
        content.setId("panel-" + panel.id());
        dockable.setNode(new DockedPanel(content));
        return dockable;
    }

    private void open(Placed window) {
        List<String> here = new ArrayList<>();
        collect(window.area(), here);
        here.removeIf(id -> !dockables.containsKey(id) || dockables.get(id).getContainer() != null);
        if (here.isEmpty()) {
            return;
        }
        DockContainerRootBranch branch = bento.dockBuilding().root();
        fill(branch, window.area(), here);
        var scene = new Scene(branch, window.width(), window.height());
        scene.getStylesheets().setAll(place.getScene().getStylesheets());
        newWindow.accept(scene);
        var stage = new DragDropStage(true);
        stage.initOwner(place.getScene().getWindow());
        stage.setTitle("AOScope");
        stage.setScene(scene);
        Windows.place(stage, window);
        stage.show();
    }

    private static void collect(Area area, List<String> into) {
        switch (area) {
            case Area.Tabs(List<String> tabs, String selected) -> into.addAll(tabs);
            case Area.Split split -> split.parts().forEach(part -> collect(part, into));
        }
    }

    /** A window's root is a branch even where its area is one set of tabs. */
    private void fill(DockContainerRootBranch branch, Area area, List<String> left) {
        if (area instanceof Area.Split split) {
            fillSplit(branch, split, left);
        } else {
            build(area, left).ifPresent(branch::addContainer);
        }
    }

    private void fillSplit(DockContainerBranch branch, Area.Split split, List<String> left) {
        branch.setOrientation(split.horizontal() ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        for (Area part : split.parts()) {
            build(part, left).ifPresent(branch::addContainer);
        }

        if (branch.getItems().size() == split.parts().size()) {
            double[] positions =
                    split.dividers().stream().mapToDouble(Double::doubleValue).toArray();
            branch.setDividerPositions(positions);
            whenLaidOut.add(() -> keep(branch, positions));
        }
    }

    /** From now on a wider window gives its room to the middle. */
    private static void keep(DockContainerBranch branch, double[] positions) {
        branch.setDividerPositions(positions);
        if (branch.getOrientation() == Orientation.HORIZONTAL
                && branch.getItems().size() > 2) {
            SplitPane.setResizableWithParent(branch.getItems().getFirst(), false);
            SplitPane.setResizableWithParent(branch.getItems().getLast(), false);
        }
    }

    private Optional<DockContainer> build(Area area, List<String> left) {
        return switch (area) {
            case Area.Tabs(List<String> tabs, String selected) -> buildTabs(tabs, selected, left);
            case Area.Split split -> {
                DockContainerBranch branch = bento.dockBuilding().branch();
                fillSplit(branch, split, left);
                yield branch.getItems().isEmpty() ? Optional.empty() : Optional.of(branch);
            }
        };
    }

    private Optional<DockContainer> buildTabs(List<String> tabs, String selected, List<String> left) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf();
        for (String id : tabs) {
            Dockable dockable = dockables.get(id);
            if (dockable != null && left.remove(id)) {
                leaf.addDockable(dockable);
            }
        }
        Dockable front = dockables.get(selected);
        if (front != null && leaf.getDockables().contains(front)) {
            leaf.selectDockable(front);
        }
        return leaf.getDockables().isEmpty() ? Optional.empty() : Optional.of(leaf);
    }
}
