package io.aoscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.model.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FramePanelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final SessionView open = Staged.open(module);
    private final PanelStage stage = new PanelStage((model, background) -> new FramePanel(model));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void aValueThatIsAnAddressLeadsToMemory(FxRobot robot) {
        pause();
        robot.clickOn(link(robot, "1024"));
        assertThat(stage.followed()).containsExactly(new Link.Memory(1024, 8));
    }

    @Test
    void theNotationIsSwitchedForEveryValue(FxRobot robot) {
        pause();
        robot.clickOn("#frame-notation-pointer");
        assertThat(link(robot, "0x400")).isNotNull();
        assertThat(robot.lookup(".value-preview").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("\"hello\"");
    }

    @Test
    void theKeyboardWalksTheCallStack(FxRobot robot) {
        pause();
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.DOWN);
        assertThat(stage.followed()).containsExactly(new Link.Frame(1));
        assertThat(stage.node("frame-calls", ListView.class).getSelectionModel().getSelectedIndex())
                .isEqualTo(1);
    }

    @Test
    void aNewStopSelectsTheInnermostCallAgainWithoutAsking(FxRobot robot) {
        pause();
        robot.interact(() -> stage.model().follow(new Link.Frame(1)));
        stage.followed().clear();
        stage.publish(Staged.paused(
                open, Staged.pause(9, Optional.empty(), List.of(), Staged.frame(module, 0, 1, List.of(), List.of()))));
        assertThat(stage.followed()).isEmpty();
        assertThat(stage.node("frame-calls", ListView.class).getSelectionModel().getSelectedIndex())
                .isZero();
    }

    @Test
    void watchesTakeRoomOnceThereAreSome(FxRobot robot) {
        pause();
        TableView<?> watches = stage.node("frame-watches", TableView.class);
        assertThat(watches.isVisible()).isFalse();
        assertThat(((Region) watches.getParent()).getHeight())
                .isEqualTo(stage.node("frame-watch-add", TextField.class).getHeight());

        robot.interact(() -> stage.model().watches().add("1 + 1"));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(watches.isVisible()).isTrue();
        assertThat(watches.getHeight()).isGreaterThan(50);
    }

    @Test
    void whileNothingIsPausedItSaysHowToPause(FxRobot robot) {
        stage.publish(open);
        assertThat(robot.lookup(".empty-state-hint").queryAs(Label.class).getText())
                .contains("breakpoint");
    }

    private void pause() {
        var locals = List.of(Staged.i64(0, "message", 0x400));
        stage.publish(Staged.paused(
                open,
                Staged.pause(
                        7,
                        Optional.of(Staged.memory(1, Map.of(0x400L, "hello\0"))),
                        List.of(),
                        Staged.frame(module, 1, 0, locals, List.of()),
                        Staged.frame(module, 0, 1, List.of(), List.of()))));
    }

    private static Hyperlink link(FxRobot robot, String text) {
        return robot.lookup((Hyperlink link) -> link.getText().equals(text)).query();
    }
}
