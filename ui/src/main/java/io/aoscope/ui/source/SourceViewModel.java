package io.aoscope.ui.source;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.model.ImageOpener.Opened;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.source.SourceFinder.Moved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the Source panel shows: one source file of the image, and on it the marks. A new stop shows its
 * line; between stops the user may look anywhere.
 */
final class SourceViewModel {
    private final WorkbenchModel model;
    private final Background background;
    private final ObservableValue<Optional<Opened>> opened;
    private final ObservableList<String> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown.NoImage());
    private final ReadOnlyObjectWrapper<Marks> marks = new ReadOnlyObjectWrapper<>(Marks.NONE);
    private final IntegerProperty selectedLine = new SimpleIntegerProperty();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final List<Moved> moved = new ArrayList<>();

    private @Nullable ProcessImage image;
    private @Nullable FrameView shownFrame;
    private @Nullable SourceLine wanted;
    private Background.@Nullable Job job;

    /** What stands in the panel. */
    sealed interface Shown {
        /** No image is open. */
        record NoImage() implements Shown {}

        /** The image says nothing of source. */
        record NoLines() implements Shown {}

        /** The file is not where it could be. */
        record NotFound(String file) implements Shown {}

        record Text(SourceText source) implements Shown {}
    }

    /**
     * What is marked. Lines count from 1.
     *
     * @param line at which the focused frame stands; 0 while it is elsewhere
     * @param innermost whether that line is executed now, not returned to
     * @param breakpoints lines where a run stops
     * @param withCode lines that code came from
     */
    record Marks(int line, boolean innermost, Set<Integer> breakpoints, Set<Integer> withCode) {
        static final Marks NONE = new Marks(0, true, Set.of(), Set.of());
    }

    /**
     * @param opened what the image was opened from
     */
    SourceViewModel(WorkbenchModel model, ObservableValue<Optional<Opened>> opened, Background background) {
        this.model = model;
        this.opened = opened;
        this.background = background;
        model.picture().subscribe(this::accept);
        opened.subscribe(ignored -> again());
        model.onFollow(link -> {
            if (link instanceof Link.Code(int function, int instruction)) {
                line(function, instruction).ifPresent(this::show);
            }
        });
    }

    /** The paths of all source files of the image. */
    ObservableList<String> files() {
        return files;
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Marks> marks() {
        return marks.getReadOnlyProperty();
    }

    /** The line of the cursor, from 1; 0 without one. */
    IntegerProperty selectedLine() {
        return selectedLine;
    }

    /** The path of the file on show; empty while there is none. */
    Optional<String> file() {
        return switch (shown.get()) {
            case Shown.Text(SourceText source) -> Optional.of(source.file());
            case Shown.NotFound(String file) -> Optional.of(file);
            case Shown.NoImage ignored -> Optional.empty();
            case Shown.NoLines ignored -> Optional.empty();
        };
    }

    /** Shows a file from its beginning. */
    void show(String file) {
        show(new SourceLine(file, 1, 0));
    }

    private void show(SourceLine line) {
        wanted = line;
        if (job != null) {
            job.cancel();
        }
        if (shown.get() instanceof Shown.Text(SourceText text) && text.file().equals(line.file())) {
            selectedLine.set(line.line());
            return;
        }
        var finder = new SourceFinder(opened.getValue(), moved);
        job = background.run(cancelled -> finder.find(line.file()), found -> {
            shown.set(found.<Shown>map(Shown.Text::new).orElseGet(() -> new Shown.NotFound(line.file())));
            mark();
            selectedLine.set(0);
            selectedLine.set(line.line());
        });
    }

    /** Takes a file that a person found for the one on show, and learns from it where others are. */
    void found(Path path) {
        file().ifPresent(file -> {
            moved.addFirst(Moved.of(file, path));
            again();
        });
    }

    /** Sets the breakpoint of a line, or clears it; a line without code stands for the next one that has some. */
    void toggleBreakpoint(int line) {
        Set<Breakpoint> places = places(line);
        if (!places.isEmpty()) {
            var changed = new TreeSet<>(model.picture().get().session().breakpoints());
            if (!changed.removeAll(places)) {
                changed.addAll(places);
            }
            model.ask(model.debug().breakpoints(changed));
        }
    }

    /** Runs on to the line: the run from its pause, in the past the recording. */
    void runTo(int line) {
        Set<Breakpoint> places = places(line);
        if (places.isEmpty()) {
            return;
        }
        if (model.picture().get().past()) {
            model.travel().toCursor(places, false);
        } else if (paused.get()) {
            model.ask(model.debug().runTo(places.iterator().next()));
        }
    }

    /** Goes back to the last time that the line was reached. */
    void backTo(int line) {
        Set<Breakpoint> places = places(line);
        if (!places.isEmpty()) {
            model.travel().toCursor(places, true);
        }
    }

    /** Whether something can be run on to a line. */
    ObservableBooleanValue runs() {
        return model.travel().forwards().or(paused);
    }

    /** Whether there is something to go back through. */
    ObservableBooleanValue runsBack() {
        return model.travel().backwards();
    }

    /** Shows the instructions of a line. */
    void followToCode(int line) {
        places(line).stream()
                .findFirst()
                .ifPresent(place -> model.follow(new Link.Code(place.functionIndex(), place.instructionIndex())));
    }

    /** The places where code of a line begins, or of the next line that has some. */
    private Set<Breakpoint> places(int line) {
        Set<Breakpoint> places = new TreeSet<>();
        ProcessImage from = image;
        String file = file().orElse("");
        if (from != null) {
            SourceLines lines = from.lines();
            lines.lines(file).stream()
                    .filter(one -> one >= line)
                    .findFirst()
                    .ifPresent(one -> lines.offsets(file, one, from.module())
                            .forEach(offset -> place(from.module(), offset).ifPresent(places::add)));
        }
        return places;
    }

    private static Optional<Breakpoint> place(WasmModule module, int offset) {
        int index = module.functionAt(offset);
        WasmFunction function = index < 0 ? null : module.function(index);
        return function == null
                ? Optional.empty()
                : Optional.of(new Breakpoint(index, Math.max(function.code().instructionAt(offset), 0)));
    }

    private Optional<SourceLine> line(int function, int instruction) {
        ProcessImage from = image;
        WasmFunction body =
                from == null || function < 0 || function >= from.module().functionCount()
                        ? null
                        : from.module().function(function);
        return from == null
                        || body == null
                        || instruction < 0
                        || instruction >= body.code().size()
                ? Optional.empty()
                : from.lines().at(body.code().offset(instruction));
    }

    private void accept(Picture picture) {
        paused.set(picture.session().run() == RunState.PAUSED);
        ProcessImage now = picture.session().image().map(ImageView::image).orElse(null);
        if (now != image) {
            open(now);
        }
        FrameView frame = picture.frame().orElse(null);
        if (frame != null && !frame.equals(shownFrame)) {
            line(frame.functionIndex(), frame.instructionIndex()).ifPresent(this::show);
        }
        shownFrame = frame;
        mark();
    }

    private void open(@Nullable ProcessImage opening) {
        image = opening;
        wanted = null;
        if (job != null) {
            job.cancel();
        }
        files.setAll(opening == null ? List.of() : opening.lines().files());
        selectedLine.set(0);
        if (opening == null || files.isEmpty()) {
            shown.set(opening == null ? new Shown.NoImage() : new Shown.NoLines());
            return;
        }
        var handle = opening.module().export("handle");
        show((handle == null ? Optional.<SourceLine>empty() : line(handle.index(), 0))
                .orElseGet(() -> new SourceLine(files.getFirst(), 1, 0)));
    }

    /** Looks once more for a file that was not found, or is being looked for. */
    private void again() {
        SourceLine line = wanted;
        if (line != null
                && !(shown.get() instanceof Shown.Text(SourceText text)
                        && text.file().equals(line.file()))) {
            show(line);
        }
    }

    private void mark() {
        ProcessImage from = image;
        String file = file().orElse("");
        if (from == null || file.isEmpty()) {
            marks.set(Marks.NONE);
            return;
        }
        Picture picture = model.picture().get();
        Set<Integer> breakpoints = new TreeSet<>();
        for (Breakpoint breakpoint : picture.session().breakpoints()) {
            line(breakpoint.functionIndex(), breakpoint.instructionIndex())
                    .filter(line -> line.file().equals(file))
                    .ifPresent(line -> breakpoints.add(line.line()));
        }
        FrameView frame = picture.frame().orElse(null);
        int line = frame == null
                ? 0
                : line(frame.functionIndex(), frame.instructionIndex())
                        .filter(at -> at.file().equals(file))
                        .map(SourceLine::line)
                        .orElse(0);
        boolean innermost = picture.pause()
                .flatMap(PauseView::machine)
                .map(MachineView::frames)
                .map(frames -> frames.getFirst() == frame)
                .orElse(true);
        marks.set(new Marks(
                line,
                innermost,
                Set.copyOf(breakpoints),
                Set.copyOf(from.lines().lines(file))));
    }
}
