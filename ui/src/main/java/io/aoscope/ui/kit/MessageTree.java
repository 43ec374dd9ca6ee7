package io.aoscope.ui.kit;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.MessageNode.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;

/**
 * A message as a tree, alone or at two points in time side by side with the differences marked. What
 * the user unfolded stays unfolded when the message changes.
 */
public final class MessageTree extends TreeTableView<MessageNode> {
    private final Set<String> unfolded = new HashSet<>();
    private final TreeTableColumn<MessageNode, String> before = column("Before", MessageNode::before);
    private final TreeTableColumn<MessageNode, String> after = column("After", MessageNode::after);

    public MessageTree() {
        getStyleClass().addAll("message-tree", "dense");
        setShowRoot(false);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var key = new TreeTableColumn<MessageNode, String>("Key");
        key.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().getValue().key()));
        key.setPrefWidth(180);
        key.setSortable(false);
        getColumns().setAll(List.of(key, before, after));
        setRowFactory(view -> new MarkedRow());
        setPlaceholder(new Label("Nothing is different."));
    }

    /** Shows one message. */
    public void show(Message message) {
        after.setText("Value");
        getColumns().remove(before);
        fill(MessageNode.of(message), false);
    }

    /**
     * Shows a message before and after something was done to it.
     *
     * @param changesOnly leaves out what stayed the same
     */
    public void show(Message earlier, Message later, boolean changesOnly) {
        after.setText("After");
        if (!getColumns().contains(before)) {
            getColumns().add(1, before);
        }
        fill(MessageNode.compare(earlier, later), changesOnly);
    }

    private void fill(List<MessageNode> nodes, boolean changesOnly) {
        var root = new TreeItem<MessageNode>();
        add(root, nodes, changesOnly);
        setRoot(root);
    }

    private void add(TreeItem<MessageNode> parent, List<MessageNode> nodes, boolean changesOnly) {
        for (MessageNode node : nodes) {
            if (changesOnly && node.change() == Change.SAME) {
                continue;
            }
            var item = new TreeItem<>(node);
            add(item, node.children(), changesOnly && node.change() == Change.CHANGED);
            item.setExpanded(node.change() == Change.CHANGED || unfolded.contains(node.path()));
            item.expandedProperty().addListener((property, was, is) -> {
                if (is) {
                    unfolded.add(node.path());
                } else {
                    unfolded.remove(node.path());
                }
            });
            parent.getChildren().add(item);
        }
    }

    private static TreeTableColumn<MessageNode, String> column(
            String title, Function<MessageNode, Optional<Value>> side) {
        var column = new TreeTableColumn<MessageNode, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                side.apply(cell.getValue().getValue()).map(ValueText::oneLine).orElse("")));
        column.setPrefWidth(240);
        column.setSortable(false);
        return column;
    }

    /** Marks what was added, removed or changed. */
    private static final class MarkedRow extends TreeTableRow<MessageNode> {
        @Override
        protected void updateItem(MessageNode node, boolean empty) {
            super.updateItem(node, empty);
            for (Change change : Change.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(change.name().toLowerCase(Locale.ROOT)),
                        !empty && node != null && node.change() == change);
            }
        }
    }
}
