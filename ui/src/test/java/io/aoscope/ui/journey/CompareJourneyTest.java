package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class CompareJourneyTest {
    @Test
    void twoMessagesAreComparedAndTheirBytesShownInMemory(Journey journey) {
        journey.openSample("Counter (C)");
        journey.send("Inc");
        journey.send("Inc");
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.DIGIT7);
        journey.click("compare-do");
        journey.waitUntil(
                "it is compared", () -> journey.text("compare-summary").contains(" bytes in "));
        journey.robot()
                .interact(() -> ((TableView<?>) journey.node("compare-rows"))
                        .getSelectionModel()
                        .selectLast());
        journey.robot().clickOn("#compare-go-left");
        journey.waitUntil(
                "the focus is at the first moment",
                () -> journey.text("coordinate").equals("s1.end"));

        assertThat(journey.node("memory-hex").isVisible()).isTrue();
    }

    @Test
    void twoSnapshotsAreComparedFromTheirPanel(Journey journey) {
        journey.openSample("Counter (C)");
        for (String name : new String[] {"one", "two"}) {
            journey.send("Inc");
            journey.showPanel("snapshots");
            journey.type("snapshot-name", name);
            journey.click("snapshot-save");
            journey.waitUntil(
                    "it is saved",
                    () -> journey.session().snapshots().stream()
                            .anyMatch(snapshot -> snapshot.name().equals(name)));
        }
        journey.settle();
        journey.robot()
                .interact(() -> ((TableView<?>) journey.node("snapshots-table"))
                        .getSelectionModel()
                        .selectAll());
        journey.click("snapshot-compare");
        journey.waitUntil(
                "they are compared",
                () -> journey.robot().lookup("#compare-summary").tryQuery().isPresent()
                        && journey.text("compare-summary").contains(" bytes in "));

        assertThat(((TableView<?>) journey.node("compare-rows"))
                        .getColumns()
                        .get(2)
                        .getText())
                .isEqualTo("snapshot one");
    }

    @Test
    void theMessagesAreComparedOnAnotherTier(Journey journey) {
        journey.openSample("Counter (C)");
        journey.send("Inc");
        journey.run("compare-runs");
        journey.robot().clickOn("#compare-against");
        journey.press(KeyCode.END);
        journey.press(KeyCode.ENTER);
        journey.click("compare-runs-do");
        journey.waitUntil(
                "they are compared", () -> journey.text("compare-runs-title").startsWith("No difference in 2 slots"));
    }
}
