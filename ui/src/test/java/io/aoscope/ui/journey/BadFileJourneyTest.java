package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class BadFileJourneyTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoWasmIsRefusedWithItsNameThePlaceAndTheRemedyAndTheOldImageStays(Journey journey)
            throws Exception {
        journey.openSample("Counter (WAT)");
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary, this is no WebAssembly.");
        journey.dialogs().choose(file);
        journey.press(KeyCode.SHORTCUT, KeyCode.O);
        journey.waitUntil(
                "the error is shown",
                () -> journey.robot().lookup("#notice-text").tryQuery().isPresent());

        assertThat(journey.text("notice-text")).contains(file.toString()).contains("0x0");
        journey.press(KeyCode.ESCAPE);
        assertThat(journey.robot().lookup("#notice-text").tryQuery()).isEmpty();
        assertThat(journey.session().run()).isEqualTo(RunState.IDLE);
        assertThat(journey.session().image().orElseThrow().image().source().name())
                .isEqualTo("Counter (WAT)");
        assertThat(journey.send("Inc").results().text("data")).contains("1");
    }

    @Test
    void aFileThatIsNotThereIsRefusedWithItsName(Journey journey) {
        journey.dialogs().choose(folder.resolve("missing.wasm"));
        journey.click("open");
        journey.waitUntil(
                "the error is shown",
                () -> journey.robot().lookup("#notice-text").tryQuery().isPresent());

        assertThat(journey.text("notice-text")).contains("missing.wasm").contains("there is no such file");
    }
}
