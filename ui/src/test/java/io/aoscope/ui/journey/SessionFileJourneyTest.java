package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void aSessionFileThatIsDroppedIsOpenedAndStandsAmongTheRecentFiles(Journey journey) {
        Path file = save(journey);
        journey.openSample("Hello, standard output");
        drop(journey, file);
        journey.waitUntil("it is open", () -> journey.session().timeline().size() == 2);

        assertThat(journey.send("Get").results().text("data")).contains("1");
        assertThat(journey.settings().recent()).containsExactly(file.toString());
    }

    @Test
    void severalImagesThatAreDroppedAreOpenedBesideEachOther(Journey journey) throws Exception {
        Path first = Files.write(folder.resolve("first.wasm"), image("counter-wat"));
        Path second = Files.write(folder.resolve("second.wasm"), image("hello-stdout"));
        drop(journey, first, second);

        journey.waitUntil(
                "both are open",
                () -> journey.window().model().debug().node().processes().size() == 2);
        journey.settle();
        assertThat(journey.session().image().orElseThrow().image().source().name())
                .isEqualTo("second.wasm");
    }

    @Test
    void aSessionThatIsDroppedTogetherWithAnImageIsRefused(Journey journey) throws Exception {
        Path file = save(journey);
        drop(journey, Files.write(folder.resolve("first.wasm"), image("counter-wat")), file);

        assertThat(journey.text("notice-text")).contains("Open its .aoscope file alone");
        assertThat(journey.session().timeline()).hasSize(2);
    }

    private Path save(Journey journey) {
        Path file = folder.resolve("count.aoscope");
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.dialogs().choose(file);
        journey.run("session-save");
        journey.waitUntil("it is saved", () -> Files.exists(file));
        return file;
    }

    private static void drop(Journey journey, Path... files) {
        journey.robot().interact(() -> journey.window().files().open(List.of(files)));
        journey.settle();
    }

    private static byte[] image(String sample) {
        return Samples.find(sample).orElseThrow().image();
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
