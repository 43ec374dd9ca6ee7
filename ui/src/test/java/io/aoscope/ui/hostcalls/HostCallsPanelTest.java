package io.aoscope.ui.hostcalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.History;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HostCallsPanelTest {
    private final PanelStage stage = new PanelStage(HostCallsPanel::new);

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void beforeAnythingHappenedItSaysWhatToDo(FxRobot robot) {
        assertThat(robot.lookup(".empty-state-hint").queryAllAs(Label.class))
                .filteredOn(label -> label.getParent().isVisible())
                .extracting(Label::getText)
                .containsExactly(
                        "Open an image and send a message; each call of an import appears here with its answer.");
    }

    @Test
    void aMessageThatIsPausedOffersWhatItHasDoneSoFar(FxRobot robot) {
        robot.interact(() -> {
            Recorded.asking(stage.session(), "One");
            stage.session().publish(Views.paused(stage.session().view(), Views.inMachine(40)));
        });
        robot.clickOn("List those it has made so far");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(table().getItems()).isNotEmpty();
    }

    @Test
    void aPersonFindsACallLooksAtItAndGoesThereWithTheKeyboard(FxRobot robot) {
        record(robot);
        robot.interact(() -> stage.panel().focusSearch());
        robot.write("clock");
        robot.interact(() -> stage.panel().focusFirst());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(table().getItems()).hasSize(1);
        assertThat(stage.node("host-call-text", Label.class).getText())
                .isEqualTo("wasi_snapshot_preview1.clock_time_get(0, 0, 320) → 0");
        assertThat(stage.node("host-call-by", Label.class).getText()).endsWith("answered by wasi@1.0");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.followed()).hasSize(1);
        assertThat(stage.model().picture().get().point().orElseThrow().toString())
                .startsWith("s1.p1.wasm-64+");
    }

    @Test
    void anotherAnswerIsTypedAMistakeIsToldAndTheBranchBegins(FxRobot robot) {
        History history = record(robot);
        robot.interact(() -> table().getSelectionModel().select(1));
        robot.clickOn("#host-call-answer");
        write(robot, "#host-answer-result", "two");
        robot.clickOn("#host-answer-begin");
        assertThat(stage.node("host-answer-problem", Label.class).getText())
                .isEqualTo("Answer: “two” is no i32; write a number such as 0 or 0x1c");

        write(robot, "#host-answer-result", "2");
        write(robot, "#host-answer-branch", "two");
        robot.clickOn("#host-answer-begin");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.followed()).isEmpty();
        assertThat(history.branch().name()).isEqualTo("two");
        assertThat(stage.node("host-answer", AnswerBox.class).isVisible()).isFalse();
        assertThat(table().getItems().get(1).answeredBy()).isEqualTo("this branch");
    }

    @Test
    void escapeClosesTheFormAndLeavesEverythingAsItWas(FxRobot robot) {
        History history = record(robot);
        robot.interact(() -> table().getSelectionModel().select(0));
        robot.clickOn("#host-call-answer");
        assertThat(stage.node("host-answer", AnswerBox.class).isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);

        assertThat(stage.node("host-answer", AnswerBox.class).isVisible()).isFalse();
        assertThat(history.branches()).hasSize(1);
    }

    @Test
    void theCallsAreCopiedAsJson(FxRobot robot) {
        record(robot);
        robot.interact(() -> table().getSelectionModel().clearSelection());
        robot.clickOn("#host-calls-copy");

        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst().split("\"at\"", -1)).hasSize(5);
    }

    private History record(FxRobot robot) {
        List<History> recorded = new ArrayList<>();
        robot.interact(() -> recorded.add(Recorded.asking(stage.session(), "One")));
        WaitForAsyncUtils.waitForFxEvents();
        return recorded.getFirst();
    }

    private static void write(FxRobot robot, String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    @SuppressWarnings("unchecked")
    private TableView<HostCallRow> table() {
        return stage.node("host-calls", TableView.class);
    }
}
