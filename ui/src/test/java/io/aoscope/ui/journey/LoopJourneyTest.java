package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.session.SlotRecord.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class LoopJourneyTest {
    @Test
    void anEndlessLoopShowsItsProgressIsPausedSteppedAndStopped(Journey journey) {
        journey.openSample("Traps and an endless loop");
        journey.compose("Loop");
        journey.click("send");
        journey.waitUntil(
                "progress is told",
                () -> journey.session().current().stream()
                        .anyMatch(slot -> slot.instructions().orElse(0) > 100_000));
        assertThat(journey.text("status")).startsWith("running · slot 1");

        journey.click("pause");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().reason()).isEqualTo(new PauseReason.Requested());
        long before = instructions(journey);
        journey.click("step-into");
        journey.waitUntil(
                "a step was taken",
                () -> journey.session().run() == RunState.PAUSED && instructions(journey) == before + 1);

        journey.click("stop");
        journey.waitForIdle();
        assertThat(journey.lastSlot().status()).isEqualTo(Status.STOPPED);
        assertThat(journey.send("Hello").results().text("data")).contains("still here");
    }

    private static long instructions(Journey journey) {
        return journey.session().current().orElseThrow().instructions().orElseThrow();
    }
}
