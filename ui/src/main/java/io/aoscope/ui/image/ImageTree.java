package io.aoscope.ui.image;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.RuleCard;
import io.aoscope.ui.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the image in groups, each as text that goes on in the next line where the panel is narrow; names that lead
 * somewhere are links, Enter follows the selected one.
 */
final class ImageTree extends TreeView<ImageRow> {
    private static final double INDENT = 36;

    private final Consumer<Link> follow;

    ImageTree(Consumer<Link> follow) {
        this.follow = follow;
        setId("image-tree");
        setShowRoot(false);
        setCellFactory(ignored -> new RowCell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().flatMap(ImageRow::link).ifPresent(follow);
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                selected().map(ImageRow::text).ifPresent(Clip::copy);
                event.consume();
            }
        });
        ContextMenus.on(
                this,
                menu -> selected()
                        .ifPresent(row -> ContextMenus.add(
                                menu,
                                List.of(Action.of("image-copy", "Copy", Icons.COPY, () -> Clip.copy(row.text()))))));
    }

    private Optional<ImageRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
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

    private static Tooltip tip(String text) {
        var tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    /** Name, detail and note after each other. */
    private final class RowCell extends TreeCell<ImageRow> {
        @Override
        protected void updateItem(@Nullable ImageRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            // Else lines would be as long as their text.
            setPrefWidth(0);
            setGraphic(flow(row));
            setTooltip(row.tip().isEmpty() ? null : tip(row.tip()));
        }

        /** The skin measures as if the text began at the left edge. */
        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width - INDENT);
        }

        private TextFlow flow(ImageRow row) {
            List<Node> parts = new ArrayList<>();
            parts.add(row.link()
                    .<Node>map(place -> Links.link(row.name(), () -> follow.accept(place)))
                    .orElseGet(() -> text(row.name(), row.children().isEmpty() ? "image-name" : "image-group")));
            if (!row.detail().isEmpty()) {
                parts.add(text("   ", "image-name"));
                parts.add(row.rule().map(RuleCard::link).orElseGet(() -> text(row.detail(), "image-detail")));
            }
            if (!row.note().isEmpty()) {
                parts.add(text("   ", "image-name"));
                parts.add(text(row.note(), row.caution() ? "image-caution" : "image-note"));
            }
            return new TextFlow(parts.toArray(Node[]::new));
        }

        private Text text(String text, String style) {
            var shown = new Text(text);
            shown.getStyleClass().add(style);
            return shown;
        }
    }
}
