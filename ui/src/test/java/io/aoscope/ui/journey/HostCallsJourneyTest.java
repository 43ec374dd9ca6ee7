package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class HostCallsJourneyTest {
    @Test
    void aWriteOfTheHostIsFoundStoppedAtAndAnsweredDifferently(Journey journey) {
        journey.openSample("Hello, standard output");
        journey.send("Hello");
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.DIGIT5);
        journey.waitUntil("the call is listed", () -> table(journey).getItems().size() == 1);
        journey.robot().interact(() -> table(journey).getSelectionModel().select(0));
        journey.waitUntil(
                "the call is shown", () -> journey.text("host-call-text").contains("fd_write(1, "));

        journey.click("host-call-break");
        journey.compose("Hello");
        journey.click("send");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().at().toString()).startsWith("s2.p1.wasm-64+");
        journey.press(KeyCode.F5);
        journey.waitUntil("the slot has ended", () -> journey.session().run() == RunState.IDLE);

        journey.showPanel("hostcalls");
        journey.waitUntil(
                "the call of slot 2 is listed",
                () -> journey.robot().lookup("s2.p1.wasm-64+575").tryQuery().isPresent());
        journey.robot().interact(() -> table(journey).getSelectionModel().select(0));
        journey.click("host-call-answer");
        journey.type("host-answer-result", "8");
        journey.type("host-answer-branch", "full disk");
        journey.click("host-answer-begin");
        journey.waitUntil(
                "the focus is behind the call", () -> journey.text("coordinate").equals("s2.p1.wasm-64+576"));

        assertThat(journey.lastSlot().stdout()).isEmpty();
        assertThat(journey.text("focus-badge")).isEqualTo("past");
    }

    private static TableView<?> table(Journey journey) {
        return (TableView<?>) journey.node("host-calls");
    }
}
