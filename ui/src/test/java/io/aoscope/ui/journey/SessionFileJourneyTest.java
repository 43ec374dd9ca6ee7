package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.BranchView;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Journeys.class)
class SessionFileJourneyTest {
    @TempDir
    Path folder;

    @Test
    void aSessionWithABranchAndABookmarkIsSavedAndOpenedAgain(Journey journey) {
        Path file = folder.resolve("count.aoscope");
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        goTo(journey, "s1.p1.wasm-64+3");
        journey.press(KeyCode.SHORTCUT, KeyCode.B);
        journey.type("bookmark-note", "here");
        journey.press(KeyCode.ENTER);
        journey.waitUntil("it is marked", () -> journey.session().bookmarks().size() == 1);
        journey.run("branch-begin");
        journey.waitUntil("a branch", () -> journey.session().branches().size() == 2);
        journey.dialogs().choose(file);
        journey.run("session-save");
        journey.waitUntil("it is saved", () -> Files.exists(file));

        journey.openSample("Hello, standard output");
        journey.dialogs().choose(file);
        journey.run("session-open");
        journey.waitUntil("it is open", () -> journey.session().branches().size() == 2);
        journey.settle();
        assertThat(journey.session().branches()).extracting(BranchView::name).containsExactly("main", "b1");
        assertThat(journey.text("branch-badge")).isEqualTo("branch b1");
        assertThat(journey.session().bookmarks().getFirst().note()).isEqualTo("here");
        assertThat(journey.session().timeline()).hasSize(2);
        assertThat(journey.send("Get").results().text("data")).contains("1");
    }

    @Test
    void aFileThatIsNoSessionIsToldAndWhatWasOpenStaysOpen(Journey journey) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.aoscope"), "no session");
        journey.openSample("Counter (WAT)");
        journey.dialogs().choose(file);
        journey.run("session-open");

        journey.waitUntil("it is told", () -> journey.text("notice-heading").equals("This session cannot be opened"));
        assertThat(journey.text("notice-text")).contains("bad.aoscope");
        assertThat(journey.send("Inc").results().text("data")).contains("1");
    }

    private static void goTo(Journey journey, String coordinate) {
        journey.press(KeyCode.SHORTCUT, KeyCode.L);
        journey.robot().write(coordinate);
        journey.press(KeyCode.ENTER);
        journey.waitUntil(
                "the focus is at " + coordinate,
                () -> journey.text("coordinate").equals(coordinate));
        journey.settle();
    }
}
