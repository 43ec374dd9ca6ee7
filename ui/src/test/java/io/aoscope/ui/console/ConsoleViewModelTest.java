package io.aoscope.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.ConsoleEvent.Kind;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleViewModelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Link> links = new ArrayList<>();
    private final ConsoleViewModel view = new ConsoleViewModel(model.picture(), link -> {
        links.add(link);
        model.follow(link);
    });

    @Test
    void linesOfAllSlotsStandInOrderWithTheirCoordinate() {
        two();
        assertThat(view.lines())
                .extracting(ConsoleLine::text)
                .containsExactly("first", "second", "env.f is undefined", "it trapped");
        assertThat(view.lines().getFirst().at().toString()).isEqualTo("s1.p1.wasm-64+120");
        assertThat(view.status().get()).isEqualTo("4 lines");
    }

    @Test
    void kindsCanBeLeftOut() {
        two();
        view.shown(Kind.STDOUT).set(false);
        assertThat(view.lines()).extracting(ConsoleLine::text).containsExactly("env.f is undefined", "it trapped");
        assertThat(view.status().get()).isEqualTo("2 of 4 lines");
    }

    @Test
    void theFilterLooksInTextAndCoordinate() {
        two();
        view.filter().set("TRAPPED");
        assertThat(view.lines()).extracting(ConsoleLine::text).containsExactly("it trapped");
        view.filter().set("s1.");
        assertThat(view.lines()).extracting(ConsoleLine::text).containsExactly("first", "second");
    }

    @Test
    void selectingALineMovesTheFocusToItsSlotOnce() {
        two();
        view.select(view.lines().getFirst());
        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtEntry(0));
        view.select(view.lines().get(1));
        assertThat(links).containsExactly(new Link.Entry(0));
    }

    @Test
    void linesOfASlotUnderWayAreAppendedAndBelongToNoEntry() {
        two();
        session.publish(
                Staged.paused(session.view(), Staged.pauseBeforeDevice(), Staged.event(Kind.STDOUT, 3, "under way")));
        assertThat(view.lines().getLast().text()).isEqualTo("under way");
        assertThat(view.lines().getLast().entry()).isEmpty();
        model.focus(new Focus.AtEntry(0));
        view.select(view.lines().getLast());
        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtPause(0));
    }

    @Test
    void copiedLinesHaveCoordinateKindAndText() {
        two();
        assertThat(ConsoleViewModel.copy(view.lines().subList(2, 4)))
                .isEqualTo("s2.p1.wasm-64+120\tundefined import\tenv.f is undefined\n"
                        + "s2.p1.wasm-64+120\terror\tit trapped");
    }

    private void two() {
        session.publish(Staged.slots(
                open,
                Staged.answered(1, "1", Optional.empty(), Staged.event(Kind.STDOUT, 1, "first\nsecond\n")),
                Staged.failed(
                        2,
                        Staged.event(Kind.UNDEFINED_IMPORT, 2, "env.f is undefined"),
                        Staged.event(Kind.ERROR, 2, "it trapped"))));
    }
}
