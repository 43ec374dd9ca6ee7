package io.aoscope.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.memory.HexView;
import io.aoscope.ui.model.Focus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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

    @Test
    void aNewFileIsNamedInTheBar(FxRobot robot) {
        robot.clickOn("data").clickOn("#files-new");
        assertThat(stage.node("files-name", TextField.class).getText()).isEqualTo("/data/");
        robot.write("in.txt").push(KeyCode.ENTER);
        assertThat(asked()).isEqualTo("files Put[path=/data/in.txt, content=\"\"]");
        assertThat(stage.node("files-name", TextField.class).isVisible()).isFalse();
    }

    @Test
    void aNewFolderIsNamedInTheBar(FxRobot robot) {
        robot.clickOn("#files-new-folder").write("inner/deep").push(KeyCode.ENTER);
        assertThat(asked()).isEqualTo("files MakeDirectory[path=/inner/deep]");
    }

    @Test
    void escapeGivesANewNameUp(FxRobot robot) {
        robot.clickOn("#files-new").push(KeyCode.ESCAPE);
        assertThat(stage.node("files-name", TextField.class).isVisible()).isFalse();
        assertThat(stage.session().asked()).noneMatch(text -> text.startsWith("files"));
    }

    @Test
    void theTextOfAFileIsEditedAndSaved(FxRobot robot) {
        robot.clickOn("counter.txt").clickOn("#files-edit");
        robot.interact(() -> stage.node("files-text", CodeArea.class).replaceText("43\n"));
        robot.clickOn("#files-save");
        assertThat(asked()).isEqualTo("files Put[path=/data/counter.txt, content=\"43\n\"]");
        assertThat(stage.node("files-text", CodeArea.class).isEditable()).isFalse();
    }

    @Test
    void editingThatIsNotSavedIsGivenUp(FxRobot robot) {
        robot.clickOn("counter.txt").clickOn("#files-edit");
        robot.interact(() -> stage.node("files-text", CodeArea.class).replaceText("43\n"));
        robot.clickOn("#files-edit");
        assertThat(stage.node("files-text", CodeArea.class).getText()).isEqualTo("42\n");
    }

    @Test
    void aFileOfTheDiskIsImportedIntoTheSelectedDirectory(FxRobot robot) throws IOException {
        dialogs.opened = Optional.of(Files.writeString(folder.resolve("mine.txt"), "text"));
        robot.clickOn("counter.txt").clickOn("#files-import");
        assertThat(asked()).isEqualTo("files Put[path=/data/mine.txt, content=\"text\"]");
    }

    @Test
    void theSelectedFileIsDeleted(FxRobot robot) {
        robot.clickOn("blob.bin").clickOn("#files-delete");
        assertThat(asked()).isEqualTo("files Remove[path=/data/blob.bin]");
    }

    @Test
    void whileAMessageRunsNothingCanBeChanged(FxRobot robot) {
        stage.publish(Staged.slots(
                open, Staged.answered(1, "1", Optional.empty()), Staged.answered(2, "2", Optional.empty())));
        robot.interact(() -> stage.model().focus(new Focus.AtEntry(0)));
        assertThat(stage.node("files-new", Button.class).isDisabled()).isFalse();
        stage.publish(Staged.running(stage.session().view()));
        assertThat(stage.node("files-new", Button.class).isDisabled()).isTrue();
        assertThat(stage.node("files-hint", Label.class).getText())
                .isEqualTo("Files can be changed while nothing runs");
    }

    private String asked() {
        return stage.session().asked().getLast();
    }

    private void selectStdout(FxRobot robot) {
        robot.interact(() -> stage.panel().focusFirst());
        robot.push(KeyCode.END);
    }

    /** Answers every question for a place with the one the test chose. */
    private static final class SaveTo implements Dialogs {
        private Optional<Path> chosen = Optional.empty();
        private Optional<Path> opened = Optional.empty();

        @Override
        public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
            return opened;
        }

        @Override
        public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
            return chosen;
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
