package io.aoscope.ui.fake;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One panel in a window of its own, on a session the test publishes; its background work is done at once. */
public final class PanelStage {
    private final FakeDebugSession session = new FakeDebugSession(Staged.nothing());
    private final List<Throwable> problems = new ArrayList<>();
    private final List<Link> followed = new ArrayList<>();
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final FxRobot robot = new FxRobot();
    private final BiFunction<WorkbenchModel, Background, Panel> make;
    private @Nullable Panel panel;

    public PanelStage(BiFunction<WorkbenchModel, Background, Panel> make) {
        this.make = make;
        model.onProblem(problems::add);
        model.onFollow(followed::add);
    }

    /** Makes and shows the panel; on the JavaFX thread. */
    public void show(Stage stage) {
        Panel made = make.apply(model, new Background(Runnable::run, FxGate.direct(), problems::add));
        panel = made;
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var root = new StackPane();
        var scene = new Scene(root, 900, 500);
        scene.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource("/io/aoscope/ui/aoscope.css"))
                        .toExternalForm());
        stage.setScene(scene);
        // The tests of a JVM share one window, whose size one of them may have set.
        stage.sizeToScene();
        stage.show();
        // Added here, so that it finds the colours of the theme.
        root.applyCss();
        root.getChildren().add(made.content());
    }

    public void publish(SessionView view) {
        robot.interact(() -> session.publish(view));
        WaitForAsyncUtils.waitForFxEvents();
    }

    public FakeDebugSession session() {
        return session;
    }

    public WorkbenchModel model() {
        return model;
    }

    public Panel panel() {
        return Objects.requireNonNull(panel, "not shown yet");
    }

    /** Links followed so far; fails where anything went wrong meanwhile. */
    public List<Link> followed() {
        assertThat(problems).isEmpty();
        return followed;
    }

    /** A control by its id. */
    public <T extends Node> T node(String id, Class<T> type) {
        return robot.lookup("#" + id).queryAs(type);
    }
}
