package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class PassesJourneyTest {
    @Test
    void aMessageIsSteppedDeviceByDeviceThroughAllItsPasses(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.compose("Get");
        journey.click("send-pause");
        journey.waitForPause();
        journey.showPanel("passes");
        assertThat(journey.text("passes-title")).isEqualTo("Pass 1, wasi@1.0 – here now");

        List<String> seen = new ArrayList<>();
        while (journey.session().run() == RunState.PAUSED) {
            var before = journey.session().pause();
            journey.click("passes-step-device");
            journey.waitUntil(
                    "the step has ended",
                    () -> journey.session().run() == RunState.IDLE
                            || journey.session().run() == RunState.PAUSED
                                    && !journey.session().pause().equals(before));
            journey.settle();
            seen.add(journey.text("passes-title").replaceAll(" – .*", ""));
        }

        assertThat(seen.stream().distinct())
                .containsExactly(
                        "Pass 1, wasi@1.0",
                        "Pass 1, json-iface@1.0",
                        "Pass 1, wasm-64@1.0",
                        "Pass 1, patch@1.0",
                        "Pass 1, multipass@1.0",
                        "Pass 2, wasi@1.0",
                        "Pass 2, json-iface@1.0",
                        "Pass 2, wasm-64@1.0",
                        "Pass 2, patch@1.0",
                        "Pass 2, multipass@1.0");
        assertThat(journey.lastSlot().results().text("data")).contains("0");
    }

    @Test
    void stepPassGoesToTheFirstDeviceOfTheNextPass(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.compose("Inc");
        journey.click("send-pause");
        journey.waitForPause();
        journey.click("step-pass");
        journey.waitUntil(
                "the second pass", () -> journey.session().pause().orElseThrow().pass() == 2);
        journey.settle();

        assertThat(journey.text("coordinate")).isEqualTo("s1.p2.wasi+0");
    }

    @Test
    void aCellStillToComeIsRunToByADoubleClick(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.compose("Inc");
        journey.click("send-pause");
        journey.waitForPause();
        journey.showPanel("passes");
        List<Node> toCome = toCome(journey);
        assertThat(toCome).hasSize(9);
        journey.robot().doubleClickOn(toCome.get(2));
        journey.waitUntil(
                "the run stands there", () -> journey.text("passes-title").equals("Pass 1, patch@1.0 – here now"));

        journey.robot().clickOn(toCome(journey).getLast());
        journey.click("passes-run-to-cell");
        journey.waitUntil(
                "the run stands in the last cell",
                () -> journey.text("passes-title").equals("Pass 2, multipass@1.0 – here now"));
    }

    private static List<Node> toCome(Journey journey) {
        return List.copyOf(journey.robot().lookup(".to-come").<Node>queryAll());
    }
}
