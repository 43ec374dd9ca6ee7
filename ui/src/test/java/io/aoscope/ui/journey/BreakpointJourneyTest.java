package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.PauseReason;
import io.aoscope.engine.debug.RunState;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class BreakpointJourneyTest {
    @Test
    void aBreakpointInHandleStopsTheRunWhereLocalsAndOperandsAreReadAndItGoesOn(Journey journey) {
        journey.openSample("Counter (WAT)");
        journey.showPanel("image");
        journey.robot().clickOn("handle");
        journey.settle();
        journey.press(KeyCode.F9);
        journey.waitUntil(
                "the breakpoint is set", () -> journey.session().breakpoints().size() == 1);
        Breakpoint set = journey.session().breakpoints().iterator().next();
        assertThat(set.instructionIndex()).isZero();

        journey.compose("Inc");
        journey.click("send");
        journey.waitForPause();
        assertThat(journey.session().pause().orElseThrow().reason()).isEqualTo(new PauseReason.AtBreakpoint(set));
        assertThat(journey.text("focus-badge")).isEqualTo("paused");

        journey.showPanel("frame");
        assertThat(values(journey, "Locals")).isNotEmpty().allMatch(row -> row.contains("i64") || row.contains("i32"));
        for (int steps = 0; steps < 20 && values(journey, "Operands").isEmpty(); steps++) {
            step(journey);
        }
        assertThat(values(journey, "Operands").getFirst()).matches(".*(i32|i64) \\S+");

        journey.press(KeyCode.F5);
        journey.waitForIdle();
        journey.showPanel("outbox");
        assertThat(journey.text("outbox-data")).isEqualTo("1");
    }

    private static void step(Journey journey) {
        var before = journey.session().pause();
        journey.press(KeyCode.F11);
        journey.waitUntil(
                "the step has ended",
                () -> journey.session().run() == RunState.PAUSED
                        && !journey.session().pause().equals(before));

        journey.settle();
    }

    /** The rows of a group of the Frame panel, each as its cells read. */
    private static List<String> values(Journey journey, String group) {
        return rows((TreeTableView<?>) journey.node("frame-values"), group);
    }

    private static <T> List<String> rows(TreeTableView<T> table, String group) {
        return table.getRoot().getChildren().stream()
                .filter(item -> cells(table, item).startsWith(group))
                .flatMap(item -> item.getChildren().stream())
                .map(item -> cells(table, item))
                .toList();
    }

    private static <T> String cells(TreeTableView<T> table, TreeItem<T> row) {
        return table.getColumns().stream()
                .map(column -> String.valueOf(column.getCellData(row)))
                .collect(Collectors.joining(" "));
    }
}
