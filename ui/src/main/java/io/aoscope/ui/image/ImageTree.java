package io.aoscope.ui.image;

import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.RuleCard;
import io.aoscope.ui.model.Link;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;

/** Rows of the image in groups; names that lead somewhere are links, Enter follows the selected one. */
final class ImageTree extends TreeTableView<ImageRow> {
    private static final PseudoClass CAUTION = PseudoClass.getPseudoClass("caution");
    private final Consumer<Link> follow;

    ImageTree(Consumer<Link> follow) {
        this.follow = follow;
        setId("image-tree");
        getStyleClass().add("dense");
        setShowRoot(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = column("Name", ImageRow::name, 190);
        name.setCellFactory(column -> new NameCell());
        var note = column("Answered by, place", ImageRow::note, 90);
        note.setCellFactory(column -> new NoteCell());
        var detail = column("Type, size, rule", ImageRow::detail, 110);
        detail.setCellFactory(column -> new DetailCell());
        getColumns().setAll(List.of(name, detail, note));
        setOnKeyPressed(event -> {
            TreeItem<ImageRow> selected = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                selected.getValue().link().ifPresent(follow);
            }
        });
    }

    void show(List<ImageRow> groups) {
        var root = new TreeItem<ImageRow>();
        for (ImageRow group : groups) {
            var item = new TreeItem<>(group);
            group.children().forEach(row -> item.getChildren().add(new TreeItem<>(row)));
            item.setExpanded(true);
            root.getChildren().add(item);
        }
        setRoot(root);
    }

    private static TreeTableColumn<ImageRow, String> column(
            String title, Function<ImageRow, String> value, double width) {
        var column = new TreeTableColumn<ImageRow, String>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue().getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    /** A link where the row leads somewhere. */
    private final class NameCell extends TreeTableCell<ImageRow, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            ImageRow row = empty ? null : getTableRow().getItem();
            if (row != null && row.link().isPresent()) {
                setText(null);
                setGraphic(Links.link(text, () -> row.link().ifPresent(follow)));
            } else {
                setText(empty ? null : text);
                setGraphic(null);
            }
        }
    }

    /** A link to its rule where the row is a finding. */
    private static final class DetailCell extends TreeTableCell<ImageRow, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            ImageRow row = empty ? null : getTableRow().getItem();
            Optional<Node> link = row == null ? Optional.empty() : row.rule().map(RuleCard::link);
            setGraphic(link.orElse(null));
            setText(empty || link.isPresent() ? null : text);
        }
    }

    private static Tooltip tip(String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    /** Coloured where the note deserves a look. */
    private static final class NoteCell extends TreeTableCell<ImageRow, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            ImageRow row = empty ? null : getTableRow().getItem();
            setText(empty ? null : text);
            setTooltip(row == null || row.tip().isEmpty() ? null : tip(row.tip()));
            pseudoClassStateChanged(CAUTION, row != null && row.caution());
        }
    }
}
