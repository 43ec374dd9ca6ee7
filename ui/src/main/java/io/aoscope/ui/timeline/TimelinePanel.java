package io.aoscope.ui.timeline;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;

/** Blocks from left to right; the arrow keys walk through time. */
public final class TimelinePanel implements Panel {
    private static final double BRANCHES_WIDTH = 210;
    private final TimelineViewModel view;
    private final ListView<Block> list;
    private final BranchList branches;
    private final StackPane content;
    private boolean following;

    public TimelinePanel(WorkbenchModel model, Dialogs dialogs) {
        this.view = new TimelineViewModel(model);
        this.list = new ListView<>(view.blocks());
        list.setId("timeline");
        list.setOrientation(Orientation.HORIZONTAL);
        list.getStyleClass().add("timeline");
        list.setCellFactory(ignored -> new BlockCell(view));
        var empty = new EmptyState(
                Icons.TIMELINE,
                "Nothing has happened yet",
                "Open an image: its process is spawned, and each message you send becomes a block here.",
                Links.link("Show the samples", () -> model.follow(new Link.PanelLink("samples"))));
        empty.visibleProperty().bind(Bindings.isEmpty(view.blocks()));
        this.branches = new BranchList(new BranchesViewModel(model), dialogs);
        branches.setMinWidth(BRANCHES_WIDTH);
        branches.setMaxWidth(BRANCHES_WIDTH);
        HBox.setHgrow(list, Priority.ALWAYS);
        content = new StackPane(new HBox(branches, list), empty);
        list.getSelectionModel().selectedIndexProperty().addListener((property, was, is) -> {
            if (!following) {
                view.select(is.intValue());
            }
        });
        view.selected().addListener((Observable changed) -> show());
        view.blocks().addListener((Observable changed) -> show());
        show();
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Timeline";
    }

    @Override
    public Ikon icon() {
        return Icons.TIMELINE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
    }

    @Override
    public void edit() {
        branches.rename();
    }

    @Override
    public List<Action> actions() {
        return branches.actions();
    }

    private void show() {
        int index = view.selected().get();
        following = true;
        if (index < 0 || index >= view.blocks().size()) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
        }
        following = false;
    }
}
