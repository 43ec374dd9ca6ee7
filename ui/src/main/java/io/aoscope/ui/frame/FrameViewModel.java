package io.aoscope.ui.frame;

import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.time.Edits;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.frame.FrameRow.Kind;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Notation;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the Frame panel shows. A value is marked as changed when it differs from the same slot of the
 * same call (same depth from the bottom, same function) at the stop before.
 */
final class FrameViewModel {
    private final WorkbenchModel model;
    private final ObservableList<CallRow> calls = FXCollections.observableArrayList();
    private final ObservableList<FrameRow.Value> locals = FXCollections.observableArrayList();
    private final ObservableList<FrameRow.Value> operands = FXCollections.observableArrayList();
    private final ObservableList<FrameRow.Value> globals = FXCollections.observableArrayList();
    private final ObjectProperty<Notation> notation = new SimpleObjectProperty<>(Notation.DECIMAL);
    private final ReadOnlyObjectWrapper<Situation> situation = new ReadOnlyObjectWrapper<>(Situation.NOT_PAUSED);
    private final ReadOnlyIntegerWrapper selectedCall = new ReadOnlyIntegerWrapper(-1);

    private @Nullable PauseView last;
    private Optional<MachineView> before = Optional.empty();
    private @Nullable NumType addressType;

    /** Whether there is a frame to show, and if not, why. */
    enum Situation {
        NOT_PAUSED,
        OUTSIDE_MACHINE,
        IN_FRAME,
        /** The run has gone on; what stands here is of the last stop. */
        STALE
    }

    FrameViewModel(WorkbenchModel model) {
        this.model = model;
        model.picture().subscribe(this::accept);
        notation.subscribe(ignored -> fill(model.picture().get()));
    }

    /** Innermost first. */
    ObservableList<CallRow> calls() {
        return calls;
    }

    ObservableList<FrameRow.Value> locals() {
        return locals;
    }

    /** The top of the stack first. */
    ObservableList<FrameRow.Value> operands() {
        return operands;
    }

    ObservableList<FrameRow.Value> globals() {
        return globals;
    }

    ObjectProperty<Notation> notation() {
        return notation;
    }

    ReadOnlyObjectProperty<Situation> situation() {
        return situation.getReadOnlyProperty();
    }

    /** The frame in focus, or -1. */
    ReadOnlyIntegerProperty selectedCall() {
        return selectedCall.getReadOnlyProperty();
    }

    /** Moves the focus to a frame. */
    void select(int call) {
        if (call >= 0 && call < calls.size()) {
            model.follow(new Link.Frame(call));
        }
    }

    /** Opens Memory where a value points at. */
    void follow(FrameRow.Value row) {
        row.address()
                .ifPresent(address ->
                        model.follow(new Link.Memory(address, row.type().equals("i32") ? 4 : 8)));
    }

    /** What can be asked about a value. */
    Datum datum(FrameRow.Value row) {
        int frame = Math.max(0, selectedCall.get());
        return switch (row.kind()) {
            case LOCAL ->
                new Datum.Local(
                        frame,
                        model.picture()
                                .get()
                                .frame()
                                .map(FrameView::functionIndex)
                                .orElse(-1),
                        row.index(),
                        row.name());
            case GLOBAL -> new Datum.Global(row.index(), row.name());
            case OPERAND -> new Datum.Operand(frame, operands.size() - 1 - row.index());
        };
    }

    /** What can be done with a value besides. */
    List<Action> questions(FrameRow.Value row) {
        return model.data().of(datum(row));
    }

    /** Gives a value another one, in a branch; the text is an expression. */
    void edit(FrameRow.Value row, String text) {
        if (text.isBlank() || text.strip().equals(row.text())) {
            return;
        }
        row.target()
                .ifPresent(target -> model.branching()
                        .edit(
                                Format.capital(row.title()) + " is " + text.strip() + " instead of " + row.text(),
                                (moment, frame, module) ->
                                        Edits.read(target + " " + text.strip(), moment, frame, module)));
    }

