package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.RunState;
import io.aoscope.ui.model.Link;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class StopsJourneyTest {
    @Test
    void aMessageStopsWhereTheCountChangesAndTheSameForwardsAndBackwards(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.showPanel("memory");
        journey.robot().interact(() -> journey.window().model().follow(new Link.Memory(0x18, 8)));
        journey.settle();
        journey.run("break-change");
        journey.waitUntil("it is set", () -> journey.session().stops().size() == 1);

        journey.compose("Inc");
        journey.click("send");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().reason()).isInstanceOf(PauseReason.AtStop.class);
        String here = journey.text("coordinate");
        journey.press(KeyCode.F5);
        journey.waitForIdle();
        journey.press(KeyCode.ALT, KeyCode.F5);

        journey.waitUntil(
                "the same stop is reached backwards",
                () -> journey.text("coordinate").equals(here));
    }

    @Test
    void aStopPointIsWrittenWithAConditionAndOneThatLogsTellsInThePanel(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.showPanel("stops");
        journey.type("stops-location", "handle");
        journey.type("stops-log", "slot {slot}");
        journey.press(KeyCode.ENTER);
        journey.waitUntil("it is set", () -> journey.session().stops().size() == 1);
        journey.type("stops-location", "device patch");
        journey.type("stops-condition", "slot == 2");
        journey.press(KeyCode.ENTER);
        journey.waitUntil("both are set", () -> journey.session().stops().size() == 2);
        assertThat(((TableView<?>) journey.node("stops-table")).getItems()).hasSize(2);

        journey.send("Inc");
        journey.compose("Inc");
        journey.click("send");
        journey.waitForPause();

        assertThat(journey.session().pause().orElseThrow().device()).startsWith("patch@");
        assertThat(journey.session().run()).isEqualTo(RunState.PAUSED);
        journey.showPanel("stops");
        assertThat(((ListView<?>) journey.node("stops-logged")).getItems()).hasSize(2);
        journey.press(KeyCode.F5);
        journey.waitUntil("the next pass", () -> journey.session().run() == RunState.PAUSED);
        journey.run("stops-clear");
        journey.press(KeyCode.F5);
        journey.waitForIdle();
    }

    @Test
    void anExpressionIsWatchedInFrame(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.showPanel("frame");
        journey.type("frame-watch-add", "u64[0x18]");
        journey.press(KeyCode.ENTER);
        var watches = (TableView<?>) journey.node("frame-watches");
        journey.waitUntil("it is watched", () -> watches.getItems().size() == 1);
        assertThat(watches.getColumns().getLast().getCellData(0)).isEqualTo("1");
        journey.send("Inc");

        assertThat(watches.getColumns().getLast().getCellData(0)).isEqualTo("2");
        assertThat(journey.settings().watches()).containsExactly("u64[0x18]");
    }
}
