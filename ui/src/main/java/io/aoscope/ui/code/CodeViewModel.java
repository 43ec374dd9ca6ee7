package io.aoscope.ui.code;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.code.CodeHistory.Place;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * What the Code panel shows: the functions, the listing of one, and on it the marks: breakpoints, the
 * instruction the focused frame stands at, and what was found. A new stop shows its function; between
 * stops the user may look anywhere.
 */
final class CodeViewModel {
    private final WorkbenchModel model;
    private final Background background;
    private final CodeHistory history = new CodeHistory();
    private final ObservableList<FunctionItem> all = FXCollections.observableArrayList();
    private final FilteredList<FunctionItem> functions = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Listing> listing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Hits> hits = new ReadOnlyObjectWrapper<>(Hits.UNKNOWN);
    private final ReadOnlyObjectWrapper<Marks> marks = new ReadOnlyObjectWrapper<>(Marks.NONE);
    private final IntegerProperty selectedLine = new SimpleIntegerProperty(-1);
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final FindInListing find = new FindInListing(listing, selectedLine);

    private @Nullable Disassembler disassembler;
    private @Nullable WasmModule module;
    private @Nullable SourceLines sources;
    private Background.@Nullable Job job;
    private @Nullable FrameView shownFrame;

    /**
     * What is marked on the listing.
     *
     * @param line of the focused frame; -1 while it is elsewhere
     * @param innermost whether that line is executed next, not returned to
     * @param stale whether the run has gone on since
     * @param operands the values that the instruction is about to use
     * @param trap why the instruction trapped; empty where it did not
     * @param breakpoints instruction indices
     */
    record Marks(int line, boolean innermost, boolean stale, String operands, String trap, Set<Integer> breakpoints) {
        static final Marks NONE = new Marks(-1, true, false, "", "", Set.of());
    }

    CodeViewModel(WorkbenchModel model, Background background) {
        this.model = model;
        this.background = background;
        filter.subscribe(text -> functions.setPredicate(item -> item.matches(text)));
        listing.subscribe(ignored -> {
            count();
            mark();
        });
        selectedLine.subscribe(line -> moved(line.intValue()));
        model.picture().subscribe(this::accept);
        model.profiles().shown().subscribe(ignored -> count());
        model.onFollow(link -> {
            switch (link) {
                case Link.Code(int function, int instruction) -> show(function, instruction);
                case Link.Frame frame ->
                    model.picture()
                            .get()
                            .frame()
                            .ifPresent(focused -> show(focused.functionIndex(), focused.instructionIndex()));
                default -> {}
            }
        });
    }

    ObservableList<FunctionItem> functions() {
        return functions;
    }

    /** Text that an index or a name must contain to be listed. */
    StringProperty filter() {
        return filter;
    }

    /** The function on show; null while there is none. */
    ReadOnlyObjectProperty<@Nullable Listing> listing() {
        return listing.getReadOnlyProperty();
    }

