package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.WorkbenchModel;
import org.junit.jupiter.api.Test;

class CoordinateViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final CoordinateViewModel view = new CoordinateViewModel(model);

    CoordinateViewModelTest() {
        Recorded.counter(session, "Inc");
    }

    @Test
    void itSaysWhereTheFocusIs() {
        assertThat(view.text().get()).isEqualTo("s1.end");
    }

    @Test
    void whatIsWrittenMovesTheFocusAndIsWrittenOutInFull() {
        view.text().set(" s1.p1.wasm-64 ");
        view.go();

        assertThat(view.text().get()).matches("s1\\.p1\\.wasm-64.*");
        assertThat(model.picture().get().past()).isTrue();
        assertThat(view.problem().get()).isEmpty();
    }

    @Test
    void whatIsNoCoordinateStaysToBeCorrectedAndTheRemedyIsSaid() {
        view.text().set("s1.p1.wasm-64+99999999");
        view.go();

        assertThat(view.text().get()).isEqualTo("s1.p1.wasm-64+99999999");
        assertThat(view.problem().get()).contains("numbered from 0 to");
        assertThat(model.picture().get().past()).isFalse();
    }

    @Test
    void takingItBackWritesTheFocusAgain() {
        view.text().set("nonsense");
        view.go();
        view.revert();

        assertThat(view.text().get()).isEqualTo("s1.end");
        assertThat(view.problem().get()).isEmpty();
    }
}
