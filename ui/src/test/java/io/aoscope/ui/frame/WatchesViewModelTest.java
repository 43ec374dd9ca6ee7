package io.aoscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aoscope.engine.debug.time.Range;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import org.junit.jupiter.api.Test;

class WatchesViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final WatchesViewModel view = new WatchesViewModel(model);

    WatchesViewModelTest() {
        Recorded.counter(session, "Inc", "Inc");
        model.follow(new Link.Time("s2.p1.wasm-64+5"));
    }

    @Test
    void expressionsHaveTheirValuesAtTheFocus() {
        view.add("u64[global.count]");
        view.add("slot");
        view.add("$0");
        view.add("instruction + 1");

        assertThat(view.rows())
                .extracting(WatchRow::expression, WatchRow::text)
                .contains(tuple("u64[global.count]", "1"), tuple("slot", "2"), tuple("instruction + 1", "6"));
        assertThat(view.rows()).noneMatch(WatchRow::failed);
    }

    @Test
    void aValueThatIsAnotherThanAtTheStopBeforeIsMarked() {
        view.add("instruction");
        view.add("slot");
        model.travel().into();

        assertThat(view.rows()).extracting(WatchRow::changed).containsExactly(true, false);
    }

    @Test
    void whatIsWrongStandsAtItsPlace() {
        view.add("$0 +");
        view.add("$77");

        assertThat(view.rows()).allMatch(WatchRow::failed);
        assertThat(view.rows().getLast().text()).contains("77");
    }

    @Test
    void anExpressionIsWrittenOverAndAnEmptyOneDeletesIt() {
        view.add("slot");
        view.replace(0, "pass");
        assertThat(view.rows()).extracting(WatchRow::expression).containsExactly("pass");
        view.replace(0, " ");

        assertThat(view.rows()).isEmpty();
    }

    @Test
    void bytesAndVariablesAreWatchedFromTheirMenus() {
        for (Datum datum :
                new Datum[] {new Datum.Bytes(new Range(0x18, 8)), new Datum.Global(1, "count"), new Datum.Operand(0, 0)
                }) {
            model.data().of(datum).stream()
                    .filter(action -> action.id().equals("watch"))
                    .forEach(Action::run);
        }

        assertThat(view.rows()).extracting(WatchRow::expression).containsExactly("u64[0x18]", "global.1", "stack[0]");
    }
}
