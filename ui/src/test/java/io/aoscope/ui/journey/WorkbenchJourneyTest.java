package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.workbench.DockLayout;
import io.aoscope.ui.workbench.Theme;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class WorkbenchJourneyTest {
    @Test
    void thePaletteFindsACommandByAFewLettersAndDoesIt(Journey journey) {
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
        journey.robot().write("show snap");
        journey.press(KeyCode.ENTER);

        assertThat(journey.node("panel-snapshots").isVisible()).isTrue();
        assertThat(journey.robot().lookup("#palette-text").tryQuery()).isEmpty();
    }

    @Test
    void thePaletteOffersOnlyWhatCanBeDoneNow(Journey journey) {
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
        journey.robot().write("resume");
        journey.settle();

        assertThat(((ListView<?>) journey.node("palette-list")).getItems()).isEmpty();
        journey.press(KeyCode.ESCAPE);
        assertThat(journey.robot().lookup("#palette-text").tryQuery()).isEmpty();
    }

    @Test
    void allKeysHaveRoomInTheWindow(Journey journey) {
        journey.press(KeyCode.F1);
        Node list = journey.node("keys-list");

        assertThat(journey.robot().from(list).lookup(".label").queryAll()).hasSizeGreaterThan(100);
        assertThat(list.getScene()
                        .getRoot()
                        .localToScene(list.getScene().getRoot().getLayoutBounds()))
                .matches(window -> window.contains(list.localToScene(list.getLayoutBounds())));
        journey.press(KeyCode.ESCAPE);
        assertThat(journey.robot().lookup("#keys-list").tryQuery()).isEmpty();
    }

    @Test
    void theThemeIsSwitchedAndRemembered(Journey journey) {
        journey.run("theme");

        assertThat(journey.window().workbench().theme()).isEqualTo(Theme.DARK);
        assertThat(journey.settings().theme()).contains(Theme.DARK);
        assertThat(Application.getUserAgentStylesheet()).contains("dark");
    }

    @Test
    void theLayoutIsKeptWhenTheWindowClosesAndResetOnRequest(Journey journey) {
        var docking = journey.window().workbench().docking();
        journey.showPanel("snapshots");
        journey.robot().interact(() -> journey.window().workbench().close());
        DockLayout kept = journey.settings().layout().orElseThrow();
        assertThat(kept.text()).contains("snapshots*");

        journey.run("reset-layout");
        assertThat(docking.layout().text()).contains("samples*").doesNotContain("snapshots*");

        journey.robot().interact(() -> {
            docking.apply(kept);
            docking.shown();
        });
        assertThat(docking.layout().text()).contains("snapshots*");
    }

    @Test
    void aPanelInAWindowOfItsOwnObeysTheKeysAndComesHomeWithTheReset(Journey journey) {
        journey.openSample("Counter (WAT)");
        var docking = journey.window().workbench().docking();
        DockLayout two = DockLayout.parse(
                        DockLayout.standard().text().replace(" outbox* ", " ") + "\n40,40,500,300,false ( outbox )")
                .orElseThrow();
        journey.robot().interact(() -> {
            docking.apply(two);
            docking.shown();
        });
        journey.settle();
        Window main = journey.window().workbench().scene().getWindow();
        Window own = Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window != main)
                .findFirst()
                .orElseThrow();

        assertThat(docking.layout().windows()).hasSize(2);

        journey.robot().targetWindow(own).clickOn("#panel-outbox");
        journey.press(KeyCode.SHORTCUT, KeyCode.ENTER);
        journey.waitUntil("it was sent", () -> journey.session().timeline().size() == 2);
        journey.robot().targetWindow(main);

        journey.run("reset-layout");
        assertThat(own.isShowing()).isFalse();
        assertThat(docking.layout().windows()).hasSize(1);
        journey.showPanel("outbox");
        assertThat(journey.node("panel-outbox").getScene())
                .isSameAs(journey.window().workbench().scene());
    }

    @Test
    void aSmallWindowCutsNoneOfItsEdgesOffWhateverPanelsAreInFront(Journey journey) {
        Scene scene = journey.window().workbench().scene();
        journey.openSample("Counter (WAT)");
        journey.robot().interact(() -> {
            scene.getWindow().setWidth(1024);
            scene.getWindow().setHeight(700);
        });
        for (String panel : List.of("passes", "console", "stops", "process", "profile", "memory")) {
            journey.showPanel(panel);
            journey.settle();
            Bounds menu = bounds(journey, ".menu-bar");
            Bounds status = bounds(journey, ".status-bar");

            assertThat(menu.getMinX()).as(panel).isZero();
            assertThat(menu.getMinY()).as(panel).isZero();
            assertThat(menu.getMaxX()).as(panel).isEqualTo(scene.getWidth());
            assertThat(status.getMaxY()).as(panel).isEqualTo(scene.getHeight());
        }
        assertThat(bounds(journey, "#compose-clear").getMaxX())
                .as("the last button of Compose")
                .isLessThanOrEqualTo(scene.getWidth());
        journey.robot().interact(() -> {
            scene.getWindow().setWidth(1400);
            scene.getWindow().setHeight(900);
        });
    }

    private static Bounds bounds(Journey journey, String style) {
        Node node = journey.robot().lookup(style).query();
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void aPanelThatWasClosedComesBackFromTheViewMenu(Journey journey) {
        journey.robot().interact(() -> journey.window().workbench().docking().close("timeline"));
        assertThat(journey.robot().lookup("#panel-timeline").tryQuery()).isEmpty();

        journey.run("show-timeline");
        assertThat(journey.node("panel-timeline").isVisible()).isTrue();
    }

    @Test
    void goToAnAddressBringsMemoryForwardAndRefusesWhatIsNotThere(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.press(KeyCode.SHORTCUT, KeyCode.G);
        journey.robot().write("nowhere");
        journey.press(KeyCode.ENTER);
        assertThat(journey.robot().lookup("#go-to-text").tryQuery()).isPresent();

        journey.type("go-to-text", "s0");
        journey.press(KeyCode.ENTER);
        journey.waitUntil(
                "the box is closed",
                () -> journey.robot().lookup("#go-to-text").tryQuery().isEmpty());
        assertThat(journey.text("coordinate")).isEqualTo("s0.start");
    }

    @Test
    void aScenarioIsRunMessageByMessageAndAllOfItIsAsExpected(Journey journey) {
        journey.openSample("Counter (C)");
        journey.showPanel("samples");
        journey.click("sample-run");
        journey.waitUntil(
                "all messages are answered", () -> journey.session().timeline().size() == 7);
        journey.waitForIdle();

        assertThat(journey.robot().lookup("#scenario-results").queryTableView().getItems())
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.toString()).contains("ok=true"));
    }
}
