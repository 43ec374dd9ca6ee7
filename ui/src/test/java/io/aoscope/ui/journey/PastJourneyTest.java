package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class PastJourneyTest {
    @Test
    void aBreakpointPassedLongAgoIsReachedBackwardsAndSteppedAboutAndNowIsOneKeyAway(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.showPanel("image");
        journey.robot().clickOn("handle");
        journey.press(KeyCode.F9);
        journey.waitUntil(
                "the breakpoint is set", () -> journey.session().breakpoints().size() == 1);

        journey.press(KeyCode.ALT, KeyCode.F5);
        at(journey, "s1.p1.wasm-64+0");
        assertThat(journey.text("focus-badge")).isEqualTo("past");
        assertThat(((ListView<?>) journey.node("frame-calls")).getItems()).hasSize(1);

        journey.press(KeyCode.F11);
        at(journey, "s1.p1.wasm-64+1");
        journey.press(KeyCode.F11);
        at(journey, "s1.p1.wasm-64+2");
        journey.press(KeyCode.ALT, KeyCode.F11);
        at(journey, "s1.p1.wasm-64+1");

        journey.press(KeyCode.ALT, KeyCode.END);
        at(journey, "s1.end");
        assertThat(journey.node("focus-badge").isVisible()).isFalse();
    }

    @Test
    void aCoordinateIsWrittenIntoTheToolbarAndAMistakeIsToldThere(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");

        write(journey, "s7.end");
        journey.waitUntil(
                "the problem is told",
                () -> journey.robot().lookup("#coordinate-problem").tryQuery().isPresent());
        assertThat(journey.text("coordinate-problem")).isEqualTo("there is no slot 7; the recording ends with s1.end");

        journey.press(KeyCode.ESCAPE);
        write(journey, "s1.p1.wasm-64+5");
        at(journey, "s1.p1.wasm-64+5");
        journey.click("now");
        at(journey, "s1.end");
    }

    @Test
    void nothingMovesDownWhenTheToolbarSaysThatThisIsThePast(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        Parent line = journey.node("toolbar").getParent();
        double height = line.getLayoutBounds().getHeight();

        write(journey, "s1.p1.wasm-64+5");
        at(journey, "s1.p1.wasm-64+5");

        assertThat(journey.node("now").isVisible()).isTrue();
        assertThat(line.getLayoutBounds().getHeight()).isEqualTo(height);
    }

    @Test
    void theCoordinateOfALongMessageHasRoom(Journey journey) {
        journey.openSample("Counter (WAT)");

        write(journey, "s1.p1.wasm-64+1234567890");

        assertThat(((TextField) journey.node("coordinate")).getPrefColumnCount())
                .isEqualTo(24);
    }

    @Test
    void whoWroteTheBytesSelectedInMemoryIsShownInCode(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.showPanel("memory");
        journey.click("memory-change-next");
        journey.press(KeyCode.ALT, KeyCode.W);

        journey.waitUntil(
                "the writer is in focus",
                () -> journey.text("coordinate").startsWith("s1.p1.")
                        && journey.text("focus-badge").equals("past"));
        assertThat(((ListView<?>) journey.node("frame-calls")).getItems()).isNotEmpty();
        journey.waitUntil(
                "it is told",
                () -> journey.robot().lookup(".label").queryAll().stream()
                        .anyMatch(label ->
                                label instanceof Label text && text.getText().endsWith(" wrote this")));
    }

    @Test
    void whereTheDataOfAnAnswerComesFromIsListedAndLeadsThere(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        journey.showPanel("outbox");
        journey.robot().rightClickOn("#outbox-data");
        journey.robot().clickOn("Where does this come from");
        journey.waitUntil("it is told", () -> journey.text("notice-heading").equals("results/data comes from"));
        journey.waitUntil("its lines are there", () -> writer(journey).isPresent());
        Hyperlink link = writer(journey).orElseThrow();
        journey.robot().interact(link::fire);

        journey.waitUntil("the writer is in focus", () -> link.getText().endsWith("·  " + journey.text("coordinate")));
        assertThat(journey.text("focus-badge")).isEqualTo("past");
    }

    @Test
    void whoSetAGlobalOrLocalIsAskedInFrame(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.send("Inc");
        write(journey, "s1.p1.wasm-64+1");
        at(journey, "s1.p1.wasm-64+1");
        var values = (TreeTableView<?>) journey.node("frame-values");
        journey.robot().interact(() -> {
            values.requestFocus();
            values.getSelectionModel().select(1);
        });
        journey.press(KeyCode.ALT, KeyCode.W);

        journey.waitUntil("it is told", () -> journey.text("notice-heading").startsWith("Nothing set local 0"));
    }

    private static Optional<Hyperlink> writer(Journey journey) {
        return journey.robot().lookup(".notice-box .hyperlink").queryAll().stream()
                .map(Hyperlink.class::cast)
                .filter(one -> one.getText().contains("written by "))
                .findFirst();
    }

    private static void write(Journey journey, String coordinate) {
        journey.press(KeyCode.SHORTCUT, KeyCode.L);
        journey.robot().write(coordinate);
        journey.press(KeyCode.ENTER);
    }

    private static void at(Journey journey, String coordinate) {
        journey.waitUntil(
                "the focus is at " + coordinate,
                () -> journey.text("coordinate").equals(coordinate));
        journey.settle();
    }
}
