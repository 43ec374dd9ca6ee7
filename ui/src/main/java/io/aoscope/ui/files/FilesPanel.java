package io.aoscope.ui.files;

import io.aoscope.engine.message.Binary;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Files panel. */
public final class FilesPanel implements Panel {
    private final FilesViewModel view;
    private final Dialogs dialogs;
    private final FileTree tree;
    private final FileViewer viewer = new FileViewer();
    private final StackPane content;

    public FilesPanel(WorkbenchModel model, Dialogs dialogs, Background background) {
        this(new FilesViewModel(model, background), dialogs);
    }

    FilesPanel(FilesViewModel view, Dialogs dialogs) {
        this.view = view;
        this.dialogs = dialogs;
        this.tree = new FileTree(view);
        ContextMenus.on(tree, this::menu);
        view.selected().subscribe(viewer::show);
        var descriptors = descriptors();
        var showDescriptors = new ToggleButton("", new FontIcon(Icons.DESCRIPTORS));
        descriptors.visibleProperty().bind(showDescriptors.selectedProperty());
        viewer.visibleProperty().bind(showDescriptors.selectedProperty().not());
        var lower = new StackPane(viewer, descriptors);
        VBox.setVgrow(lower, Priority.ALWAYS);
        VBox.setVgrow(tree, Priority.ALWAYS);
        var split = new SplitPane(
                new VBox(new FileActions(view, dialogs), tree), new VBox(bar(viewer, showDescriptors), lower));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        var empty = new EmptyState(
                Icons.FILES,
                "No files yet",
                "The files of a process appear here once wasi@1.0 has made them at its first message.");
        content = Sheets.debugger(new StackPane(empty, split));
        content.setId("panel-files");
        view.root().subscribe(root -> {
            split.setVisible(root.isPresent());
            empty.setVisible(root.isEmpty());
        });
    }

    @Override
    public String id() {
        return "files";
    }

    @Override
    public String title() {
        return "Files";
    }

    @Override
    public Ikon icon() {
        return Icons.FILES;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        tree.requestFocus();
    }

    @Override
    public void edit() {
        if (view.changeable().get() && viewer.readable().get()) {
            viewer.editing().set(true);
        }
    }

    private void menu(ContextMenu menu) {
        view.selected().get().ifPresent(node -> {
            List<Action> actions = new ArrayList<>();
            if (node.content().isPresent()) {
                actions.add(Action.of("files-menu-export", "Export the file …", Icons.EXPORT, this::export));
                actions.add(Action.of(
                        "files-copy",
                        "Copy the text",
                        Icons.COPY,
                        () -> node.content().flatMap(Binary::utf8).ifPresent(Clip::copy)));
            }
            actions.add(Action.of("files-copy-path", "Copy the path", Icons.COPY, () -> Clip.copy(node.path())));
            ContextMenus.add(menu, actions);
        });
    }

    private void export() {
        view.selected()
                .get()
                .flatMap(file -> dialogs.chooseSave("Export " + file.path(), file.name(), List.of()))
                .ifPresent(view::export);
    }

    private Node bar(FileViewer viewer, ToggleButton showDescriptors) {
        showDescriptors.setId("files-show-descriptors");
        showDescriptors.getStyleClass().add("segment");
        showDescriptors.setAccessibleText("Open descriptors");
        showDescriptors.setTooltip(new Tooltip("Show the open descriptors instead of the file"));
        showDescriptors.setMinWidth(Region.USE_PREF_SIZE);
        var path = new Label();
        path.setId("files-path");
        path.getStyleClass().add("panel-heading");
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        path.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> view.notice().get().isEmpty()
                                ? heading(view.selected().get())
                                : view.notice().get(),
                        view.notice(),
                        view.selected()));
        var asHex = new ToggleButton("Hex");
        asHex.setId("files-as-hex");
        asHex.getStyleClass().add("segment");
        asHex.setTooltip(new Tooltip("Show the bytes instead of the text"));
        asHex.selectedProperty().bindBidirectional(viewer.asHex());
        asHex.setMinWidth(Region.USE_PREF_SIZE);
        var isFile = Bindings.createBooleanBinding(
                () -> view.selected().get().flatMap(FileNode::content).isPresent(), view.selected());
        asHex.disableProperty().bind(isFile.not().or(showDescriptors.selectedProperty()));
        var export = Buttons.icon(Action.of("files-export", "Export the file …", Icons.EXPORT, this::export)
                .when(isFile));
        var bar = new HBox(path, edit(viewer, showDescriptors), save(viewer), showDescriptors, asHex, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private Node edit(FileViewer viewer, ToggleButton showDescriptors) {
        var edit = new ToggleButton("", new FontIcon(Icons.EDIT));
        edit.setId("files-edit");
        edit.getStyleClass().add("segment");
        edit.setAccessibleText("Edit the text");
        edit.setTooltip(new Tooltip("Edit the text; pressing again without saving gives the changes up"));
        edit.setMinWidth(Region.USE_PREF_SIZE);
        edit.selectedProperty().bindBidirectional(viewer.editing());
        edit.disableProperty()
                .bind(view.changeable().and(viewer.readable()).not().or(showDescriptors.selectedProperty()));
        return edit;
    }

    private Node save(FileViewer viewer) {
        var save = Buttons.icon(Action.of("files-save", "Save the text", Icons.SAVE, () -> {
                    String text = viewer.text();
                    viewer.editing().set(false);
                    view.selected().get().ifPresent(node -> view.write(node.path(), Binary.of(text)));
                })
                .when(viewer.editing()));
        save.visibleProperty().bind(viewer.editing());
        save.managedProperty().bind(save.visibleProperty());
        return save;
    }

    private static String heading(Optional<FileNode> file) {
        return file.map(node -> node.path() + "  ·  " + node.summary()).orElse("No file selected");
    }

    private Node descriptors() {
        var table = new TableView<>(view.descriptors());
        table.setId("files-descriptors");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No descriptor is open"));
        var number = column("Descriptor", Descriptor::number);
        number.setMinWidth(90);
        number.setMaxWidth(90);
        table.getColumns()
                .setAll(List.of(number, column("File", Descriptor::file), column("Offset", Descriptor::offset)));
        table.getSelectionModel().selectedItemProperty().subscribe(open -> {
            if (open != null) {
                view.select(open.file());
            }
        });
        return table;
    }

    private static TableColumn<Descriptor, String> column(String title, Function<Descriptor, String> text) {
        var column = new TableColumn<Descriptor, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setReorderable(false);
        return column;
    }
}
