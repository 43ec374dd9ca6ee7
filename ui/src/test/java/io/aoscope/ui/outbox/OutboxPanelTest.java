package io.aoscope.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.MessageNode;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class OutboxPanelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final PanelStage stage = new PanelStage((model, background) -> new OutboxPanel(model));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void theDataOfASlotIsReadInTheOutbox() {
        stage.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        assertThat(stage.node("outbox-data", CodeArea.class).getText()).isEqualTo("42");
        TreeTableView<?> messages = stage.node("outbox-messages", TreeTableView.class);
        assertThat(messages.isVisible()).isTrue();
        assertThat(messages.getRoot().getChildren().getFirst().isExpanded()).isTrue();
    }

    @Test
    void dataForATerminalIsReadInItsColoursAndAsItIs(FxRobot robot) {
        String text = "\u001b[90mData = \u001b[34m5\u001b[0m";
        stage.publish(Staged.slots(open, Staged.answered(1, text, Optional.empty())));
        CodeArea data = stage.node("outbox-data", CodeArea.class);
        assertThat(data.getText()).isEqualTo("Data = 5");
        assertThat(data.getStyleOfChar(7)).containsExactly("ansi-blue");

        robot.clickOn("#outbox-colours");
        assertThat(data.getText()).isEqualTo(text);

        stage.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        assertThat(stage.node("outbox-colours", ToggleButton.class).isVisible())
                .as("there is nothing to colour")
                .isFalse();

        robot.interact(() -> stage.node("outbox-colours", ToggleButton.class).setSelected(true));
        stage.publish(Staged.slots(open, Staged.answered(1, "\u001b[31m42", Optional.empty())));
        assertThat(data.getText()).isEqualTo("42");
        assertThat(data.getStyleOfChar(0)).as("the same text in another colour").containsExactly("ansi-red");
    }

    @Test
    void theCacheIsAButtonAway(FxRobot robot) {
        stage.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        robot.clickOn("#outbox-cached");
        TreeTableView<?> messages = stage.node("outbox-messages", TreeTableView.class);
        assertThat(messages.getRoot().getChildren().getFirst().getChildren())
                .extracting(item -> ((MessageNode) item.getValue()).key())
                .contains("action")
                .doesNotContain("Action");
    }

    @Test
    void aPartWithNothingInItSaysSo(FxRobot robot) {
        stage.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        robot.clickOn("#outbox-patches-toggle");
        assertThat(stage.node("outbox-nothing", Label.class).getText()).isEqualTo("The reply lists no patches");
    }

    @Test
    void anErrorTellsItsKindItsDeviceAndWhatToDo(FxRobot robot) {
        stage.publish(Staged.slots(open, Staged.failed(2)));
        assertThat(robot.lookup(".error-kind").queryAs(Label.class).getText()).isEqualTo("trap");
        assertThat(robot.lookup(".error-place").queryAs(Label.class).getText()).isEqualTo("in wasm-64@1.0, pass 1");
        assertThat(stage.node("outbox-error-message", TextArea.class).getText()).contains("integer divide by zero");
        robot.clickOn("#outbox-imports-toggle");
        ListView<?> remarks = stage.node("outbox-remarks", ListView.class);
        assertThat(remarks.getItems().getFirst()).hasToString("env.emscripten_notify, called 3 times, answered 0");
    }

    @Test
    void aWarningStandsWithItsPlaceAndItsRule(FxRobot robot) {
        stage.publish(Staged.slots(open, Staged.failed(2)));
        robot.clickOn("#outbox-warnings-toggle");
        assertThat(robot.lookup("#outbox-warnings .label").queryAllAs(Label.class).stream()
                        .map(Label::getText))
                .contains("s2.p1.wasm-64+7", "env.emscripten_notify is answered by a stub");
        assertThat(robot.lookup("#outbox-warnings .hyperlink")
                        .queryAs(Hyperlink.class)
                        .getText())
                .isEqualTo("import-stub");
    }

    @Test
    void theResultsAreCopiedAsJson(FxRobot robot) {
        stage.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        robot.clickOn("#outbox-copy");
        robot.interact(() ->
                assertThat(Clipboard.getSystemClipboard().getString()).contains("\"outbox\"", "\"data\" : \"42\""));
    }

    @Test
    void beforeAnAnswerItSaysWhatToDo(FxRobot robot) {
        stage.publish(open);
        assertThat(robot.lookup(".empty-state-hint").queryAs(Label.class).getText())
                .isEqualTo("Send a message to see its results here.");
    }
}
