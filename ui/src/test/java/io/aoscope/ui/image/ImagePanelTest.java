package io.aoscope.ui.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.model.Link;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ImagePanelTest {
    private final PanelStage stage = new PanelStage((model, background) -> new ImagePanel(model));

    @Start
    void start(Stage window) {
        stage.show(window);
    }

    @BeforeEach
    void open() {
        stage.publish(Views.idle());
    }

    @Test
    void theHeaderSaysWhatHyperbeamMakesOfTheImage() {
        assertThat(stage.node("image-verdict", Label.class).getText())
                .isEqualTo("HyperBEAM runs this image, with differences to know");
    }

    @Test
    void aFindingLeadsToItsInstruction(FxRobot robot) {
        robot.clickOn(robot.lookup((Hyperlink link) -> "Memory that can grow".equals(link.getText()))
                .queryAs(Hyperlink.class));

        assertThat(stage.followed()).singleElement().isInstanceOf(Link.Code.class);
    }

    @Test
    void aRowSaysAllThatItHasToSayInAsManyLinesAsThatNeeds(FxRobot robot) {
        robot.interact(() -> ((Region) stage.panel().content()).setMaxWidth(280));
        WaitForAsyncUtils.waitForFxEvents();
        TreeCell<ImageRow> cell = cell(robot);
        ImageRow row = cell.getItem();

        assertThat(row.detail()).isEqualTo("memory-growth");
        TextFlow flow = (TextFlow) cell.getGraphic();
        assertThat(flow.getChildren().getLast())
                .isInstanceOfSatisfying(
                        Text.class, note -> assertThat(note.getText()).isEqualTo(row.note()));
        assertThat(flow.getLayoutBounds().getHeight()).isGreaterThan(40);
        assertThat(cell.getHeight()).isGreaterThanOrEqualTo(flow.prefHeight(flow.getWidth()));
    }

    @Test
    void theSelectedRowIsCopiedWhole(FxRobot robot) {
        robot.clickOn(cell(robot).getGraphic());
        ImageRow row = cell(robot).getItem();
        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        AtomicReference<String> copied = new AtomicReference<>("");
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get()).isEqualTo(row.name() + "\nmemory-growth\n" + row.note() + "\n" + row.tip());
    }

    private static TreeCell<ImageRow> cell(FxRobot robot) {
        return robot.lookup((TreeCell<ImageRow> each) ->
                        each.getItem() != null && each.getItem().name().equals("Memory that can grow"))
                .query();
    }
}
