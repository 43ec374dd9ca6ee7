package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Journeys.class)
class StepByLineJourneyTest {
    @Test
    void inSourceStepsGoByLineForwardsAndBackwardsAndInCodeByInstruction(Journey journey) {
        journey.openSample("Counter (C)");
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.DIGIT9);
        assertThat(byLine(journey).isSelected()).isTrue();
        journey.compose("Inc");
        journey.click("send-pause");
        journey.waitForPause();
        journey.press(KeyCode.SHORTCUT, KeyCode.F11);
        at(journey, "s1.p1.wasm-64+0");

        journey.press(KeyCode.F10);
        line(journey, 9);
        journey.press(KeyCode.F10);
        line(journey, 10);
        String tenth = journey.text("coordinate");
        journey.press(KeyCode.F10);
        line(journey, 12);
        journey.press(KeyCode.ALT, KeyCode.F10);
        at(journey, tenth);
        assertThat(journey.text("focus-badge")).isEqualTo("past");

        journey.showPanel("code");
        assertThat(byLine(journey).isSelected()).isFalse();
        long instruction = Long.parseLong(tenth.substring(tenth.indexOf('+') + 1));
        journey.press(KeyCode.F11);
        at(journey, "s1.p1.wasm-64+" + (instruction + 1));
        journey.press(KeyCode.F4);
        assertThat(byLine(journey).isSelected()).isTrue();
        journey.press(KeyCode.ALT, KeyCode.F10);

        at(journey, tenth);
    }

    @Test
    void theKeysOfALineMeanTheCursorOfThePanelThatWasWorkedInLast(Journey journey) {
        journey.openSample("Counter (C)");
        journey.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.DIGIT9);
        line(journey, 8);
        journey.press(KeyCode.DOWN);
        journey.press(KeyCode.DOWN);
        journey.press(KeyCode.F9);
        journey.waitUntil(
                "the breakpoint is set", () -> journey.session().breakpoints().size() == 1);
        assertThat(journey.session().breakpoints())
                .singleElement()
                .satisfies(
                        breakpoint -> assertThat(breakpoint.instructionIndex()).isPositive());

        journey.press(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        journey.press(KeyCode.F9);

        journey.waitUntil(
                "another one is set", () -> journey.session().breakpoints().size() == 2);
    }

    @Test
    void whereAnImageHasNoLinesThereIsNothingToChoose(Journey journey) {
        journey.openSample("Counter (WAT)");

        assertThat(byLine(journey).isVisible()).isFalse();
    }

    private static ToggleButton byLine(Journey journey) {
        return (ToggleButton) journey.node("step-by");
    }

    private static void line(Journey journey, int line) {
        journey.waitUntil(
                "the cursor is at line " + line,
                () -> journey.node("source-text") instanceof CodeArea area && area.getCurrentParagraph() == line - 1);
        journey.settle();
    }

    private static void at(Journey journey, String coordinate) {
        journey.waitUntil(
                "the focus is at " + coordinate,
                () -> journey.text("coordinate").equals(coordinate));
        journey.settle();
    }
}
