package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Binary;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class LastSessionJourneyTest {
    @Test
    void whatWasOpenComesBackWithItsMessagesAndTheDraft(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.waitUntil("kept at once", () -> journey.store().read().isPresent());
        journey.send("Inc");
        journey.send("Inc");
        journey.compose("Get");
        journey.robot().interact(() -> journey.window().keeper().keep());
        String kept = journey.store().read().orElseThrow();

        journey.openSample("Counter (C)");
        journey.robot().interact(() -> {
            journey.store().write(kept);
            journey.window().keeper().restore();
        });
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());
        journey.waitUntil("idle", () -> journey.session().run() == RunState.IDLE);

        assertThat(journey.text("notice-heading")).isEqualTo("The last session is back: 2 messages sent again");
        assertThat(journey.window().model().draft().get().action()).isEqualTo("Get");
        assertThat(journey.lastSlot().results().text("data")).contains("2");
        assertThat(journey.session().image().orElseThrow().image().source().name())
                .isEqualTo("Counter (WAT)");
    }

    @Test
    void allProcessesComeBackWithWhatTheySentEachOtherAndTheirFiles(Journey journey) {
        journey.openSample("Ping-pong of two processes");
        journey.send("Serve");
        journey.showPanel("outbox");
        journey.click("outbox-push");
        journey.waitUntil("the push has ended", () -> node(journey).last().isPresent());
        journey.robot().interact(() -> {
            var debug = journey.window().model().debug();
            var _ = debug.changeFiles(new FileChange.Put("/note", Binary.of("kept")));
        });
        journey.waitUntil("the file is there", () -> journey.session().state().has("vfs/note"));
        journey.robot().interact(() -> journey.window().keeper().keep());
        String kept = journey.store().read().orElseThrow();
        String second = node(journey).processes().getLast().key();
        List<Integer> slots =
                node(journey).processes().stream().map(ProcessView::slots).toList();

        journey.robot().interact(() -> {
            var _ = journey.window().model().debug().close(second);
        });
        journey.waitUntil("one is closed", () -> node(journey).processes().size() == 1);
        journey.openSample("Counter (C)");
        journey.robot().interact(() -> {
            journey.store().write(kept);
            journey.window().keeper().restore();
        });
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());
        journey.waitUntil("idle", () -> journey.session().run() == RunState.IDLE);

        assertThat(journey.text("notice-heading")).isEqualTo("The last session is back: 5 messages sent again");
        assertThat(node(journey).processes()).extracting(ProcessView::slots).isEqualTo(slots);
        assertThat(node(journey).processes().getLast().name()).isEqualTo("pong");
        assertThat(journey.session().state().text("vfs/note")).contains("kept");
    }

    @Test
    void breakpointsAndBookmarksComeBackAndNothingPausesAtThemOnTheWay(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        journey.robot().interact(() -> {
            journey.window().model().bookmarks().add("twice");
            journey.window()
                    .model()
                    .stops()
                    .add(StopPoints.plain(
                            0, "u64[0x18] change", new Location.Memory(new Range(0x18, 8), WatchKind.CHANGE)));
        });
        journey.waitUntil("it is set", () -> journey.session().stops().size() == 1);
        journey.waitUntil("it is marked", () -> journey.session().bookmarks().size() == 1);
        journey.robot().interact(() -> journey.window().keeper().keep());
        String kept = journey.store().read().orElseThrow();

        journey.openSample("Counter (C)");
        journey.robot().interact(() -> {
            journey.store().write(kept);
            journey.window().keeper().restore();
        });
        journey.waitUntil(
                "the note is shown",
                () -> journey.robot().lookup("#notice-heading").tryQuery().isPresent());

        assertThat(journey.text("notice-heading")).isEqualTo("The last session is back: 2 messages sent again");
        assertThat(journey.session().stops())
                .singleElement()
                .satisfies(stop -> assertThat(stop.text()).isEqualTo("u64[0x18] change"));
        assertThat(journey.session().bookmarks()).singleElement().satisfies(bookmark -> {
            assertThat(bookmark.at()).hasToString("s2.end");
            assertThat(bookmark.note()).isEqualTo("twice");
        });
        journey.compose("Inc");
        journey.click("send");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().reason()).isInstanceOf(PauseReason.AtStop.class);
        journey.press(KeyCode.F5);
        journey.waitForIdle();
    }

    private static NodeView node(Journey journey) {
        return journey.window().model().node().get();
    }
}
