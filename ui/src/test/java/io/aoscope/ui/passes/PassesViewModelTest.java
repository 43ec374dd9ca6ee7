package io.aoscope.ui.passes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.FakeDebugSession;
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
