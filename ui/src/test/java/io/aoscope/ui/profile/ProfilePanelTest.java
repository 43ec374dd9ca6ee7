package io.aoscope.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Unasked;
import io.aoscope.ui.model.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ProfilePanelTest {
    @TempDir
    private static Path folder;

    private final Dialogs dialogs = new Unasked() {
        @Override
        public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.of(folder.resolve(suggestedName));
        }
    };
    private final PanelStage stage =
            new PanelStage((model, background) -> new ProfilePanel(model, dialogs, background));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @Test
    void aMessageIsCountedByAButtonAndItsFunctionsAreListedMostExpensiveFirst(FxRobot robot) {
        count(robot);

        assertThat(table().getItems().getFirst().name()).isEqualTo("ask_often");
        robot.interact(() -> table().getSelectionModel().select(0));
        robot.interact(() -> table().requestFocus());
        robot.push(KeyCode.ENTER);
        assertThat(stage.followed()).containsExactly(new Link.Code(4, 0));
    }

    @Test
    void columnsAreSortedAsNumbers(FxRobot robot) {
        count(robot);
        robot.interact(() -> table().getSortOrder()
                .setAll(List.of(table().getColumns().stream()
                        .filter(column -> column.getText().equals("Calls"))
                        .findFirst()
                        .orElseThrow())));

        assertThat(table().getItems()).extracting(FunctionCost::calls).containsExactly(2L, 1L, 1L);
    }

    @Test
    void theFlameGraphIsWalkedAndZoomedWithTheKeyboard(FxRobot robot) {
        count(robot);
        robot.clickOn("#profile-flame-toggle");
        FlameView flame = stage.node("flame", FlameView.class);
        robot.interact(flame::requestFocus);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        assertThat(stage.node("flame-name", Hyperlink.class).getText()).isEqualTo("handle");

        robot.push(KeyCode.ENTER);
        assertThat(flame.zoom().get().name()).isEqualTo("handle");
        robot.push(KeyCode.DOWN);
        assertThat(stage.node("flame-name", Hyperlink.class).getText()).isEqualTo("ask_often");
        robot.push(KeyCode.BACK_SPACE);
        assertThat(flame.zoom().get().name()).isEqualTo("pass 1 wasm-64");
        robot.push(KeyCode.HOME);
        assertThat(flame.zoom().get().name()).isEqualTo("slot 1");

        robot.clickOn(flame);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        assertThat(stage.followed()).hasSize(1).first().isInstanceOf(Link.Code.class);
    }

    @Test
    void aClickZoomsIntoAFrameAndTheButtonOutAgain(FxRobot robot) {
        count(robot);
        robot.clickOn("#profile-flame-toggle");
        FlameView flame = stage.node("flame", FlameView.class);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(
                flame.localToScreen(20, 27).getX(), flame.localToScreen(20, 27).getY());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(flame.zoom().get().name()).isEqualTo("pass 1 wasm-64");
        robot.clickOn("#flame-back");
        assertThat(flame.zoom().get().name()).isEqualTo("slot 1");
    }

    @Test
    void growthIsShownWithThePlaceItHappenedAt(FxRobot robot) {
        count(robot);
        robot.clickOn("#profile-growth-toggle");

        assertThat(((TableView<?>) stage.node("profile-growth", TableView.class)).getItems())
                .hasSize(2);
        assertThat(stage.node("profile-growth-plot", GrowthView.class).getAccessibleText())
                .isEqualTo("from 1 to 2 pages in 1 step");
    }

    @Test
    void theProfileIsExportedForOtherTools(FxRobot robot) throws Exception {
        count(robot);
        robot.clickOn("#profile-folded");
        robot.clickOn("#profile-speedscope");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(stage.followed()).isEmpty();
        assertThat(Files.readString(folder.resolve("slot-1.folded"))).contains("ask_often");
        assertThat(Files.readString(folder.resolve("slot-1.speedscope.json"))).contains("ask_often");
    }

    @Test
    void beforeAnythingWasSentItSaysWhatToDo(FxRobot robot) {
        assertThat(robot.lookup(".empty-state-title").queryAllAs(Label.class))
                .filteredOn(label -> label.getParent().isVisible())
                .extracting(Label::getText)
                .containsExactly("Nothing to profile");
    }

    private void count(FxRobot robot) {
        robot.interact(() -> Recorded.asking(stage.session(), "One"));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#profile-count-button");
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private TableView<FunctionCost> table() {
        return stage.node("profile-functions", TableView.class);
    }
}
