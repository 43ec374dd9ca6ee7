package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class NarrowToolbarJourneyTest {
    @Test
    void everyButtonHasRoomInAWindowOfAThousandPixelsWithTwoProcessesInThePast(Journey journey) {
        journey.openSample("Ping-pong of two processes");
        journey.robot()
                .interact(() -> journey.window().workbench().scene().getWindow().setWidth(1000));
        journey.press(KeyCode.SHORTCUT, KeyCode.L);
        journey.robot().write("s0.start");
        journey.press(KeyCode.ENTER);
        journey.waitUntil(
                "the focus is in the past", () -> journey.text("focus-badge").equals("past"));

        assertThat(journey.text("process-selector")).endsWith("1/2");
        ToolBar bar = (ToolBar) journey.node("toolbar");
        assertThat(bar.getItems()).allMatch(item -> item.getParent() != null && item.isVisible());
        assertThat(journey.robot().lookup(".tool-bar-overflow-button").<Node>queryAll())
                .noneMatch(Node::isVisible);
    }
}
