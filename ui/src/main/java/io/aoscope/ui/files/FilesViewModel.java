package io.aoscope.ui.files;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the Files panel shows. The selected file stays selected, by its path, as the focus moves. */
final class FilesViewModel {
    private final WorkbenchModel model;
    private final Background background;
    private final ReadOnlyBooleanWrapper changeable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<FileNode>> root = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FileNode>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Descriptor> descriptors = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private @Nullable Message shown;
    private String path = "";

    FilesViewModel(WorkbenchModel model, Background background) {
        this.model = model;
        this.background = background;
        model.picture().subscribe(now -> {
            accept(now.state());
            changeable.set(root.get().isPresent()
                    && !now.running()
                    && now.point().isPresent()
                    && (now.session().run() == RunState.IDLE || now.session().run() == RunState.PAUSED));
        });
    }

    /** Whether files can be changed; in the past that begins a branch. */
    ReadOnlyBooleanProperty changeable() {
        return changeable.getReadOnlyProperty();
    }

    /** The selected directory, or the one that the selected file stands in. */
    String directory() {
        return selected.get()
                .map(node -> node.directory()
                        ? node.path()
                        : node.path().substring(0, Math.max(1, node.path().lastIndexOf('/'))))
                .orElse("/");
    }

    /** Makes an empty file; one that is there already is selected. */
    void create(String name) {
        if (root.get().flatMap(tree -> find(tree, name)).isPresent()) {
            select(name);
        } else {
            write(name, Binary.EMPTY);
        }
    }

    void write(String name, Binary content) {
        Optional<Point> at = model.picture().get().point();
        if (at.filter(point -> point.side() == Side.AT).isPresent()) {
            model.branching()
                    .edit(
                            "The file " + name + " was changed",
                            (moment, frame, module) -> new Change.File(name, content));
        } else {
            change(new FileChange.Put(name, content), name);
        }
    }

    void makeDirectory(String name) {
        change(new FileChange.MakeDirectory(name), name.length() > 1 ? name.replaceFirst("/+$", "") : name);
    }

    void remove(String name) {
        change(new FileChange.Remove(name), "/");
    }

    /** Reads a file of the disk into the selected directory. */
    void bringIn(Path file) {
        String directory = directory();
        String name = (directory.equals("/") ? "" : directory) + "/" + file.getFileName();
        background.run(cancelled -> read(file), content -> write(name, content));
    }

    private static Binary read(Path file) {
        try {
            return Binary.of(WholeFile.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + file + " could not be read: " + FileProblem.why(e) + ". Choose another one.", e);
        }
    }

    private void change(FileChange change, String select) {
        Picture now = model.picture().get();
        Optional<Point> end = now.point().filter(point -> point.side() == Side.END);
        if (end.isEmpty()) {
            model.report(
                    new SessionException("In the middle of a message only the content of a file can be changed, and"
                            + " only before an instruction; step into the slot (F11), or go to its end."));
        } else if (now.past()) {
            model.branching().beginAtEnd(() -> model.debug().changeFiles(change), view -> select(select));
        } else {
            model.ask(model.debug().changeFiles(change), view -> select(select));
        }
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
            WholeFile.write(target, content.bytes());
            return content.length();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file could not be written to " + target + ": " + FileProblem.why(e)
                            + ". Choose another place.",
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
