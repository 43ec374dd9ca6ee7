package io.aoscope.ui.passes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.passes.PassGrid.Cell;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassesViewModelTest {
    private static final SessionView IDLE = Views.idle();
    private final FakeDebugSession session = new FakeDebugSession(IDLE);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final PassesViewModel view = new PassesViewModel(model);

    @Test
    void eachPassIsARowAndEachDeviceOfTheProcessAColumn() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));

        PassGrid grid = view.grid().get();
        assertThat(grid.devices().values()).containsExactlyElementsOf(Views.STACK);
        assertThat(grid.rows()).extracting(PassGrid.Row::pass).containsExactly(1, 2);
        assertThat(grid.rows().getFirst().cells()).extracting(Cell::device).containsExactly(1, 2, 3, 5);
    }

    @Test
    void theDevicesStillToComeInThisPassCanBeRunTo() {
        session.publish(Views.paused(IDLE, Views.before(1, 3)));
        Cell multipass = view.grid().get().cells().getLast();
        assertThat(multipass).isEqualTo(new Cell.ToCome(1, 5, "multipass@1.0"));

        view.selected().set(Optional.of(multipass));
        assertThat(view.reachable().get()).isTrue();
        assertThat(view.sides().orElseThrow().title()).isEqualTo("Pass 1, multipass@1.0 – to come");
        view.runTo();

        assertThat(session.asked()).containsExactly("runTo pass 1 device 5");
    }

    @Test
    void thePassesThatTheProcessAsksForAreToComeToo() {
        Message asking = Views.state(1).set("passes", Value.of(3));
        PauseView before = Views.before(1, 3);
        session.publish(Views.paused(
                IDLE,
                new PauseView(
                        before.at(),
                        before.reason(),
                        before.pass(),
                        before.deviceIndex(),
                        before.device(),
                        before.phase(),
                        asking,
                        before.memory(),
                        before.machine())));

        assertThat(view.grid().get().rows()).extracting(PassGrid.Row::pass).containsExactly(1, 2, 3);
        assertThat(view.grid().get().rows().getLast().cells()).hasSize(5);
    }

    @Test
    void aCellOfAMessageThatHasEndedIsGoneBackTo() {
        Recorded.counter(session, "Inc");
        view.selected().set(Optional.of(view.grid().get().cells().get(2)));
        view.runTo();
        assertThat(model.picture().get().point().orElseThrow()).hasToString("s1.p1.wasm-64.start");

        view.selected().set(Optional.of(view.grid().get().cells().getFirst()));
        view.runTo();
        assertThat(model.picture().get().point().orElseThrow()).hasToString("s1.start");
    }

    @Test
    void whereTheRunStandsIsNoPlaceToRunTo() {
        session.publish(Views.paused(IDLE, Views.before(1, 3)));

        assertThat(view.reachable().get()).isFalse();
    }

    @Test
    void whereTheRunStandsIsTheLastCellAndIsSelected() {
        session.publish(Views.paused(IDLE, Views.before(1, 3)));

        assertThat(view.selected().get()).containsInstanceOf(Cell.Here.class);
        assertThat(view.sides().orElseThrow().title()).isEqualTo("Pass 1, wasm-64@1.0 – here now");
        assertThat(view.sides().orElseThrow().after()).isEmpty();
    }

    @Test
    void aDeviceThatStandsBeforeTheLastOneBeginsANewPass() {
        session.publish(Views.paused(IDLE, Views.before(2, 1)));

        assertThat(view.grid().get().rows()).extracting(PassGrid.Row::pass).containsExactly(1, 2);
    }

    @Test
    void aSelectedDeviceShowsTheMessageOnBothSidesAndWhatItDid() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));
        view.selected().set(Optional.of(view.grid().get().cells().get(2)));

        var sides = view.sides().orElseThrow();
        assertThat(sides.title()).isEqualTo("Pass 1, wasm-64@1.0 – ok");
        assertThat(sides.did()).isEqualTo("did its part (9,936 instructions)");
        assertThat(sides.before().text("count")).contains("1");
        assertThat(sides.after().orElseThrow().text("count")).contains("2");
    }

    @Test
    void theSelectionStaysWhileNothingNewHappens() {
        SessionView ended = Views.idle(Views.entry(Views.ok(1, "Inc")));
        session.publish(ended);
        Optional<Cell> chosen = Optional.of(view.grid().get().cells().getFirst());
        view.selected().set(chosen);
        session.publish(Views.withSnapshots(ended, Views.snapshot("one")));

        assertThat(view.selected().get()).isEqualTo(chosen);
    }
}
