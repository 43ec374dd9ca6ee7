package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes that answer each other. */
@ExtendWith(Journeys.class)
class PushJourneyTest {
    private static final String SAMPLE = "Ping-pong of two processes";

    @Test
    void aMessageIsDeliveredAndItsSlotAndItsSenderLeadToEachOther(Journey journey) {
        serve(journey);

        journey.click("deliver-1");
        journey.waitUntil("it is delivered", () -> exists(journey, "delivered-1"));
        assertThat(journey.text("delivered-1")).isEqualTo("slot 1 of pong: ok");
        assertThat(journey.text("process-selector")).isEqualTo("ping 1/2");

        journey.click("delivered-1");
        journey.waitUntil(
                "pong is shown", () -> journey.text("process-selector").equals("pong 2/2"));
        journey.waitUntil("its outbox is shown", () -> exists(journey, "outbox-origin"));
        assertThat(journey.text("outbox-data")).isEqualTo("pong 2");
        assertThat(journey.text("outbox-origin")).isEqualTo("ping, slot 1, message 1");

        journey.click("outbox-origin");
        journey.waitUntil(
                "ping is shown", () -> journey.text("process-selector").equals("ping 1/2"));
        journey.waitUntil(
                "its outbox is shown", () -> journey.text("outbox-data").equals("serving"));
    }

    @Test
    void aPushGoesOnUntilOneHasWon(Journey journey) {
        serve(journey);

        journey.click("outbox-push");
        journey.waitUntil("the push has ended", () -> node(journey).last().isPresent());
        journey.settle();

        assertThat(journey.text("outbox-push-progress")).isEqualTo("Pushed: 4 delivered");
        assertThat(journey.text("outbox-data")).isEqualTo("serving");
        assertThat(node(journey).processes()).extracting(ProcessView::slots).containsExactly(3, 2);
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.N);
        journey.waitUntil("pong is shown", () -> journey.text("outbox-data").equals("pong 1"));
        assertThat(((ListView<?>) journey.node("timeline")).getItems()).hasSize(3);
    }

    @Test
    void aMessageDeliveredToPauseIsSteppedInItsReceiver(Journey journey) {
        serve(journey);

        journey.click("deliver-pause-1");
        journey.waitForPause();
        assertThat(journey.text("process-selector")).isEqualTo("pong 2/2");
        journey.run("into-wasm");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().machine()).isPresent();

        journey.press(KeyCode.F5);
        journey.waitForIdle();
        assertThat(journey.lastSlot().results().text("data")).contains("pong 2");
        journey.waitUntil("the delivery has ended", () -> node(journey).push().isEmpty());
    }

    @Test
    void processesAreOpenedBesideChosenAndClosed(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.showPanel("samples");
        journey.click("sample-open-beside");
        journey.waitUntil("there are two", () -> node(journey).processes().size() == 2);
        journey.waitUntil(
                "the second has started",
                () -> journey.session().run() == RunState.IDLE
                        && journey.session().timeline().size() == 1);
        journey.settle();
        SessionView second = journey.session();

        journey.click("process-selector");
        journey.robot().clickOn("Counter (WAT)  ·  1 message");
        journey.waitUntil(
                "the first is shown", () -> journey.session().timeline().size() == 2);
        assertThat(journey.session().processId()).isNotEqualTo(second.processId());
        journey.click("process-selector");
        journey.robot().clickOn("Close the process…");
        journey.waitUntil("one is left", () -> node(journey).processes().size() == 1);

        assertThat(journey.session().processId()).isEqualTo(second.processId());
    }

    @Test
    void aMessageToNobodyHereSaysSo(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Get");
        journey.showPanel("outbox");
        journey.waitUntil("its message is listed", () -> exists(journey, "deliver-1"));

        assertThat(journey.node("deliver-1").isDisabled()).isTrue();
        journey.click("outbox-push");
        journey.waitUntil("it was tried", () -> exists(journey, "undelivered-1"));
        assertThat(journey.text("undelivered-1")).isEqualTo("no such process here · 404");
    }

    @Test
    void theScenarioOfTwoProcessesIsPlayed(Journey journey) {
        journey.openSample(SAMPLE);
        journey.showPanel("samples");
        journey.click("sample-run");
        journey.waitUntil(
                "every message is answered",
                () -> exists(journey, "scenario-results")
                        && ((TableView<?>) journey.node("scenario-results"))
                                        .getItems()
                                        .size()
                                == 3);

        assertThat(((TableView<?>) journey.node("scenario-results")).getItems())
                .allMatch(row -> row.toString().contains("actual=as expected"));
    }

    /** Opens both processes and sends the message that was drafted; its outbox is on show. */
    private static void serve(Journey journey) {
        journey.openSample(SAMPLE);
        journey.waitUntil("there are two", () -> node(journey).processes().size() == 2);
        journey.waitUntil(
                "a message is drafted",
                () -> journey.window().model().draft().get().action().equals("Serve"));
        journey.showPanel("compose");
        journey.click("send");
        journey.waitUntil("it has answered", () -> journey.session().timeline().size() == 2);
        journey.waitForIdle();
        journey.showPanel("outbox");
        journey.waitUntil("its message is listed", () -> exists(journey, "deliver-1"));
    }

    private static NodeView node(Journey journey) {
        return journey.window().model().debug().node();
    }

    private static boolean exists(Journey journey, String id) {
        return journey.robot().lookup("#" + id).tryQuery().isPresent();
    }
}
