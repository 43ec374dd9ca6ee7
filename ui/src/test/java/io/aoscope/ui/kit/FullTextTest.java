package io.aoscope.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FullTextTest {
    private static final String LONG = "a text that has no room in the width of this label";

    @Start
    void start(Stage stage) {
        var narrow = new Label(LONG);
        narrow.setMaxWidth(80);
        narrow.setId("narrow");
        var scene = new Scene(new VBox(20, narrow, new Label("short")), 400, 200);
        FullText.in(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theWholeOfATextWithoutRoomIsShownUnderTheMouse(FxRobot robot) throws Exception {
        robot.moveTo("short");
        robot.moveTo("#narrow");
        robot.moveBy(2, 0);

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown() != null);
        assertThat(shown()).isEqualTo(LONG);
    }

    private static @Nullable String shown() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse(null);
    }
}
