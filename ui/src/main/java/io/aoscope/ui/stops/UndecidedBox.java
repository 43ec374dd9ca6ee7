package io.aoscope.ui.stops;

import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.ui.kit.Links;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The stop points that cannot do what they are there for: those whose condition had no value where they were met, and those
 * whose place the image does not have. When, why, and what to write instead.
 */
final class UndecidedBox extends VBox {
    private final StopsViewModel view;

    UndecidedBox(StopsViewModel view) {
        this.view = view;
        setId("stops-undecided");
        setMinHeight(USE_PREF_SIZE);
        view.undecided().addListener((Observable changed) -> fill());
        view.stops().addListener((Observable changed) -> fill());
        fill();
    }

    private void fill() {
        getChildren()
                .setAll(Stream.concat(
                                view.stops().stream().flatMap(UndecidedBox::gone),
                                view.undecided().stream().map(this::row))
                        .toList());
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private static Stream<Node> gone(StopPoint stop) {
        return stop.location() instanceof Location.Gone(String why)
                ? Stream.of(problem(stop.text() + " stops nowhere: " + why))
                : Stream.empty();
    }

    private static Label problem(String text) {
        var problem = new Label(text);
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("problem");
        return problem;
    }

    private Node row(Undecided one) {
        String condition = one.stop().condition().map(Object::toString).orElse("");
        Label why = problem(one.stop().text() + " if " + condition + " did not stop: " + one.why());
        HBox.setHgrow(why, Priority.ALWAYS);
        Region at = Links.code(one.at(), () -> view.follow(one));
        at.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, at, why);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
