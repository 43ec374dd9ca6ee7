package io.aoscope.ui.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.model.Link;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
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

@ExtendWith(ApplicationExtension.class)
class MemoryPanelTest {
    private static final long SIXTEEN_GIB = 262_144;
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final PanelStage stage = new PanelStage(MemoryPanel::new);

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void theFieldGoesToAnAddressAtTheFarEndOfSixteenGibibytes(FxRobot robot) {
        long far = (SIXTEEN_GIB << 16) - 16;
        show(Staged.memory(SIXTEEN_GIB, Map.of(far, "the very end")));
        robot.clickOn("#memory-go-to").write("0x" + Long.toHexString(far)).push(KeyCode.ENTER);
        HexView hex = stage.node("memory-hex", HexView.class);
        assertThat(hex.cursor().get()).isEqualTo(HexCursor.at(far));
        assertThat(hex.topAddress()).isPositive().isLessThanOrEqualTo(far);
        assertThat(text("memory-size")).isEqualTo("16 GiB in 262,144 pages, 1 touched");
    }

    @Test
    void theArrowsMoveAndShiftSelects(FxRobot robot) {
        show(Staged.memory(2, Map.of(0L, "hello")));
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(text("memory-selection")).isEqualTo("0x0 to 0x2, 3 bytes");
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("68 65 6c"));
        robot.push(KeyCode.SHORTCUT, KeyCode.END);
        assertThat(text("memory-selection")).isEqualTo("0x1ffff");
    }

    @Test
    void aClickSelectsTheByteUnderIt(FxRobot robot) {
        show(Staged.memory(2, Map.of(0L, "hello")));
        HexView hex = stage.node("memory-hex", HexView.class);
        robot.clickOn(robot.offset(hex, Pos.TOP_LEFT, new Point2D(90, 5)));
        long first = hex.cursor().get().start();
        robot.push(KeyCode.HOME);
        assertThat(first - hex.cursor().get().start()).isBetween(0L, 1L);
        assertThat(hex.isFocused()).isTrue();
    }

    @Test
    void findSelectsWhatItFoundAndTheInspectorReadsIt(FxRobot robot) {
        show(Staged.memory(2, Map.of(0x1_0400L, "needle\0")));
        robot.interact(() -> stage.panel().focusSearch());
        robot.write("needle").push(KeyCode.ENTER);
        assertThat(text("memory-selection")).isEqualTo("0x10400 to 0x10405, 6 bytes");
        TableView<?> inspector = stage.node("memory-inspector", TableView.class);
        assertThat(inspector.getItems().toString()).contains("\"needle\"");
        robot.write("X").push(KeyCode.ENTER);
        assertThat(text("memory-notice")).isEqualTo("Not found");
    }

    @Test
    void aLinkFollowedAnywhereSelectsItsBytes() {
        show(Staged.memory(2, Map.of(0x100L, "x")));
        new FxRobot().interact(() -> stage.model().follow(new Link.Memory(0x100, 4)));
        assertThat(text("memory-selection")).isEqualTo("0x100 to 0x103, 4 bytes");
    }

    @Test
    void withoutMemoryItSaysWhenThereWillBeSome(FxRobot robot) {
        stage.publish(open);
        assertThat(robot.lookup(".empty-state-title").queryAs(Label.class).getText())
                .isEqualTo("No memory to show");
    }

    private void show(MemoryImage image) {
        stage.publish(Staged.slots(open, Staged.answered(0, "", Optional.of(image))));
    }

    private String text(String id) {
        return stage.node(id, Label.class).getText();
    }
}
