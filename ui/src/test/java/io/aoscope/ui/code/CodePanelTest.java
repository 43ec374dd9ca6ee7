package io.aoscope.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.MachineView.Slot;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CodePanelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final int handle = Objects.requireNonNull(module.export("handle")).index();
    private final SessionView open = Staged.open(module);
    private final PanelStage stage = new PanelStage(CodePanel::new);

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @BeforeEach
    void open() {
        stage.publish(open);
    }

    @Test
    void aClickIntoTheGutterSetsABreakpointAndAnotherClearsIt(FxRobot robot) {
        robot.clickOn("#code-gutter-4");
        assertThat(stage.session().view().breakpoints()).hasSize(1);
        Breakpoint set = stage.session().view().breakpoints().iterator().next();
        assertThat(set.functionIndex()).isEqualTo(handle);
        robot.clickOn("#code-gutter-4");
        assertThat(stage.session().view().breakpoints()).isEmpty();
    }

    @Test
    void theKeyboardMovesTheCursorAndF9TogglesThere(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        Action toggle = stage.panel().actions().getFirst();
        assertThat(toggle.key().orElseThrow().getName()).isEqualTo("F9");
        robot.interact(toggle::run);
        Listing listing = Listing.of(module, SourceLines.of(module), new Disassembler(module), handle);
        assertThat(stage.session().view().breakpoints())
                .containsExactly(new Breakpoint(handle, listing.instructionAt(3)));
    }

    @Test
    void theInstructionOfAPauseIsMarkedAndInSight(FxRobot robot) {
        int last = Objects.requireNonNull(module.function(handle)).code().size() - 1;
        stage.publish(Staged.paused(
                open,
                Staged.pause(
                        7, Optional.empty(), List.of(), Staged.frame(module, handle, last, List.of(), List.of()))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".code-marker").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("▶");
    }

    @Test
    void aStopWhileThePanelIsHiddenIsInSightOnceItShows(FxRobot robot) {
        int last = Objects.requireNonNull(module.function(handle)).code().size() - 1;
        var hidden = new AtomicReference<CodePanel>();
        robot.interact(() -> hidden.set(new CodePanel(stage.model(), Background.direct())));
        stage.publish(Staged.paused(
                open,
                Staged.pause(
                        7, Optional.empty(), List.of(), Staged.frame(module, handle, last, List.of(), List.of()))));
        robot.interact(() -> stage.panel().content().getScene().setRoot((Parent)
                Objects.requireNonNull(hidden.get()).content()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".code-marker").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("▶");
    }

    @Test
    void theValuesBesideAnInstructionAreReadButNotCopied(FxRobot robot) {
        Code code = Objects.requireNonNull(module.function(handle)).code();
        int at = IntStream.range(0, code.size())
                .filter(index -> code.opcode(index) == Opcode.LOCAL_GET)
                .findFirst()
                .orElseThrow();
        List<Slot> locals = IntStream.rangeClosed(0, code.index(at))
                .mapToObj(local -> Staged.i64(local, "", 42))
                .toList();
        stage.publish(Staged.paused(
                open,
                Staged.pause(7, Optional.empty(), List.of(), Staged.frame(module, handle, at, locals, List.of()))));
        CodeArea listing = stage.node("code-listing", CodeArea.class);
        Listing plain = Listing.of(module, SourceLines.of(module), new Disassembler(module), handle);
        int line = plain.lineOf(at);
        assertThat(listing.getParagraph(line).getText())
                .startsWith(plain.lines().get(line).line().indented())
                .contains("    ;  42");
        assertThat(listing.getParagraph(line).getParagraphStyle()).containsExactly("current-line");
        robot.interact(() -> {
            listing.selectAll();
            listing.copy();
            assertThat(Clipboard.getSystemClipboard().getString())
                    .isEqualTo(plain.text().text());
        });
        stage.publish(open);
        assertThat(listing.getText()).isEqualTo(plain.text().text());
    }

    @Test
    void theFieldGoesToAFunctionAndAltLeftComesBack(FxRobot robot) {
        robot.clickOn("#code-go-to").write("0").push(KeyCode.ENTER);
        assertThat(title(robot)).contains("func 0");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(title(robot)).startsWith("handle");
    }

    @Test
    void theFilterNarrowsTheListAndEnterOpensTheFirst(FxRobot robot) {
        robot.clickOn("#code-filter").write("malloc").push(KeyCode.ENTER);
        ListView<?> functions = stage.node("code-functions", ListView.class);
        assertThat(functions.getItems()).hasSize(1);
        assertThat(title(robot)).contains("malloc");
    }

    @Test
    void findMarksTheLinesAndCountsThem(FxRobot robot) {
        robot.interact(() -> stage.panel().focusSearch());
        robot.write("call").push(KeyCode.ENTER);
        assertThat(robot.lookup(".find-status").queryAs(Label.class).getText()).startsWith("1 of ");
    }

    @Test
    void copiedLinesAreWat(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME)
                .push(KeyCode.SHIFT, KeyCode.DOWN)
                .push(KeyCode.SHIFT, KeyCode.END)
                .push(KeyCode.SHORTCUT, KeyCode.C);
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("(func $handle")
                .contains("\n  "));
    }

    @Test
    void withoutAnImageItSaysWhatToDo(FxRobot robot) {
        stage.publish(Staged.nothing());
        assertThat(robot.lookup(".empty-state-hint").queryAs(Label.class).getText())
                .isEqualTo("Open an image to see its functions.");
    }

    private static String title(FxRobot robot) {
        return robot.lookup(".code-title").queryAs(Label.class).getText();
    }
}
