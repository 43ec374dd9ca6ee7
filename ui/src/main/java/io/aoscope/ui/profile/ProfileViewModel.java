package io.aoscope.ui.profile;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.engine.debug.time.ProfileExport;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.WholeFile;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.Profiles;
import io.aoscope.ui.model.Profiles.Counted;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
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

/** What the slot in focus spent its instructions on, once that was counted. */
final class ProfileViewModel {
    private final WorkbenchModel model;
    private final Background background;
    private final Profiles profiles;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.FUNCTIONS);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper slot = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ObservableList<FunctionCost> all = FXCollections.observableArrayList();
    private final FilteredList<FunctionCost> functions = new FilteredList<>(all);
    private final ReadOnlyObjectWrapper<@Nullable FlameNode> flame = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Growth>> growth = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Background.@Nullable Job job;

    /** Why there is a profile or none. */
    enum State {
        /** No slot is in focus. */
        NOTHING,
        /** The message in focus has not ended. */
        UNDER_WAY,
        /** Nobody asked for it yet. */
        NOT_COUNTED,
        COUNTING,
        COUNTED
    }

    /** What is looked at. */
    enum Part {
        FUNCTIONS("Functions"),
        FLAME("Flame graph"),
        GROWTH("Growth");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    ProfileViewModel(WorkbenchModel model, Background background) {
        this.model = model;
        this.background = background;
        this.profiles = model.profiles();
        search.subscribe(text -> {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            functions.setPredicate(cost ->
                    cost.name().toLowerCase(Locale.ROOT).contains(lower) || lower.equals(String.valueOf(cost.index())));
            tell();
        });
        profiles.shown().subscribe(this::show);
        profiles.busy().subscribe(ignored -> decide(model.picture().get()));
        model.picture().subscribe(this::decide);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How much of the message was counted, from 0 to 1; negative before the first instruction. */
    ReadOnlyDoubleProperty progress() {
        return profiles.progress();
    }

    ObjectProperty<Part> part() {
        return part;
    }

    /** Text that functions must contain to be listed, and frames to be highlighted. */
    StringProperty search() {
        return search;
    }

    /** How much was counted, and how much of it the search found. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    ObservableList<FunctionCost> functions() {
        return functions;
    }

    /** The tree of calls. */
    ReadOnlyObjectProperty<@Nullable FlameNode> flame() {
        return flame.getReadOnlyProperty();
    }

    /** The size of memory over the message. */
    ReadOnlyObjectProperty<Optional<Growth>> growth() {
        return growth.getReadOnlyProperty();
    }

    /** Which slot the panel is about, in words. */
    ReadOnlyStringProperty slot() {
        return slot.getReadOnlyProperty();
    }

    void count() {
        profiles.count();
    }

    void cancel() {
        profiles.cancel();
    }

    /** Shows a function in Code. */
    void showCode(int function) {
        if (function >= 0) {
            model.follow(new Link.Code(function, 0));
        }
    }

    /** Moves the focus to where memory grew. */
    void goTo(Growth.Step step) {
        model.follow(new Link.Time(step.at().toString()));
    }

    /** A number of instructions as part of all, such as {@code 12.3 %}. */
    String percent(long instructions) {
        long whole = profiles.shown()
                .get()
                .map(counted -> counted.profile().instructions())
                .orElse(0L);
        return percent(instructions, whole);
    }

    static String percent(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        double percent = 100.0 * part / whole;
        return part > 0 && percent < 0.005
                ? "< 0.01 %"
                : String.format(Locale.ROOT, percent < 10 ? "%.2f %%" : "%.1f %%", percent);
    }

    /** What there is to say about a frame. */
    String explain(FlameNode node) {
        return node.name() + "\n" + Format.count(node.total(), "instruction", "instructions") + ", "
                + percent(node.total()) + "\n" + Format.count(node.self()) + " of its own, " + percent(node.self());
    }

    /** Folded stacks, one a line, as flamegraph.pl reads them. */
    void exportFolded(Path file) {
        export(file, ProfileExport::folded);
    }

    /** The JSON that speedscope.app reads. */
    void exportSpeedscope(Path file) {
        export(file, profile -> ProfileExport.speedscope(profile).toPrettyString());
    }

    /** A name for the exported file. */
    String fileName(String extension) {
        return "slot-"
                + model.picture()
                        .get()
                        .ended()
                        .map(SlotRecord::slot)
                        .map(String::valueOf)
                        .orElse("profile")
                + extension;
    }

    private void export(Path file, Function<Profile, String> form) {
        Optional<Counted> counted = profiles.shown().get();
        counted.ifPresent(of -> {
            var _ = background.run(
                    cancelled -> write(file, form.apply(of.profile()).getBytes(StandardCharsets.UTF_8)),
                    problem -> problem.ifPresent(text -> model.report(new SessionException(text))));
        });
    }

    /** What went wrong. */
    private static Optional<String> write(Path file, byte[] bytes) {
        try {
            WholeFile.write(file, bytes);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " cannot be written (" + FileProblem.why(e) + "). Choose another place.");
        }
    }

    private void show(Optional<Counted> counted) {
        if (job != null) {
            job.cancel();
        }
        flame.set(null);
        all.setAll(counted.map(of -> of.profile().functions()).orElse(List.of()));
        growth.set(counted.map(Counted::growth));
        counted.ifPresent(of -> job = background.run(cancelled -> FlameNode.of(of.profile()), tree -> {
            flame.set(tree);
            tell();
        }));
        decide(model.picture().get());
        tell();
    }

    private void decide(Picture picture) {
        Optional<SlotRecord> ended = picture.ended();
        slot.set(ended.map(
                        of -> "slot " + of.slot() + ": " + of.action() + ", " + Format.instructions(of.instructions()))
                .orElse(""));
        if (ended.isEmpty()) {
            state.set(picture.underWay().isPresent() ? State.UNDER_WAY : State.NOTHING);
        } else if (profiles.shown().get().isPresent()) {
            state.set(State.COUNTED);
        } else {
            boolean counting =
                    profiles.counting().filter(one -> one == ended.get()).isPresent();
            state.set(counting ? State.COUNTING : State.NOT_COUNTED);
        }
    }

    private void tell() {
        Optional<Counted> counted = profiles.shown().get();
        if (counted.isEmpty()) {
            status.set("");
            return;
        }
        String whole = Format.count(counted.get().profile().instructions(), "instruction", "instructions");
        String text = search.get();
        FlameNode tree = flame.get();
        status.set(text.isBlank() || tree == null ? whole : whole + ", " + percent(tree.matching(text)) + " found");
    }
}
