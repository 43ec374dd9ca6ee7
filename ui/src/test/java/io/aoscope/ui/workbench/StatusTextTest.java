package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    @Test
    void anIdleProcessTellsItsSlotPagesInstructionsAndProfile() {
        Picture picture = picture(Views.idle(Views.entry(Views.ok(1, "Inc"))));

        assertThat(StatusText.left(picture)).isEqualTo("idle · slot 1 · 1 page · 1,000 instructions");
        assertThat(StatusText.right(picture)).isEqualTo("stepping tier");
    }

    @Test
    void aRunningSlotTellsHowFarItIs() {
        assertThat(StatusText.left(picture(Views.running(Views.idle(), 83_402_819))))
                .isEqualTo("running · slot 1 · 1 page · 83,402,819 instructions · 7.0 ms");
    }

    @Test
    void withoutAnImageThatIsAllThereIsToSay() {
        assertThat(StatusText.left(picture(Views.empty()))).isEqualTo("no image open");
    }

    @Test
    void theCoordinateOfTheFocusIsThatOfThePause() {
        assertThat(Coordinates.text(picture(Views.paused(Views.idle(), Views.inMachine(48_213)))))
                .isEqualTo("s1.p1.wasm-64+48213");
        assertThat(Coordinates.text(picture(Views.idle()))).isEqualTo("s0.end");
    }

    @Test
    void theTierIsExplainedWithTheReasonOfTheImage() {
        assertThat(StatusText.tierTip(picture(Views.idle()))).startsWith("Every instruction is counted");
        assertThat(StatusText.tierTip(Optional.empty(), true)).startsWith("Compiled code ran the last message");
        assertThat(StatusText.tierTip(Optional.of("it makes tail calls (function 3, run)"), false))
                .isEqualTo("The image stays on the stepping tier: it makes tail calls (function 3, run).");
    }

    private static Picture picture(SessionView view) {
        return new WorkbenchModel(new FakeDebugSession(view), FxGate.direct())
                .picture()
                .get();
    }
}
