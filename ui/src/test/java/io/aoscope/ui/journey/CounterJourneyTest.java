package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class CounterJourneyTest {
    @Test
    void afterThreeTimesIncTheAnswerToGetInTheOutboxIsThree(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        journey.send("Inc");
        journey.send("Get");
        journey.showPanel("outbox");

        assertThat(journey.text("outbox-data")).isEqualTo("3");
        assertThat(journey.text("status")).startsWith("idle · slot 4 · 1 page");
    }

    @Test
    void aSampleOpensReadyToSend(Journey journey) {
        journey.openSample("Counter (WAT)");

        assertThat(((ComboBox<?>) journey.node("compose-action")).getEditor().getText())
                .isEqualTo("Inc");
    }

    @Test
    void anOlderSlotOfTheTimelineShowsWhatItAnsweredThen(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        journey.showPanel("outbox");
        journey.showPanel("timeline");
        journey.robot().clickOn("1  Inc");
        journey.settle();

        assertThat(journey.text("outbox-data")).isEqualTo("1");
        assertThat(journey.text("focus-badge")).isEqualTo("past");
        assertThat(journey.text("coordinate")).isEqualTo("s1.end");
    }
}
