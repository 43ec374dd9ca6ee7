package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.TimelineEntry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class SnapshotJourneyTest {
    @TempDir
    Path folder;

    @Test
    void aRestoredSnapshotAnswersWithTheOldCount(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        save(journey, "two");
        journey.send("Inc");
        restore(journey, "two");

        assertThat(journey.send("Get").results().text("data")).contains("2");
    }

    @Test
    void aSnapshotGoesThroughAFileIntoAProcessSpawnedAnew(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        save(journey, "one");
        journey.dialogs().choose(folder.resolve("one.aosnap"));
        journey.robot().clickOn("one");
        journey.click("snapshot-export");
        journey.waitUntil(
                "the file is there", () -> folder.resolve("one.aosnap").toFile().exists());

        journey.openSample("Counter (WAT)");
        journey.showPanel("snapshots");
        journey.click("snapshot-import");
        journey.waitUntil("it is listed", () -> journey.session().snapshots().size() == 1);
        restore(journey, journey.session().snapshots().getFirst().name());

        assertThat(journey.send("Get").results().text("data")).contains("1");
    }

    private static void save(Journey journey, String name) {
        journey.showPanel("snapshots");
        journey.type("snapshot-name", name);
        journey.click("snapshot-save");
        journey.waitUntil("it is saved", () -> journey.session().snapshots().size() == 1);
        journey.settle();
    }

    private static void restore(Journey journey, String name) {
        journey.showPanel("snapshots");
        journey.settle();
        journey.robot().clickOn(name);
        journey.click("snapshot-restore");
        journey.waitUntil(
                "it is restored", () -> journey.session().timeline().getLast() instanceof TimelineEntry.Restored);
        journey.settle();
    }
}
