package io.aoscope.ui.compare;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SnapshotFile;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Inquiry;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Two moments or two runs, and what was found to differ. */
final class CompareViewModel {
    private final WorkbenchModel model;
    private final Background background;
    private final Inquiry inquiry;
    private final StringProperty left = new SimpleStringProperty("");
    private final StringProperty right = new SimpleStringProperty("");
    private final ObservableList<String> suggestions = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<ComparedMoments>> moments =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<DifferenceRow> all = FXCollections.observableArrayList();
    private final FilteredList<DifferenceRow> rows = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Against> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Against> against = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<ComparedRuns>> runs = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** What was written into the fields by itself; what a person wrote there stays. */
    private List<String> proposed = List.of("", "");

    private Optional<String> process = Optional.empty();

    /** How a side is looked up, on the worker. */
    @FunctionalInterface
    private interface Lookup {
        Moment in(History history) throws Exception;
    }

    /** An image file that was read. */
    private record Read(Optional<ProcessImage> image, String problem) {}

    CompareViewModel(WorkbenchModel model, Background background) {
        this.model = model;
        this.background = background;
        this.inquiry = model.inquiry();
        filter.subscribe(text -> rows.setPredicate(row -> row.contains(text)));
        model.picture().subscribe(this::accept);
        model.onFollow(link -> {
            if (link instanceof Link.Compare(String one, String other)) {
                left.set(one);
                right.set(other);
                compareMoments();
            } else if (link instanceof Link.CompareBranch(String name)) {
                against.set(new Against.Branch(name));
                compareRuns();
            }
        });
    }

    /** The first moment, as {@link Side#read} reads it. */
    StringProperty left() {
        return left;
    }

    /** The second moment. */
    StringProperty right() {
        return right;
    }

    /** Moments to choose from: ends of slots, the focus, bookmarks, snapshots. */
    ObservableList<String> suggestions() {
        return suggestions;
    }

    /** Why nothing was compared; empty where all is well. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ComparedMoments>> moments() {
        return moments.getReadOnlyProperty();
    }

    /** What differs between the moments and passes the filter. */
    ObservableList<DifferenceRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    ObservableList<Against> choices() {
        return choices;
    }

    /** What the messages are compared on. */
    ObjectProperty<@Nullable Against> against() {
        return against;
    }

    ReadOnlyObjectProperty<Optional<ComparedRuns>> runs() {
        return runs.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return inquiry.busy();
    }

    void cancel() {
        inquiry.cancel();
    }

    void swap() {
        String one = left.get();
        left.set(right.get());
        right.set(one);
    }

    /** Compares the two moments that are written in the fields. */
    void compareMoments() {
        problem.set("");
        Side one;
        Side other;
        try {
            one = Side.read(left.get(), model.picture().get().session());
            other = Side.read(right.get(), model.picture().get().session());
        } catch (SessionException e) {
            problem.set(String.valueOf(e.getMessage()));
            return;
        }
        model.ask(
                lookup(one).thenCombine(lookup(other), (before, after) -> List.of(before, after)),
                found -> inquiry.ask(
                        history -> ComparedMoments.of(
                                one,
                                other,
                                found.getFirst().in(history),
                                found.getLast().in(history)),
                        this::show,
                        this::failed));
    }

    /** The stretch of a row at both moments, side by side. */
    Optional<HexPair> bytes(DifferenceRow row) {
        return moments.get().flatMap(of -> row.range().map(range -> HexPair.of(of.before(), of.after(), range)));
    }

    /** Moves the focus to one of the moments and shows a stretch of memory there, where that is of this branch. */
    void showMemory(Side side, Range range) {
        side.place().ifPresent(coordinate -> model.travel().goTo(coordinate, model::report, () -> show(range)));
    }

    /** Moves the focus to where a line of a comparison of runs leads. */
    void follow(ComparedRuns.Line line) {
        line.to().ifPresent(link -> {
            if (line.address().isPresent() && link instanceof Link.Time(String coordinate)) {
                long address = line.address().getAsLong();
                model.travel().goTo(coordinate, model::report, () -> show(new Range(address, 1)));
            } else {
                model.follow(link);
            }
        });
    }

