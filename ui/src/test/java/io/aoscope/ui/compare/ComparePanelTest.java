package io.aoscope.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.kit.Unasked;
import io.aoscope.ui.model.Link;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ComparePanelTest {
    private final PanelStage stage =
            new PanelStage((model, background) -> new ComparePanel(model, new Unasked(), background));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void twoMomentsAreWrittenComparedAndFollowedIntoMemory(FxRobot robot) {
        record(robot);
        write(robot, "compare-left", "s1.start");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.node("compare-summary", Label.class).getText()).contains("1 page became 2 pages");

        robot.interact(() -> table().getSelectionModel().selectLast());
        assertThat(stage.node("compare-bytes", CodeArea.class).getText()).startsWith("0000");
        assertThat(stage.node("compare-go-left", Hyperlink.class).getText()).isEqualTo("s1.start");
        robot.clickOn("#compare-go-right");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.followed()).singleElement().isInstanceOf(Link.Memory.class);
        assertThat(stage.model().picture().get().point().orElseThrow()).hasToString("s1.end");
    }

    @Test
    void aMistakeIsToldAboveTheFields(FxRobot robot) {
        record(robot);
        write(robot, "compare-right", "yesterday");
        robot.clickOn("#compare-do");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.node("compare-problem", Label.class).getText()).contains("yesterday");
        assertThat(stage.node("compare-problem", Label.class).isVisible()).isTrue();
    }

    @Test
    void theTwoAreSwapped(FxRobot robot) {
        record(robot);
        robot.clickOn("#compare-swap");

        assertThat(stage.node("compare-left", ComboBox.class).getEditor().getText())
                .isEqualTo("s1.end");
        assertThat(stage.node("compare-right", ComboBox.class).getEditor().getText())
                .isEqualTo("s0.end");
    }

    @Test
    void aRunOnAnotherTierIsComparedByAClick(FxRobot robot) {
        record(robot);
        robot.clickOn("#compare-runs-toggle");
        robot.interact(() -> {
            ComboBox<?> against = stage.node("compare-against", ComboBox.class);
            against.getSelectionModel().selectLast();
        });
        robot.clickOn("#compare-runs-do");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.followed()).isEmpty();
        assertThat(stage.node("compare-runs-title", Label.class).getText())
                .isEqualTo("No difference in 2 slots: this process and compiled tier");
    }

    private void record(FxRobot robot) {
        robot.interact(() -> Recorded.asking(stage.session(), "One"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void write(FxRobot robot, String field, String text) {
        robot.clickOn("#" + field + " .text-field");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    private TableView<?> table() {
        return stage.node("compare-rows", TableView.class);
    }
}
