package io.aoscope.ui.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.samples.Samples;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Unasked;
import io.aoscope.ui.model.ImageOpener.Opened;
import io.aoscope.ui.model.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SourcePanelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final SimpleObjectProperty<Optional<Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final ChosenFile dialogs = new ChosenFile();
    private final PanelStage stage =
            new PanelStage((model, background) -> new SourcePanel(model, opened, dialogs, background));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    private void openSample(FxRobot robot) {
        stage.publish(Staged.open(module));
        robot.interact(() -> opened.set(
                Optional.of(new Opened.OfSample(Samples.find("counter-c").orElseThrow()))));
    }

    private CodeArea text() {
        return stage.node("source-text", CodeArea.class);
    }

    @Test
    void aClickIntoTheGutterSetsABreakpointAtTheLine(FxRobot robot) {
        openSample(robot);

        robot.clickOn("#source-gutter-13");

        int handle = Objects.requireNonNull(module.export("handle")).index();
        assertThat(stage.session().view().breakpoints())
                .singleElement()
                .satisfies(breakpoint -> assertThat(breakpoint.functionIndex()).isEqualTo(handle));
    }

    @Test
    void f9SetsAndClearsTheBreakpointAtTheCursor(FxRobot robot) {
        openSample(robot);
        Action toggle = stage.panel().actions().getFirst();
        assertThat(toggle.key().orElseThrow().getName()).isEqualTo("F9");

        robot.interact(toggle::run);
        assertThat(stage.session().view().breakpoints()).hasSize(1);
        robot.interact(toggle::run);

        assertThat(stage.session().view().breakpoints()).isEmpty();
    }

    @Test
    void theMenuOfALineOffersItsInstructions(FxRobot robot) {
        openSample(robot);

        robot.rightClickOn("#source-text").clickOn("Show instructions");

        assertThat(stage.followed()).singleElement().isInstanceOf(Link.Code.class);
    }

    @Test
    void anotherFileIsChosenFromTheList(FxRobot robot) {
        openSample(robot);

        robot.interact(() ->
                stage.node("source-files", ComboBox.class).getSelectionModel().selectFirst());

        assertThat(text().getText()).contains("begin_reply").startsWith("//");
    }

    @Test
    void aFileThatIsNotFoundIsAskedFor(FxRobot robot, @TempDir Path folder) throws Exception {
        stage.publish(Staged.open(module));
        assertThat(robot.lookup("Source file not found").tryQueryAs(Label.class))
                .isPresent();
        dialogs.file = Optional.of(Files.writeString(folder.resolve("counter.c"), "// found\n"));

        robot.clickOn("#source-find");

        assertThat(text().getText()).isEqualTo("// found\n");
    }

    private static final class ChosenFile extends Unasked {
        private Optional<Path> file = Optional.empty();

        @Override
        public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
            return file;
        }
    }
}