    /** How often each instruction on show was executed, where that was counted. */
    ReadOnlyObjectProperty<Hits> hits() {
        return hits.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Marks> marks() {
        return marks.getReadOnlyProperty();
    }

    /** The cursor: a line of the listing, or -1. */
    IntegerProperty selectedLine() {
        return selectedLine;
    }

    ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    FindInListing find() {
        return find;
    }

    /** Shows a function with the cursor at an instruction; unknown ones are ignored. */
    void show(int function, int instruction) {
        if (module != null && function >= 0 && function < module.functionCount()) {
            history.visit(new Place(function, Math.max(0, instruction)));
            load(new Place(function, Math.max(0, instruction)));
        }
    }

    void back() {
        history.back().ifPresent(this::load);
    }

    void forward() {
        history.forward().ifPresent(this::load);
    }

    /** Goes to what was typed; answers whether there is such a place. */
    boolean goTo(String typed) {
        Optional<Link> target = module == null || typed.isBlank() ? Optional.empty() : CodeTargets.typed(typed, module);
        target.ifPresent(model::follow);
        return target.isPresent();
    }

    /** Goes to a line of the listing, so that the way back leads here. */
    void goToLine(int line) {
        at(line).ifPresent(place -> model.follow(new Link.Code(place.functionIndex(), place.instructionIndex())));
    }

    /** Follows what the instruction at the cursor names. */
    void followCursor() {
        Listing shown = listing.get();
        int line = selectedLine.get();
        if (shown != null && line >= 0 && line < shown.lines().size()) {
            CodeTargets.of(
                            shown.module(),
                            shown.function(),
                            shown.lines().get(line).line().instructionIndex())
                    .ifPresent(model::follow);
        }
    }

    /** Sets or clears the breakpoint of a line; a line above the code stands for the first instruction. */
    void toggleBreakpoint(int line) {
        at(line).ifPresent(position -> {
            var changed = new TreeSet<>(model.picture().get().session().breakpoints());
            if (!changed.remove(position)) {
                changed.add(position);
            }
            model.ask(model.debug().breakpoints(changed));
        });
    }

    /** Runs on to the line: the run from its pause, in the past the recording. */
    void runTo(int line) {
        at(line).ifPresent(position -> {
            if (model.picture().get().past()) {
                model.travel().toCursor(List.of(position), false);
            } else if (paused.get()) {
                model.ask(model.debug().runTo(position));
            }
        });
    }

    /** Goes back to the last time that the line was reached. */
    void backTo(int line) {
        at(line).ifPresent(position -> model.travel().toCursor(List.of(position), true));
    }

    /** Whether something can be run on to a line. */
    ObservableBooleanValue runs() {
        return model.travel().forwards().or(paused);
    }

    /** Whether there is something to go back through. */
    ObservableBooleanValue runsBack() {
        return model.travel().backwards();
    }

    /** The data that the instruction at the cursor is about: a local, a global, an address. */
    Optional<Datum> datum() {
        Listing shown = listing.get();
        int line = selectedLine.get();
        if (shown == null || line < 0 || line >= shown.lines().size()) {
            return Optional.empty();
        }
        return CodeData.of(
                shown.module(),
                shown.function(),
                shown.lines().get(line).line().instructionIndex(),
                model.picture().get());
    }

    /** What can be asked about that data. */
    List<Action> questions() {
        return datum().map(model.data()::of).orElse(List.of());
    }

    private Optional<Breakpoint> at(int line) {
        Listing shown = listing.get();
        int instruction = shown == null || line < 0 ? -1 : shown.instructionAt(line);
        return shown == null || instruction < 0
                ? Optional.empty()
                : Optional.of(new Breakpoint(shown.function(), instruction));
    }

    private void accept(Picture picture) {
        SessionView session = picture.session();
        paused.set(session.run() == RunState.PAUSED);
        ProcessImage image = session.image().map(ImageView::image).orElse(null);
        WasmModule now = image == null ? null : image.module();
        if (now != module) {
            sources = image == null ? null : image.lines();
            open(now);
        }
        FrameView frame = picture.frame().orElse(null);
        if (frame != null && !frame.equals(shownFrame)) {
            show(frame.functionIndex(), frame.instructionIndex());
        }
        shownFrame = frame;
        mark();
    }

    private void open(@Nullable WasmModule opened) {
        module = opened;
        disassembler = opened == null ? null : new Disassembler(opened);
        history.clear();
        listing.set(null);
        all.setAll(opened == null ? List.of() : FunctionItem.of(opened));
        if (opened != null && !all.isEmpty()) {
            FunctionItem first = all.stream()
                    .filter(item -> item.exports().contains("handle"))
                    .findFirst()
                    .or(() -> all.stream().filter(item -> !item.imported()).findFirst())
                    .orElse(all.getFirst());
            show(first.index(), 0);
        }
    }

    private void load(Place place) {
        canGoBack.set(history.canGoBack());
        canGoForward.set(history.canGoForward());
        if (job != null) {
            job.cancel();
        }
        Listing shown = listing.get();
        if (shown != null && shown.function() == place.function()) {
            selectedLine.set(shown.lineOf(place.instruction()));
            return;
        }
        WasmModule from = module;
        SourceLines lines = sources;
        Disassembler with = disassembler;
        if (from != null && lines != null && with != null) {
            job = background.run(cancelled -> Listing.of(from, lines, with, place.function()), loaded -> {
                listing.set(loaded);
                selectedLine.set(-1);
                selectedLine.set(loaded.lineOf(place.instruction()));
            });
        }
    }

    private void moved(int line) {
        Listing shown = listing.get();
        if (shown != null && line >= 0) {
            history.moved(new Place(shown.function(), Math.max(0, shown.instructionAt(line))));
        }
    }

    private void count() {
        Listing shown = listing.get();
        hits.set(
                shown == null
                        ? Hits.UNKNOWN
                        : model.profiles()
                                .shown()
                                .get()
                                .map(counted -> new Hits(
                                        true, counted.profile().hits().getOrDefault(shown.function(), new long[0])))
                                .orElse(Hits.UNKNOWN));
    }

    private void mark() {
        Listing shown = listing.get();
        if (shown == null) {
            marks.set(Marks.NONE);
            return;
        }
        Picture picture = model.picture().get();
        Set<Integer> breakpoints = picture.session().breakpoints().stream()
                .filter(breakpoint -> breakpoint.functionIndex() == shown.function())
                .map(Breakpoint::instructionIndex)
                .collect(Collectors.toUnmodifiableSet());
        FrameView frame = picture.frame().orElse(null);
        if (frame == null || frame.functionIndex() != shown.function()) {
            marks.set(new Marks(-1, true, false, "", "", breakpoints));
            return;
        }
        Optional<MachineView> machine = picture.pause().flatMap(PauseView::machine);
        boolean innermost =
                machine.map(view -> view.frames().getFirst() == frame).orElse(true);
        String operands = innermost
                ? OperandText.of(
                        shown.module(), frame, machine.map(MachineView::globals).orElse(List.of()))
                : "";
        String trap = innermost ? picture.pause().map(CodeViewModel::trap).orElse("") : "";
        marks.set(new Marks(
                shown.lineOf(frame.instructionIndex()), innermost, picture.running(), operands, trap, breakpoints));
    }

    private static String trap(PauseView pause) {
        return pause.reason() instanceof PauseReason.Trapped(String message) ? message : "";
    }
}
