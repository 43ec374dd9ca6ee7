package io.aoscope.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.ConsoleEvent;
import io.aoscope.engine.session.ConsoleEvent.Kind;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.model.Link;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ConsolePanelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final PanelStage stage = new PanelStage((model, background) -> new ConsolePanel(model));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @BeforeEach
    void publish() {
        stage.publish(Staged.slots(
                open,
                Staged.answered(1, "1", Optional.empty(), Staged.event(Kind.STDOUT, 1, "hello")),
                Staged.failed(2, Staged.event(Kind.ERROR, 2, "it trapped"))));
    }

    @Test
    void aClickOnALineMovesTheFocusToItsSlot(FxRobot robot) {
        robot.clickOn("hello");
        assertThat(stage.followed()).containsExactly(new Link.Entry(0));
        ListView<?> lines = stage.node("console-lines", ListView.class);
        assertThat(lines.getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void kindsAreSwitchedOffAndTextIsFiltered(FxRobot robot) {
        robot.clickOn("#console-error");
        ListView<?> lines = stage.node("console-lines", ListView.class);
        assertThat(lines.getItems()).hasSize(1);
        robot.clickOn("#console-error");
        robot.interact(() -> stage.panel().focusSearch());
        robot.write("trapped");
        assertThat(lines.getItems()).hasSize(1);
        assertThat(robot.lookup(".find-status").queryAs(Label.class).getText()).isEqualTo("1 of 2 lines");
    }

    @Test
    void outputForATerminalIsReadInItsColoursAndCopiedAsItIs(FxRobot robot) {
        stage.publish(Staged.slots(
                open,
                Staged.answered(
                        1, "1", Optional.empty(), Staged.event(Kind.STDOUT, 1, "is \u001b[1;31mred\u001b[0m now"))));
        List<Text> pieces = List.copyOf(robot.lookup(".console-terminal").queryAllAs(Text.class));
        assertThat(pieces).extracting(Text::getText).containsExactly("is ", "red", " now");
        assertThat(pieces.get(1).getStyleClass()).contains("ansi-bold", "ansi-red");

        robot.clickOn("#console-copy");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("s1.p1.wasm-64+120\tstdout\tis \u001b[1;31mred\u001b[0m now"));
    }

    @Test
    void withNothingSelectedEveryLineIsCopied(FxRobot robot) {
        robot.clickOn("#console-copy");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("s1.p1.wasm-64+120\tstdout\thello\ns2.p1.wasm-64+120\terror\tit trapped"));
    }

    @Test
    void enterOnAWarningExplainsItsRule(FxRobot robot) {
        stage.publish(Staged.slots(
                open,
                Staged.answered(
                        1,
                        "1",
                        Optional.empty(),
                        new ConsoleEvent(
                                Kind.WARNING,
                                Coordinate.of(1, 1, "wasm-64@1.0", 7),
                                "it hangs there",
                                Optional.of("wasi-hangs")))));
        robot.interact(() -> stage.panel().focusSearch());
        robot.write("wasi-hangs");
        assertThat(robot.lookup(".find-status").queryAs(Label.class).getText()).isEqualTo("1 line");
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.ENTER);
        assertThat(robot.lookup("#rule-card .label").queryAllAs(Label.class).stream()
                        .map(Label::getText))
                .contains("A WASI function that hangs", "warning · wasi-hangs");
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theKeyboardWalksTheLines(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.HOME);
        assertThat(stage.followed()).containsExactly(new Link.Entry(0));
    }
}
