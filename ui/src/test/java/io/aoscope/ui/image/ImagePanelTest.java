package io.aoscope.ui.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.model.Link;
import java.util.Objects;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableRow;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
        var row = robot.lookup((TreeTableRow<?> each) ->
                        each.getItem() instanceof ImageRow item && item.name().equals("Memory that can grow"))
                .queryAs(TreeTableRow.class);
        ImageRow shown = (ImageRow) Objects.requireNonNull(row.getItem());
        assertThat(shown.detail()).isEqualTo("memory-growth");
    }
}
