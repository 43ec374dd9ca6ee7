package io.aoscope.ui.timeline;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Bookmarks;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Blocks from left to right; the arrow keys walk through time. */
public final class TimelinePanel implements Panel {
    private static final double BRANCHES_WIDTH = 210;
    private static final double BLOCKS_HEIGHT = 84;
    private final TimelineViewModel view;
    private final ListView<Block> list;
    private final BranchList branches;
    private final Bookmarks bookmarks;
    private final ZoomViewModel zoom;
    private final TextField note = new TextField();
    private final List<Action> actions;
    private final StackPane content;
    private boolean following;

    public TimelinePanel(WorkbenchModel model, Dialogs dialogs) {
        this.view = new TimelineViewModel(model);
        this.zoom = new ZoomViewModel(model);
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
        this.bookmarks = model.bookmarks();
        var strip = new ZoomStrip(zoom);
        model.picture().subscribe(ignored -> strip.draw());
        note.setId("bookmark-note");
        note.setPromptText("A note, or nothing; Enter sets the bookmark");
        note.setVisible(false);
        note.managedProperty().bind(note.visibleProperty());
        note.setOnAction(event -> {
            note.setVisible(false);
            bookmarks.add(note.getText());
            list.requestFocus();
        });
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                note.setVisible(false);
                list.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(note, Priority.ALWAYS);
        this.actions = actions(model);
        var title = ZoomStrip.title(zoom);
        HBox.setHgrow(title, Priority.ALWAYS);
        var bar = new HBox(4, title, note);
        actions.stream()
                .filter(action -> !action.id().startsWith("branch"))
                .map(Buttons::icon)
                .forEach(bar.getChildren()::add);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("timeline-bar");
        list.setMinHeight(BLOCKS_HEIGHT);
        VBox.setVgrow(list, Priority.ALWAYS);
        var time = new VBox(list, strip, bar);
        HBox.setHgrow(time, Priority.ALWAYS);
        time.setMinWidth(0);
        content = new StackPane(new HBox(branches, time), empty);
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
        return actions;
    }

    private List<Action> actions(WorkbenchModel model) {
        var somewhere = model.travel().backwards();
        List<Action> all = new ArrayList<>(List.of(
                Action.of("bookmark", "Bookmark this moment…", Icons.BOOKMARK, this::bookmark)
                        .key("Shortcut+B")
                        .when(somewhere),
                Action.of("bookmark-previous", "Previous bookmark", Icons.BACK, bookmarks::previous)
                        .key("Shortcut+Shift+B")
                        .when(somewhere),
                Action.of("bookmark-next", "Next bookmark", Icons.FORWARD, bookmarks::next)
                        .key("Shortcut+Alt+B")
                        .when(somewhere),
                Action.of("timeline-zoom-in", "Zoom into the time in focus", Icons.ADD, () -> zoom.zoomIn(middle()))
                        .key("Alt+Page Up")
                        .when(somewhere),
                Action.of("timeline-zoom-out", "Zoom out of time", Icons.REMOVE, () -> zoom.zoomOut(middle()))
                        .key("Alt+Page Down")
                        .when(somewhere)));
        all.addAll(branches.actions());
        return all;
    }

    private double middle() {
        return zoom.playhead().orElse(0.5);
    }

    /** Asks for a note and marks the focus; of a moment that is marked, the bookmark is deleted. */
    private void bookmark() {
        bookmarks.atFocus().ifPresentOrElse(bookmarks::forget, () -> {
            note.clear();
            note.setVisible(true);
            note.requestFocus();
        });
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
