package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class StdoutJourneyTest {
    @Test
    void whatAProcessPrintsIsReadInFiles(Journey journey) {
        journey.openSample("Hello, standard output");
        String printed = journey.send("Hello").stdout();
        journey.showPanel("files");
        journey.robot().clickOn("dev");
        for (int row = 0; row < 5 && !journey.text("files-path").contains("stdout"); row++) {
            journey.press(KeyCode.DOWN);
        }

        assertThat(printed).isNotEmpty();
        assertThat(journey.text("files-text")).isEqualTo(printed);
    }
}
