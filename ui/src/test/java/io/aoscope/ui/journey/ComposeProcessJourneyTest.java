package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.SlotRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class ComposeProcessJourneyTest {
    @TempDir
    Path folder;

    /** Chooses an entry of a menu that hangs on a button. */
    private static void choose(Journey journey, String button, int entry) {
        journey.click(button);
        for (int i = 0; i < entry; i++) {
            journey.press(KeyCode.DOWN);
        }
        journey.press(KeyCode.ENTER);
    }

    private static void spawned(Journey journey) {
        journey.waitUntil("spawned", () -> journey.session().run() == RunState.IDLE);
        journey.waitUntil(
                "as it is spawned", () -> journey.text("process-state").equals("as it is spawned"));
        journey.settle();
    }

    @Test
    void aFunctionOfTheImageIsCalledWithTypedNumbers(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.showPanel("process");
        choose(journey, "process-presets", 2);
        assertThat(journey.text("process-state")).startsWith("edited");
        journey.click("process-spawn");
        spawned(journey);

        journey.showPanel("compose");
        journey.type("compose-function", "malloc");
        journey.type("compose-parameter-1", "16");
        assertThat(journey.text("compose-preview-call")).isEqualTo("wasm-64@1.0 calls malloc(16)");
        journey.click("send");
        journey.waitUntil("answered", () -> journey.session().timeline().size() == 2);
        journey.waitForIdle();

        SlotRecord slot = journey.lastSlot();
        assertThat(slot.message().orElseThrow().function()).contains("malloc");
        assertThat(slot.error()).isEmpty();
        journey.showPanel("outbox");
        assertThat(journey.text("outbox-data"))
                .isEqualTo(slot.output().orElseThrow().display())
                .startsWith("[");
    }

    @Test
    void theStackIsChangedByKeysAndWhatItWouldDoIsSaid(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.showPanel("process");
        journey.robot().interact(() -> journey.node("process-device-5").requestFocus());
        journey.press(KeyCode.ALT, KeyCode.UP);
        assertThat(journey.text("process-json")).contains("\"multipass@1.0\", \"patch@1.0\"");
        assertThat(journey.robot().lookup("#process-problems .caution").queryAll())
                .isNotEmpty();

        journey.press(KeyCode.ALT, KeyCode.DOWN);
        assertThat(journey.text("process-state")).isEqualTo("as it is spawned");
    }

    @Test
    void spawningAnewAsksAndSendsTheMessagesAgain(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Get");
        journey.showPanel("process");
        choose(journey, "process-presets", 3);
        journey.dialogs().way(Optional.empty());
        journey.click("process-spawn");
        assertThat(journey.dialogs().asked()).contains("2 messages", "Snapshots stay");
        assertThat(journey.session().timeline()).hasSize(3);

        journey.dialogs().way(Optional.of(0));
        journey.click("process-spawn");
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());
        assertThat(journey.text("notice-heading")).isEqualTo("2 messages sent again: every answer is the same");
        assertThat(journey.session().timeline()).hasSize(3);
        assertThat(journey.lastSlot().steps()).hasSize(12);
    }

    @Test
    void aDefinitionIsSavedAndOpenedAsTheFileOfTheCommandLine(Journey journey) throws Exception {
        journey.openSample("Counter (WAT)");
        journey.showPanel("process");
        journey.robot().interact(() -> journey.node("process-passes").requestFocus());
        journey.robot().write("3");
        journey.settle();
        Path file = folder.resolve("process.json");
        journey.dialogs().choose(file);
        journey.run("process-save");
        journey.waitUntil("written", () -> Files.exists(file) && Files.size(file) > 0);
        assertThat(Files.readString(file)).contains("\"passes\" : 3");

        journey.click("process-revert");
        assertThat(((TextField) journey.node("process-passes")).getText()).isEmpty();
        journey.run("process-open");
        journey.waitUntil("read", () -> journey.text("process-json").contains("\"passes\" : 3"));
        assertThat(((TextField) journey.node("process-passes")).getText()).isEqualTo("3");
    }

    @Test
    void theProfileIsChosenInTheStatusBarAndRemembered(Journey journey) {
        journey.openSample("Counter (WAT)");
        choose(journey, "status-profile", 2);
        journey.waitUntil("chosen", () -> journey.session().profile() == Profile.HYPERBEAM);
        journey.settle();

        assertThat(journey.text("status-profile")).isEqualTo("hyperbeam · main");
        assertThat(journey.settings().choice().profile()).isEqualTo(Profile.HYPERBEAM);
    }
}
