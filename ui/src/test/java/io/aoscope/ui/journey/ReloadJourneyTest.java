package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import io.aoscope.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class ReloadJourneyTest {
    @TempDir
    Path folder;

    private static String counter() throws IOException {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("counter-wat/counter.wat"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aChangedTextIsAssembledAgainAndTheAnswersThatChangedAreShown(Journey journey) throws Exception {
        Path file = Files.writeString(folder.resolve("counter.wat"), counter());
        journey.dialogs().choose(file);
        journey.click("open");
        journey.waitUntil("open", () -> journey.session().run() == RunState.IDLE);
        journey.send("Inc");
        journey.send("Get");
        assertThat(journey.lastSlot().results().text("data")).contains("1");

        Files.writeString(
                file,
                counter()
                        .replace(
                                "(i64.load (global.get $count)) (i64.const 1)",
                                "(i64.load (global.get $count)) (i64.const 2)"));
        journey.run("reload");
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());

        assertThat(journey.text("notice-heading")).isEqualTo("2 messages sent again: 2 answers changed");
        assertThat(journey.lastSlot().results().text("data")).contains("2");
        Hyperlink first = journey.robot().lookup(".notice-box .hyperlink").query();
        assertThat(first.getText()).startsWith("Slot 1, Inc: data").contains("“1” to “2”");
    }

    @Test
    void aTextWithAMistakeIsNamedWithItsLineAndTheOldProcessStays(Journey journey) throws Exception {
        Path file = Files.writeString(folder.resolve("counter.wat"), counter());
        journey.dialogs().choose(file);
        journey.click("open");
        journey.waitUntil("open", () -> journey.session().run() == RunState.IDLE);
        journey.send("Inc");

        Files.writeString(file, "(module\n  (fun))");
        journey.run("reload");
        journey.waitUntil(
                "the problem is shown",
                () -> journey.robot().lookup("#notice-text").tryQuery().isPresent());

        assertThat(journey.text("notice-text")).contains("counter.wat, line 2, column 4");
        assertThat(journey.send("Get").results().text("data")).contains("1");
    }
}
