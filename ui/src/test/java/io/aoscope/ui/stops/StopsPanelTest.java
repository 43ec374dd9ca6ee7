package io.aoscope.ui.stops;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.ui.fake.PanelStage;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.model.Link;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class StopsPanelTest {
    private final PanelStage stage = new PanelStage((model, background) -> new StopsPanel(model));

    @Start
    void start(Stage window) {
        Recorded.counter(stage.session(), "Inc");
        stage.show(window);
    }

    @Test
    void aConditionThatHadNoValueIsToldAboveTheListWithALinkToTheMoment(FxRobot robot) throws Exception {
        var asking = new StopPoint(
                1,
                "handle+3",
                new Location.Instruction(8, 3),
                Optional.of(Expression.read("stack[9] == 0")),
                1,
                Optional.empty(),
                false,
                true);
        robot.interact(() -> stage.model().stops().add(asking));
        stage.publish(Views.undecided(
                stage.session().view(), new Undecided(asking, "s1.p1.wasm-64+5", "there is no operand 9 here")));

        assertThat(texts(robot))
                .containsExactly(
                        "s1.p1.wasm-64+5", "handle+3 if stack[9] == 0 did not stop: there is no operand 9 here");
        robot.clickOn("s1.p1.wasm-64+5");
        assertThat(stage.followed()).contains(new Link.Time("s1.p1.wasm-64+5"));
    }

    @Test
    void aPlaceThatTheImageDoesNotHaveIsToldUntilItIsDeleted(FxRobot robot) {
        StopPoint lost = StopPoints.plain(1, "gone", new Location.Gone("the image has no function gone"));
        robot.interact(() -> stage.model().stops().add(lost));
        assertThat(texts(robot)).containsExactly("gone stops nowhere: the image has no function gone");
        robot.interact(() -> stage.model().stops().deleteAll());

        assertThat(texts(robot)).isEmpty();
    }

    private List<String> texts(FxRobot robot) {
        Set<Labeled> labels = robot.from(stage.node("stops-undecided", Region.class))
                .lookup((Node node) -> node instanceof Labeled)
                .queryAllAs(Labeled.class);
        return labels.stream()
                .map(Labeled::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
