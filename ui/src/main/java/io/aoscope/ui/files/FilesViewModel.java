package io.aoscope.ui.files;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.model.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the Files panel shows. The selected file stays selected, by its path, as the focus moves. */
final class FilesViewModel {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<FileNode>> root = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FileNode>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Descriptor> descriptors = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private @Nullable Message shown;
    private String path = "";

    FilesViewModel(ObservableValue<Picture> picture, Background background) {
        this.background = background;
        picture.subscribe(now -> accept(now.state()));
    }

    /** The directory {@code /}; empty where the state has no files. */
    ReadOnlyObjectProperty<Optional<FileNode>> root() {
        return root.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<FileNode>> selected() {
        return selected.getReadOnlyProperty();
    }

    ObservableList<Descriptor> descriptors() {
        return descriptors;
    }

    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** Looks at the file or directory of a path; one that is not there selects nothing. */
    void select(String wanted) {
        path = wanted;
        notice.set("");
        selected.set(root.get().flatMap(tree -> find(tree, wanted)));
    }

    /** Writes the selected file to disk. */
    void export(Path target) {
        Optional<Binary> content = selected.get().flatMap(FileNode::content);
        String name = path;
        content.ifPresent(bytes -> background.run(
                cancelled -> write(bytes, target),
                size -> notice.set("Wrote " + size + " bytes of " + name + " to " + target)));
    }

    private static long write(Binary content, Path target) {
        try {
            Files.write(target, content.bytes());
            return content.length();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file could not be written to " + target + ": " + e.getMessage() + ". Choose another place.",
                    e);
        }
    }

    private void accept(Message state) {
        if (state == shown) {
            return;
        }
        shown = state;
        Optional<FileNode> tree = FileNode.of(state);
        if (!tree.equals(root.get())) {
            root.set(tree);
        }
        var open = Descriptor.of(state);
        if (!open.equals(descriptors)) {
            descriptors.setAll(open);
        }
        Optional<FileNode> again = tree.flatMap(top -> find(top, path));
        if (!again.equals(selected.get())) {
            selected.set(again);
        }
    }

    private static Optional<FileNode> find(FileNode node, String path) {
        return node.path().equals(path)
                ? Optional.of(node)
                : node.children().stream()
                        .flatMap(child -> find(child, path).stream())
                        .findFirst();
    }
}
