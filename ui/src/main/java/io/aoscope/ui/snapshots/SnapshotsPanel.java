package io.aoscope.ui.snapshots;

import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Tables;
import io.aoscope.ui.model.WorkbenchModel;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Saved states of the process. */
public final class SnapshotsPanel implements Panel {
    private static final List<FileKind> FILES = List.of(new FileKind("AOScope snapshots", List.of("*.aosnap")));
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final SnapshotsViewModel view;
    private final Dialogs dialogs;
    private final BorderPane content = new BorderPane();
    private final TableView<SnapshotView> table;
    private final TextField name = new TextField();

    public SnapshotsPanel(WorkbenchModel model, Dialogs dialogs, Executor background) {
        this.view = new SnapshotsViewModel(model, background);
        this.dialogs = dialogs;
        this.table = table();
        content.setTop(new VBox(saveBar(), otherBar()));
        content.setCenter(table);
    }

    @Override
    public String id() {
        return "snapshots";
    }

    @Override
    public String title() {
        return "Snapshots";
    }

    @Override
    public Ikon icon() {
        return Icons.SNAPSHOTS;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        name.requestFocus();
    }

    private Node saveBar() {
        name.setId("snapshot-name");
        name.setPromptText("Name");
        name.textProperty().bindBidirectional(view.name());
        Action save = Action.of("snapshot-save", "Save", Icons.SAVE, view::save).when(view.possible());
        name.setOnAction(event -> save.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        var bar = new HBox(name, Buttons.full(save));
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private Node otherBar() {
        BooleanBinding chosen = table.getSelectionModel().selectedItemProperty().isNotNull();
        BooleanBinding usable = chosen.and(view.possible());
        var bar = new FlowPane(
                6,
                4,
                Buttons.full(Action.of("snapshot-restore", "Restore", Icons.RESTORE, () -> withSelected(view::restore))
                        .when(usable)),
                Buttons.icon(Action.of(
                                "snapshot-export", "Export to a file…", Icons.EXPORT, () -> withSelected(this::export))
                        .when(chosen)),
                Buttons.icon(Action.of("snapshot-import", "Import from a file…", Icons.IMPORT, this::importFile)
                        .when(view.possible())),
                Buttons.icon(Action.of("snapshot-compare", "Compare the two selected", Icons.COMPARE, this::compare)
                        .when(Bindings.size(table.getSelectionModel().getSelectedItems())
                                .isEqualTo(2))),
                Buttons.icon(Action.of("snapshot-delete", "Delete", Icons.DELETE, () -> withSelected(this::delete))
                        .when(chosen)));
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private TableView<SnapshotView> table() {
        var snapshots = new TableView<>(view.snapshots());
        snapshots.setId("snapshots-table");
        snapshots.getStyleClass().add("dense");
        snapshots.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        snapshots
                .getColumns()
                .setAll(List.of(
                        Tables.column("Name", 100, SnapshotView::name),
                        Tables.column("When", 130, snapshot -> WHEN.format(snapshot.saved())),
                        Tables.column("Slot", 40, snapshot -> String.valueOf(snapshot.slot())),
                        Tables.column("Size", 70, snapshot -> Format.bytes(snapshot.bytes()))));
        snapshots.setPlaceholder(new EmptyState(
                Icons.SNAPSHOTS, "No snapshots", "Save one to come back to the present state of the process."));
        snapshots.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        snapshots.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && view.possible().get()) {
                withSelected(view::restore);
            } else if (event.getCode() == KeyCode.DELETE) {
                withSelected(this::delete);
            }
        });
        return snapshots;
    }

    private void withSelected(Consumer<SnapshotView> work) {
        SnapshotView selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            work.accept(selected);
        }
    }

    private void compare() {
        List<SnapshotView> two = table.getSelectionModel().getSelectedItems();
        view.compare(two.getFirst(), two.getLast());
    }

    private void export(SnapshotView snapshot) {
        dialogs.chooseSave("Export a snapshot", snapshot.name() + ".aosnap", FILES)
                .ifPresent(file -> view.export(snapshot, file));
    }

    private void importFile() {
        dialogs.chooseOpen("Import a snapshot", FILES).ifPresent(view::importFrom);
    }

    private void delete(SnapshotView snapshot) {
        if (dialogs.confirm("Delete snapshot", "“" + snapshot.name() + "” will be gone for good.", "Delete")) {
            view.delete(snapshot);
        }
    }
}
