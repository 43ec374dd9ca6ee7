package io.aoscope.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.memory.HexView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FilesPanelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final SaveTo dialogs = new SaveTo();
    private final PanelStage stage = new PanelStage((model, background) -> new FilesPanel(model, dialogs, background));

    @TempDir
    Path folder;

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @BeforeEach
    void publish() {
        stage.publish(Staged.slots(open, Staged.answered(1, "1", Optional.empty())));
    }

    @Test
    void whatWasPrintedIsReadInDevStdout(FxRobot robot) {
        selectStdout(robot);
        assertThat(stage.node("files-text", CodeArea.class).getText()).isEqualTo("hello from slot 1\nhello again\n");
        assertThat(stage.node("files-path", Label.class).getText()).isEqualTo("/dev/stdout  ·  30 bytes");
    }

    @Test
    void theKeyboardWalksTheTree(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.HOME).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        assertThat(stage.node("files-path", Label.class).getText()).startsWith("/data/counter.txt");
        assertThat(stage.node("files-text", CodeArea.class).getText()).isEqualTo("42\n");
    }

    @Test
    void bytesThatAreNotTextAreShownAsHex(FxRobot robot) {
        robot.clickOn("blob.bin");
        assertThat(stage.node("files-hex", HexView.class).isVisible()).isTrue();
        assertThat(stage.node("files-hex", HexView.class).source().get().size()).isEqualTo(3);
        robot.clickOn("#files-as-hex");
        assertThat(stage.node("files-hex", HexView.class).isVisible()).isFalse();
        assertThat(robot.lookup("3 bytes that are not text; look at them as hex")
                        .tryQuery())
                .isPresent();
    }

    @Test
    void aDescriptorLeadsToItsFile(FxRobot robot) {
        TableView<?> descriptors = stage.node("files-descriptors", TableView.class);
        robot.clickOn("#files-show-descriptors");
        assertThat(descriptors.isVisible()).isTrue();
        robot.interact(() -> descriptors.getSelectionModel().select(3));
        assertThat(stage.node("files-path", Label.class).getText()).startsWith("/data/counter.txt");
    }

    @Test
    void aFileIsExportedToTheChosenPlace(FxRobot robot) throws IOException {
        dialogs.chosen = Optional.of(folder.resolve("out.txt"));
        selectStdout(robot);
        robot.clickOn("#files-export");
        assertThat(folder.resolve("out.txt")).hasContent("hello from slot 1\nhello again\n");
        assertThat(Files.size(folder.resolve("out.txt"))).isEqualTo(30);
    }

    private void selectStdout(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.END);
    }

    /** Answers every question for a place with the one the test chose. */
    private static final class SaveTo implements Dialogs {
        private Optional<Path> chosen = Optional.empty();

        @Override
        public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
            return chosen;
        }

        @Override
        public void error(String title, String text) {
            throw new AssertionError(text);
        }

        @Override
        public Optional<Integer> choose(String title, String text, List<String> ways) {
            return Optional.of(0);
        }

        @Override
        public boolean confirm(String title, String text, String yes) {
            return true;
        }
    }
}
