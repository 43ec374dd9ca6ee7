package io.aoscope.ui.passes;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.MessageTree;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.RunActions;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.passes.PassesViewModel.Sides;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/** The grid above, the message before and after the chosen cell below. */
public final class PassesPanel implements Panel {
    /** Room in which both passes of a process as aos has it can be seen and clicked. */
    private static final double TWO_PASSES = 128;

    private static final double BORDER = 4;

    private final PassesViewModel view;
    private final BorderPane content = new BorderPane();
    private final GridView grid;
    private final Action runTo;
    private final SplitPane split;
    private final Label title = new Label();
    private final Label did = new Label();
    private final MessageTree tree = new MessageTree();
    private final TextArea whole = new TextArea();
    private final EmptyState empty = new EmptyState(
            Icons.PASSES,
            "No passes to show",
            "Send a message with Ctrl+Shift+Enter to pause before the first device and step through them.");

    public PassesPanel(WorkbenchModel model, RunActions run) {
        this.view = new PassesViewModel(model);
        this.grid = new GridView(view);
        this.runTo = Action.of("run-to-cell", "Run to cell", Icons.RUN_TO_CURSOR, view::runTo)
                .key("Shortcut+F8")
                .when(view.reachable());
        content.setTop(bar(run));
        var gridScroll = new ScrollPane(grid);
        gridScroll.setFitToWidth(true);
        gridScroll.minHeightProperty().bind(Bindings.min(grid.heightProperty().add(BORDER), TWO_PASSES));
        this.split = new SplitPane(gridScroll, details());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.33);
        view.grid().addListener((Observable changed) -> showWhichever());
        view.selected().addListener((Observable changed) -> showSides());
        view.changesOnly().addListener((Observable changed) -> showSides());
        showWhichever();
        showSides();
    }

    @Override
    public String id() {
        return "passes";
    }

    @Override
    public String title() {
        return "Passes";
    }

    @Override
    public Ikon icon() {
        return Icons.PASSES;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        grid.focusSelected();
    }

    @Override
    public List<Action> actions() {
        return List.of(runTo);
    }

    private Node bar(RunActions run) {
        var changes = new CheckBox("Changes only");
        changes.setId("passes-changes-only");
        changes.selectedProperty().bindBidirectional(view.changesOnly());
        var bar = new HBox(
                button(run.stepDevice()), button(run.stepPass()), button(run.intoWasm()), button(runTo), changes);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private static Button button(Action action) {
        Button button = Buttons.full(action);
        button.setId("passes-" + action.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Node details() {
        title.setId("passes-title");
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        did.setId("passes-did");
        did.setWrapText(true);
        did.getStyleClass().add("text-muted");
        var head = new HBox(10, title, did);
        head.getStyleClass().add("passes-head");
        tree.setId("passes-tree");
        whole.setId("passes-value");
        whole.setEditable(false);
        whole.setWrapText(true);

        whole.getStyleClass().add("code");
        whole.setPromptText("Select a key to see its whole value");
        tree.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) ->
                        whole.setText(is == null ? "" : is.getValue().value().display()));
        var both = new SplitPane(tree, whole);
        both.setDividerPositions(0.66);
        return new BorderPane(both, head, null, null, null);
    }

    private void showWhichever() {
        content.setCenter(view.grid().get().rows().isEmpty() ? empty : split);
    }

    private void showSides() {
        view.sides().ifPresent(this::show);
    }

    private void show(Sides sides) {
        title.setText(sides.title());
        did.setText(sides.did());
        sides.after()
                .ifPresentOrElse(
                        after -> tree.show(
                                sides.before(), after, view.changesOnly().get()),
                        () -> tree.show(sides.before()));
        whole.clear();
    }
}
