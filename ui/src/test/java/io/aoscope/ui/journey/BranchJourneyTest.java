package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.ui.model.Link;
import java.util.List;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class BranchJourneyTest {
    /** Where the sample keeps its count. */
    private static final long COUNT = 0x18;

    @Test
    void bytesChangedInThePastBeginABranchThatAnswersOtherwiseAndMainIsOneKeyAway(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        goTo(journey, "s2.p1.wasm-64+0");
        selectCounter(journey);
        journey.press(KeyCode.F2);
        journey.type("memory-edit", "u64 41");
        journey.press(KeyCode.ENTER);

        journey.waitUntil(
                "the branch is named", () -> journey.text("branch-badge").equals("branch b1"));
        at(journey, "s2.p1.wasm-64+0");
        assertThat(branches(journey)).containsExactly("main", "b1");
        journey.press(KeyCode.ALT, KeyCode.END);
        at(journey, "s2.end");
        assertThat(journey.lastSlot().results().text("data")).contains("42");
        assertThat(journey.send("Get").results().text("data")).contains("42");

        journey.press(KeyCode.ALT, KeyCode.B);
        journey.waitUntil("main is back", () -> !journey.node("branch-badge").isVisible());
        assertThat(journey.send("Get").results().text("data")).contains("2");
    }

    @Test
    void aMessageSentFromThePastBeginsABranchThatIsRenamedAndDeletedInTheTimeline(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.send("Inc");
        goTo(journey, "s1.end");
        journey.showPanel("compose");
        assertThat(journey.text("compose-past")).isEqualTo("Sent from s1.end, it begins a branch");
        journey.compose("Get");
        journey.click("send");
        journey.waitUntil(
                "the branch is named", () -> journey.text("branch-badge").equals("branch b1"));
        journey.waitUntil("it has answered", () -> journey.lastSlot().action().equals("Get"));
        assertThat(journey.lastSlot().results().text("data")).contains("1");
        at(journey, "s2.end");

        journey.showPanel("timeline");
        journey.robot().clickOn("● b1");
        journey.press(KeyCode.F2);
        journey.type("branch-name-edit", "reader");
        journey.press(KeyCode.ENTER);
        journey.waitUntil("it is renamed", () -> journey.text("branch-badge").equals("branch reader"));

        journey.press(KeyCode.DELETE);
        journey.waitUntil("it is gone", () -> branches(journey).equals(List.of("main")));
        at(journey, "s2.end");
        assertThat(journey.lastSlot().action()).isEqualTo("Inc");
    }

    @Test
    void aLocalChangedAtAPauseGoesOnInABranch(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.compose("Inc");
        journey.click("send-pause");
        journey.waitForPause();
        journey.click("into-wasm");
        journey.waitForPause();
        journey.press(KeyCode.F11);
        journey.waitForPause();
        journey.press(KeyCode.ALT, KeyCode.F11);
        at(journey, "s1.p1.wasm-64+0");
        assertThat(journey.text("focus-badge")).isEqualTo("past");
        journey.press(KeyCode.F11);
        journey.waitUntil("the pause is back", () -> journey.text("focus-badge").equals("paused"));

        var values = (TreeTableView<?>) journey.node("frame-values");
        journey.robot().interact(() -> {
            values.requestFocus();
            values.getSelectionModel().select(1);
        });
        journey.press(KeyCode.F2);
        journey.type("frame-value-edit", "7");
        journey.press(KeyCode.ENTER);

        journey.waitUntil(
                "the branch is named", () -> journey.text("branch-badge").equals("branch b1"));
        at(journey, "s1.p1.wasm-64+1");
        assertThat(journey.window()
                        .model()
                        .picture()
                        .get()
                        .frame()
                        .orElseThrow()
                        .locals()
                        .getFirst()
                        .value()
                        .bits())
                .isEqualTo(7);
    }

    private static void selectCounter(Journey journey) {
        journey.showPanel("memory");
        journey.robot().interact(() -> journey.window().model().follow(new Link.Memory(COUNT, 8)));
        journey.settle();
    }

    private static List<String> branches(Journey journey) {
        return journey.session().branches().stream().map(BranchView::name).toList();
    }

    private static void goTo(Journey journey, String coordinate) {
        journey.press(KeyCode.SHORTCUT, KeyCode.L);
        journey.robot().write(coordinate);
        journey.press(KeyCode.ENTER);
        at(journey, coordinate);
    }

    private static void at(Journey journey, String coordinate) {
        journey.waitUntil(
                "the focus is at " + coordinate,
                () -> journey.text("coordinate").equals(coordinate));
        journey.settle();
    }
}
