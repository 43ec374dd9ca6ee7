package io.aoscope.ui.snapshots;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The saved states, and what can be done with them. Files are read and written off the JavaFX thread. */
public final class SnapshotsViewModel {
    private final WorkbenchModel model;
    private final Executor background;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<SnapshotView> snapshots = FXCollections.observableArrayList();

    public SnapshotsViewModel(WorkbenchModel model, Executor background) {
        this.model = model;
        this.background = background;
        update(model.picture().get().session());
        model.picture().addListener((property, was, is) -> update(is.session()));
    }

    /** Name of the next snapshot; empty to have one made up. */
    public StringProperty name() {
        return name;
    }

    public ObservableList<SnapshotView> snapshots() {
        return snapshots;
    }

    /** Whether states can be saved and restored now. */
    public BooleanBinding possible() {
        return Conditions.on(model, session -> session.run() == RunState.IDLE);
    }

    public void save() {
        String wanted = name.get().strip();
        model.ask(model.debug().saveSnapshot(wanted.isEmpty() ? unusedName() : wanted), saved -> name.set(""));
    }

    public void restore(SnapshotView snapshot) {
        model.ask(model.debug().restoreSnapshot(snapshot.id()));
    }

    /** Shows what differs between two of them in the panel Compare. */
    public void compare(SnapshotView one, SnapshotView other) {
        model.follow(new Link.Compare("snapshot " + one.name(), "snapshot " + other.name()));
    }

    public void delete(SnapshotView snapshot) {
        model.ask(model.debug().deleteSnapshot(snapshot.id()));
    }

    /** Writes a snapshot to a file: under a temporary name first, so that a full disk ruins nothing. */
    public void export(SnapshotView snapshot, Path file) {
        model.ask(model.debug()
                .exportSnapshot(snapshot.id())
                .thenCompose(bytes -> CompletableFuture.supplyAsync(() -> write(file, bytes), background))
                .thenCompose(SnapshotsViewModel::failIf));
    }

    /** Reads a snapshot from a file and lists it. */
    public void importFrom(Path file) {
        model.ask(CompletableFuture.supplyAsync(() -> read(file), background)
                .thenCompose(read -> read.problem().isEmpty()
                        ? model.debug()
                                .importSnapshot(read.bytes(), file.getFileName().toString())
                        : CompletableFuture.failedFuture(new SessionException(read.problem()))));
    }

    private void update(SessionView session) {
        if (!snapshots.equals(session.snapshots())) {
            snapshots.setAll(session.snapshots());
        }
    }

    private String unusedName() {
        return IntStream.iterate(snapshots.size() + 1, number -> number + 1)
                .mapToObj(number -> "Snapshot " + number)
                .filter(text -> snapshots.stream().noneMatch(used -> used.name().equals(text)))
                .findFirst()
                .orElseThrow();
    }

    private record Read(byte[] bytes, String problem) {}

    private static Read read(Path file) {
        try {
            return new Read(WholeFile.read(file), "");
        } catch (IOException e) {
            return new Read(new byte[0], file + " cannot be read (" + FileProblem.why(e) + "). Choose another file.");
        }
    }

    /** Writes, and answers what went wrong or an empty text. */
    private static String write(Path file, byte[] bytes) {
        try {
            WholeFile.write(file, bytes);
            return "";
        } catch (IOException e) {
            return file + " cannot be written (" + FileProblem.why(e) + "). Choose another place.";
        }
    }

    private static CompletableFuture<Boolean> failIf(String problem) {
        return problem.isEmpty()
                ? CompletableFuture.completedFuture(true)
                : CompletableFuture.failedFuture(new SessionException(problem));
    }
}
