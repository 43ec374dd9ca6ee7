package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class LastSessionJourneyTest {
    @Test
    void whatWasOpenComesBackWithItsMessagesAndTheDraft(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.waitUntil("kept at once", () -> journey.store().read().isPresent());
        journey.send("Inc");
        journey.send("Inc");
        journey.compose("Get");
        journey.robot().interact(() -> journey.window().keeper().keep());
        String kept = journey.store().read().orElseThrow();

        journey.openSample("Counter (C)");
        journey.robot().interact(() -> {
            journey.store().write(kept);
            journey.window().keeper().restore();
        });
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());
        journey.waitUntil("idle", () -> journey.session().run() == RunState.IDLE);

        assertThat(journey.text("notice-heading")).isEqualTo("The last session is back: 2 messages sent again");
        assertThat(journey.window().model().draft().get().action()).isEqualTo("Get");
        assertThat(journey.lastSlot().results().text("data")).contains("2");
        assertThat(journey.session().image().orElseThrow().image().source().name())
                .isEqualTo("Counter (WAT)");
    }
}
