package io.aoscope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.MessageDraft;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LintStripTest {
    private final SimpleObjectProperty<MessageDraft> draft = new SimpleObjectProperty<>(MessageDraft.action("Inc"));

    @Start
    void start(Stage window) {
        window.setScene(new Scene(new LintStrip(draft), 500, 300));
        window.show();
    }

    @Test
    void aPlainMessageTakesNoRoom(FxRobot robot) {
        assertThat(robot.lookup("#compose-lint").query().isManaged()).isFalse();
    }

    @Test
    void aRemarkComesAndGoesWithTheMessage(FxRobot robot) {
        robot.interact(() -> draft.set(MessageDraft.action("Inc").withTag("Path", "weird")));
        assertThat(robot.lookup("#compose-lint").query().isManaged()).isTrue();
        assertThat(robot.lookup((Label label) -> label.getText().startsWith("A tag path makes the stack run the key"))
                        .tryQuery())
                .isPresent();
        robot.interact(() -> draft.set(MessageDraft.action("Inc")));
        assertThat(robot.lookup("#compose-lint").query().isManaged()).isFalse();
    }

    @Test
    void theRuleOfARemarkIsALinkToItsCardWhichEscapeCloses(FxRobot robot) {
        robot.interact(() -> draft.set(MessageDraft.action("Inc").withTag("Path", "weird")));
        robot.clickOn(robot.lookup((Hyperlink link) -> link.getText().equals("path-key"))
                .queryAs(Hyperlink.class));
        assertThat(robot.lookup("#rule-card .label").queryAllAs(Label.class).stream()
                        .map(Label::getText))
                .contains(
                        "A message key that chooses what runs",
                        "warning · path-key",
                        "Cause",
                        "On HyperBEAM",
                        "Remedy");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#rule-card").tryQuery()).isEmpty();
    }
}
