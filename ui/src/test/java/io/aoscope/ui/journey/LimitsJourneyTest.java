package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.SlotRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class LimitsJourneyTest {
    @Test
    void aLimitSetInTheWindowStopsAMessageAndIsKept(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.run("limits");
        journey.type("limit-max-instructions", "5000");
        journey.click("limits-save");
        journey.run("respawn");
        journey.waitForIdle();

        SlotRecord slot = journey.send("Inc");

        assertThat(slot.error().orElseThrow().message())
                .contains("the limit of 5,000 instructions for a message is reached");
        assertThat(journey.settings().limits().instructions()).isEqualTo(5000);
    }

    @Test
    void aLimitThatIsNoNumberIsToldAndNothingIsKept(Journey journey) {
        journey.run("limits");
        journey.type("limit-max-pages", "many");
        journey.click("limits-save");

        assertThat(journey.text("limits-answer")).isEqualTo("Pages: “many” is no number from 0 to 2147483647");
        assertThat(journey.settings().limits().machine().maxPages()).isEqualTo(262_144);
    }
}