    private void accept(Picture now) {
        PauseView pause = now.pause().orElse(null);
        if (pause != last) {
            before = last == null ? Optional.empty() : last.machine();
            last = pause;
        }
        fill(now);
    }

    private void fill(Picture now) {
        addressType = now.session()
                .image()
                .map(view -> view.image().module().memoryTypes())
                .filter(memories -> !memories.isEmpty())
                .map(memories -> memories.getFirst().limits().addressType())
                .orElse(null);
        Optional<MachineView> machine = now.pause().flatMap(PauseView::machine);
        situation.set(situation(now));
        Optional<SourceLines> lines =
                now.session().image().map(view -> view.image().lines());
        List<CallRow> rows = machine.map(view -> rows(view, lines)).orElse(List.of());
        if (!rows.equals(calls)) {
            selectedCall.set(-1);
            calls.setAll(rows);
        }
        selectedCall.set(now.frameIndex().orElse(-1));
        FrameView frame = now.frame().orElse(null);
        if (frame == null || machine.isEmpty()) {
            locals.clear();
            operands.clear();
            globals.clear();
            return;
        }
        Optional<FrameView> earlier = earlier(machine.get(), selectedCall.get());
        locals.setAll(values(Kind.LOCAL, frame.locals(), earlier.map(FrameView::locals), now.memory()));
        operands.setAll(values(Kind.OPERAND, frame.operands(), earlier.map(FrameView::operands), now.memory())
                .reversed());
        globals.setAll(values(Kind.GLOBAL, machine.get().globals(), before.map(MachineView::globals), now.memory()));
    }

    private static Situation situation(Picture now) {
        if (now.pause().isEmpty()) {
            return Situation.NOT_PAUSED;
        }
        if (now.frame().isEmpty()) {
            return Situation.OUTSIDE_MACHINE;
        }
        return now.running() ? Situation.STALE : Situation.IN_FRAME;
    }

    private static List<CallRow> rows(MachineView machine, Optional<SourceLines> lines) {
        return IntStream.range(0, machine.frames().size())
                .mapToObj(index -> CallRow.of(index, machine.frames().get(index), lines))
                .toList();
    }

    /** The same call at the stop before. */
    private Optional<FrameView> earlier(MachineView machine, int index) {
        List<FrameView> now = machine.frames();
        List<FrameView> then = before.map(MachineView::frames).orElse(List.of());
        int there = then.size() - (now.size() - index);
        return there >= 0
                        && there < then.size()
                        && then.get(there).functionIndex() == now.get(index).functionIndex()
                ? Optional.of(then.get(there))
                : Optional.empty();
    }

    private List<FrameRow.Value> values(
            Kind kind, List<Slot> slots, Optional<List<Slot>> then, Optional<MemoryImage> memory) {
        var rows = new ArrayList<FrameRow.Value>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            int at = i;
            boolean changed = then.map(
                            list -> at >= list.size() || !list.get(at).value().equals(slot.value()))
                    .orElse(false);
            rows.add(row(kind, slot, changed, memory));
        }
        return rows;
    }

    private FrameRow.Value row(Kind kind, Slot slot, boolean changed, Optional<MemoryImage> memory) {
        OptionalLong address =
                addressType == null || addressType == slot.value().type()
                        ? Notation.address(slot.value())
                        : OptionalLong.empty();
        boolean inside = address.isPresent()
                && address.getAsLong() > 0
                && memory.map(image -> address.getAsLong() < image.size()).orElse(false);
        String preview = notation.get() == Notation.POINTER && address.isPresent()
                ? Pointee.of(address.getAsLong(), memory)
                : "";
        return new FrameRow.Value(
                kind,
                !slot.mutable(),
                slot.index(),
                slot.name(),
                Notation.typeText(slot.value()),
                notation.get().write(slot.value()),
                preview,
                changed,
                inside ? address : OptionalLong.empty(),
                slot.value());
    }
}
