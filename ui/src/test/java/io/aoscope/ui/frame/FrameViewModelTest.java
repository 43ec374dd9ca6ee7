package io.aoscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.frame.FrameViewModel.Situation;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Notation;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameViewModelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final SessionView open = Staged.open(module);
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final FrameViewModel view = new FrameViewModel(model);
    private final Optional<MemoryImage> memory = Optional.of(Staged.memory(2, Map.of(0x400L, "hello\0")));

    @Test
    void withNothingPausedItSaysSo() {
        assertThat(view.situation().get()).isEqualTo(Situation.NOT_PAUSED);
        assertThat(view.calls()).isEmpty();
    }

    @Test
    void beforeADeviceThereIsNoFrame() {
        session.publish(Staged.paused(open, Staged.pauseBeforeDevice()));
        assertThat(view.situation().get()).isEqualTo(Situation.OUTSIDE_MACHINE);
    }

    @Test
    void localsHaveNameTypeAndValue() {
        pause(7, List.of(Staged.i64(0, "message", 0x400), Staged.i32(1, "", -3)), List.of());
        assertThat(view.locals())
                .extracting(FrameRow.Value::name, FrameRow.Value::type, FrameRow.Value::text)
                .containsExactly(tuple("message", "i64", "1024"), tuple("", "i32", "-3"));
    }

    @Test
    void theTopOfTheOperandStackComesFirst() {
        pause(7, List.of(), List.of(Staged.i64(0, "", 1), Staged.i64(1, "", 2)));
        assertThat(view.operands()).extracting(FrameRow.Value::text).containsExactly("2", "1");
    }

    @Test
    void aValueOfUnknownTypeIsSaidToBeUnknown() {
        pause(7, List.of(Staged.slot(0, "", null, 5)), List.of());
        assertThat(view.locals().getFirst().type()).isEqualTo("unknown");
        assertThat(view.locals().getFirst().text()).startsWith("unknown");
    }

    @Test
    void floatsAndReferencesAreWrittenAsWhatTheyAre() {
        pause(
                7,
                List.of(
                        Staged.slot(0, "", NumType.F64, Double.doubleToRawLongBits(2.5)),
                        Staged.slot(1, "", NumType.F32, Float.floatToRawIntBits(0.5f)),
                        Staged.slot(2, "", RefType.FUNCREF, 0),
                        Staged.slot(3, "", RefType.FUNCREF, 4)),
                List.of());
        assertThat(view.locals()).extracting(FrameRow.Value::text).containsExactly("2.5", "0.5", "null", "reference 4");
    }

    @Test
    void hexShowsAllTheBitsOfAValue() {
        view.notation().set(Notation.HEX);
        pause(7, List.of(Staged.i32(0, "", -1), Staged.i64(1, "", 26)), List.of());
        assertThat(view.locals()).extracting(FrameRow.Value::text).containsExactly("0xffffffff", "0x000000000000001a");
    }

    @Test
    void readAsAPointerAValueShowsWhatItPointsAt() {
        view.notation().set(Notation.POINTER);
        pause(7, List.of(Staged.i64(0, "", 0x400), Staged.i64(1, "", 0x7000_0000L)), List.of());
        assertThat(view.locals())
                .extracting(FrameRow.Value::text, FrameRow.Value::preview)
                .containsExactly(tuple("0x400", "\"hello\""), tuple("0x70000000", "outside of memory"));
    }

    @Test
    void whatDiffersFromTheStopBeforeIsMarked() {
        pause(7, List.of(Staged.i64(0, "", 1), Staged.i64(1, "", 2)), List.of(Staged.i64(0, "", 9)));
        assertThat(view.locals()).noneMatch(FrameRow.Value::changed);
        pause(8, List.of(Staged.i64(0, "", 1), Staged.i64(1, "", 3)), List.of(Staged.i64(0, "", 9)));
        assertThat(view.locals()).extracting(FrameRow.Value::changed).containsExactly(false, true);
        assertThat(view.operands()).noneMatch(FrameRow.Value::changed);
    }

    @Test
    void aGlobalThatChangedIsMarked() {
        FrameView frame = frame(0, List.of(), List.of());
        session.publish(Staged.paused(open, Staged.pause(7, memory, List.of(Staged.i64(0, "sp", 10)), frame)));
        session.publish(Staged.paused(open, Staged.pause(8, memory, List.of(Staged.i64(0, "sp", 20)), frame)));
        assertThat(view.globals().getFirst().changed()).isTrue();
    }

    @Test
    void theFirstStopInAnotherFunctionMarksNothing() {
        pause(7, List.of(Staged.i64(0, "", 1)), List.of());
        FrameView called = Staged.frame(module, 1, 0, List.of(Staged.i64(0, "", 2)), List.of());
        session.publish(
                Staged.paused(open, Staged.pause(8, memory, List.of(), called, frame(0, List.of(), List.of()))));
        assertThat(view.locals()).noneMatch(FrameRow.Value::changed);
    }

    @Test
    void selectingACallerMovesTheFocusToIt() {
        FrameView caller = frame(0, List.of(Staged.i64(0, "", 77)), List.of());
        FrameView called = Staged.frame(module, 1, 0, List.of(), List.of());
        session.publish(Staged.paused(open, Staged.pause(8, memory, List.of(), called, caller)));
        view.select(1);
        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtPause(1));
        assertThat(view.selectedCall().get()).isEqualTo(1);
        assertThat(view.locals()).extracting(FrameRow.Value::text).containsExactly("77");
    }

    @Test
    void anAddressInsideOfMemoryLeadsThere() {
        var links = new ArrayList<Link>();
        model.onFollow(links::add);
        pause(7, List.of(Staged.i64(0, "", 0x400), Staged.i64(1, "", 0x7000_0000L), Staged.i32(2, "", 8)), List.of());
        assertThat(view.locals()).extracting(row -> row.address().isPresent()).containsExactly(true, false, false);
        view.follow(view.locals().getFirst());
        assertThat(links).containsExactly(new Link.Memory(0x400, 8));
    }

    @Test
    void valuesStayWhileTheRunGoesOnAndAreCalledStale() {
        pause(7, List.of(Staged.i64(0, "", 1)), List.of());
        session.publish(Staged.running(session.view()));
        assertThat(view.situation().get()).isEqualTo(Situation.STALE);
        assertThat(view.locals()).hasSize(1);
    }

    @Test
    void aHostFrameHasNoOffset() {
        var host = new FrameView(0, "wasi_snapshot_preview1.fd_write", -1, -1, List.of(), List.of());
        session.publish(Staged.paused(open, Staged.pause(8, memory, List.of(), host)));
        assertThat(view.calls()).containsExactly(new CallRow(0, "wasi_snapshot_preview1.fd_write", "", "host"));
    }

    private FrameView frame(int instruction, List<Slot> locals, List<Slot> operands) {
        return Staged.frame(module, 0, instruction, locals, operands);
    }

    private void pause(long instruction, List<Slot> locals, List<Slot> operands) {
        FrameView frame = frame((int) (instruction % 5), locals, operands);
        session.publish(Staged.paused(open, Staged.pause(instruction, memory, List.of(), frame)));
    }
}
