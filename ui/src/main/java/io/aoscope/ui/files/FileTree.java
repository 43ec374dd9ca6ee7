package io.aoscope.ui.files;

import io.aoscope.icons.Icons;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Directories, files and links with sizes and times. Directories are open until the user folds them. */
final class FileTree extends TreeTableView<FileNode> {
    private final Set<String> folded = new HashSet<>();
    private boolean filling;

    FileTree(FilesViewModel model) {
        setId("files-tree");
        getStyleClass().add("dense");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = new TreeTableColumn<FileNode, FileNode>("Name");
        name.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        name.setCellFactory(ignored -> new NameCell());
        name.setPrefWidth(180);
        name.setSortable(false);
        var size = new TreeTableColumn<FileNode, String>("Size");
        size.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().getValue().sizeText()));
        size.setPrefWidth(80);
        size.setSortable(false);
        var modified = new TreeTableColumn<FileNode, String>("Modified (UTC)");
        modified.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().getValue().modifiedText()));
        modified.setPrefWidth(130);
        modified.setSortable(false);
        model.root()
                .subscribe(root ->
                        modified.setVisible(root.filter(FileNode::hasTime).isPresent()));
        getColumns().setAll(List.of(name, size, modified));
        model.root().subscribe(root -> fill(root, model.selected().get()));
        model.selected().subscribe(this::select);
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && !filling) {
                model.select(item.getValue().path());
            }
        });
    }

    private void fill(Optional<FileNode> root, Optional<FileNode> selected) {
        filling = true;
        setRoot(root.map(this::item).orElse(null));
        filling = false;
        select(selected);
    }

    private TreeItem<FileNode> item(FileNode node) {
        var item = new TreeItem<>(node);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(!folded.contains(node.path()));
        item.expandedProperty().addListener((property, was, is) -> {
            if (is) {
                folded.remove(node.path());
            } else {
                folded.add(node.path());
            }
        });
        return item;
    }

    private void select(Optional<FileNode> wanted) {
        filling = true;
        wanted.map(FileNode::path).flatMap(path -> find(getRoot(), path)).ifPresent(item -> {
            int row = getRow(item);
            if (row >= 0 && getSelectionModel().getSelectedIndex() != row) {
                getSelectionModel().clearAndSelect(row);
            }
        });
        filling = false;
    }

    private static Optional<TreeItem<FileNode>> find(@Nullable TreeItem<FileNode> item, String path) {
        if (item == null || item.getValue().path().equals(path)) {
            return Optional.ofNullable(item);
        }
        return item.getChildren().stream()
                .flatMap(child -> find(child, path).stream())
                .findFirst();
    }

    /** A name with the icon of what it is. */
    private static final class NameCell extends TreeTableCell<FileNode, FileNode> {
        private final FontIcon icon = new FontIcon(Icons.FILE);

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setText(null);
                setGraphic(null);
            } else {
                icon.setIconCode(node.directory() ? Icons.FOLDER : node.target().isPresent() ? Icons.LINK : Icons.FILE);
                setText(node.label());
                setGraphic(icon);
            }
        }
    }
}
