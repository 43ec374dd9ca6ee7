package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class ProfileJourneyTest {
    @TempDir
    Path folder;

    @Test
    void aMessageIsProfiledExportedAndItsHitsStandInCode(Journey journey) {
        journey.openSample("Counter (C)");
        journey.send("Inc");
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.DIGIT6);
        journey.click("profile-count-button");
        journey.waitUntil(
                "the functions are listed",
                () -> !((TableView<?>) journey.node("profile-functions"))
                        .getItems()
                        .isEmpty());

        journey.dialogs().choose(folder.resolve("counter.folded"));
        journey.click("profile-folded");
        journey.waitUntil("the file is there", () -> Files.exists(folder.resolve("counter.folded")));

        journey.click("profile-flame-toggle");
        journey.robot().clickOn("#flame");
        journey.press(KeyCode.HOME);
        journey.press(KeyCode.DOWN);
        journey.waitUntil(
                "a device is selected", () -> journey.text("flame-name").startsWith("pass 1 "));

        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        journey.waitUntil(
                "handle's first instruction was executed once",
                () -> journey.robot().lookup(".code-hits").queryAllAs(Label.class).stream()
                        .anyMatch(hits -> hits.isVisible() && hits.getText().equals("1")));
        assertThat(journey.text("coordinate")).isEqualTo("s1.end");
    }
}
