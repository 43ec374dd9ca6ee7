package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class CounterJourneyTest {
    @Test
    void threeTimesIncAndGetAnswersThree(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        journey.send("Inc");
        journey.send("Get");

        assertThat(journey.lastSlot().results().text("data")).contains("3");
        assertThat(journey.text("status")).startsWith("idle · slot 4 · 1 page");
    }
}
