package io.aoscope.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import org.junit.jupiter.api.Test;

class HitsTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final CodeViewModel view = new CodeViewModel(model, Background.direct());

    @Test
    void countsStandBesideInstructionsOnceTheSlotInFocusWasProfiled() {
        Recorded.asking(session, "One");
        model.follow(new Link.Code(4, 0));
        assertThat(view.hits().get().known()).isFalse();
        assertThat(view.hits().get().text(0)).isEmpty();

        model.profiles().count();
        assertThat(view.hits().get().text(0)).isEqualTo("1");
        assertThat(view.hits().get().text(1)).isEqualTo("3");
        assertThat(view.hits().get().heat(1)).isEqualTo(1);

        model.focus(new Focus.AtEntry(0));
        assertThat(view.hits().get().known()).isFalse();
    }

    @Test
    void aFunctionThatWasNotCalledHasCountsOfNothing() {
        Recorded.asking(session, "One");
        model.profiles().count();
        model.follow(new Link.Code(3, 0));

        assertThat(view.hits().get().known()).isTrue();
        assertThat(view.hits().get().text(0)).isEqualTo("0");
        assertThat(view.hits().get().heat(0)).isZero();
    }

    @Test
    void theRoomIsThatOfTheLongestCount() {
        assertThat(new Hits(true, new long[] {1, 83_402_819, 7}).width()).isEqualTo("83,402,819".length());
        assertThat(Hits.UNKNOWN.width()).isEqualTo(1);
    }
}