    /** Compares the messages of this process with those of the other choice. */
    void compareRuns() {
        Against chosen = against.get();
        if (chosen != null && !(chosen instanceof Against.AnyImage)) {
            problem.set("");
            runs.set(Optional.empty());
            inquiry.ask(
                    history -> new ComparedRuns(chosen, chosen.compare(history)),
                    found -> runs.set(Optional.of(found)),
                    this::failed);
        }
    }

    /** Compares with an image in a file. */
    void compareRuns(Path file) {
        problem.set("");
        var _ = background.run(cancelled -> read(file), read -> {
            read.image()
                    .ifPresentOrElse(
                            image -> {
                                var chosen = new Against.Image(image);
                                choices.removeIf(Against.Image.class::isInstance);
                                choices.addFirst(chosen);
                                against.set(chosen);
                                compareRuns();
                            },
                            () -> problem.set(read.problem()));
        });
    }

    private static Read read(Path file) {
        try {
            var source = new ImageSource(
                    String.valueOf(file.getFileName()), Optional.of(file.toString()), WholeFile.read(file));
            return new Read(Optional.of(ImageLoader.load(source)), "");
        } catch (IOException e) {
            return new Read(
                    Optional.empty(), file + " cannot be read (" + FileProblem.why(e) + "). Choose another file.");
        } catch (ImageException e) {
            return new Read(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private void show(Range range) {
        model.follow(new Link.Memory(range.address(), Math.clamp(range.length(), 1, Integer.MAX_VALUE)));
    }

    private void show(ComparedMoments found) {
        all.setAll(found.rows());
        moments.set(Optional.of(found));
    }

    private void failed(Throwable failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    private CompletableFuture<Lookup> lookup(Side side) {
        return switch (side) {
            case Side.At(String coordinate) ->
                CompletableFuture.completedFuture(
                        history -> history.timeline().at(Coordinates.read(coordinate, history.timeline())));
            case Side.Marked(Bookmark bookmark, boolean ignored) ->
                CompletableFuture.completedFuture(
                        history -> Against.named(history, bookmark.branch()).at(bookmark.at()));
            case Side.Saved(var snapshot) ->
                model.debug()
                        .exportSnapshot(snapshot.id())
                        .thenApply(bytes -> history -> Moment.of(
                                SnapshotFile.decode(bytes, snapshot.name()),
                                history.timeline().recording().image().module().globalTypes()));
        };
    }

    private void accept(Picture picture) {
        SessionView session = picture.session();
        if (!session.processId().equals(process)) {
            process = session.processId();
            inquiry.cancel();
            moments.set(Optional.empty());
            all.clear();
            runs.set(Optional.empty());
            problem.set("");
            left.set("");
            right.set("");
            proposed = List.of("", "");
        }
        List<String> now = suggested(picture);
        if (!now.equals(suggestions)) {
            suggestions.setAll(now);
        }
        if (List.of(left.get(), right.get()).equals(proposed)) {
            propose(session);
        }
        List<Against> possible = new ArrayList<>(
                choices.stream().filter(Against.Image.class::isInstance).toList());
        possible.addAll(Against.choices(session));
        if (!possible.equals(choices)) {
            Against kept = against.get();
            choices.setAll(possible);
            against.set(kept != null && possible.contains(kept) ? kept : possible.getFirst());
        }
    }

    /** The last message: its end, and the end of the one before. */
    private void propose(SessionView session) {
        List<String> ends = ends(session);
        if (ends.size() >= 2) {
            proposed = List.of(ends.get(ends.size() - 2), ends.getLast());
            left.set(proposed.getFirst());
            right.set(proposed.getLast());
        }
    }

    private static List<String> ends(SessionView session) {
        return session.timeline().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .map(SlotRecord::slot)
                .distinct()
                .map(slot -> "s" + slot + ".end")
                .toList();
    }

    private static List<String> suggested(Picture picture) {
        List<String> found = new ArrayList<>();
        picture.point().map(Object::toString).ifPresent(found::add);
        ends(picture.session()).reversed().stream()
                .filter(end -> !found.contains(end))
                .forEach(found::add);
        Side.bookmarks(picture.session()).forEach(bookmark -> found.add(bookmark.text()));
        picture.session().snapshots().forEach(snapshot -> found.add(new Side.Saved(snapshot).text()));
        return found;
    }

    /** What the panel says while something is worked out. */
    String working() {
        int slots = ends(model.picture().get().session()).size();
        return "Comparing; the " + Format.count(slots, "slot", "slots") + " of this process may have to run again";
    }
}
