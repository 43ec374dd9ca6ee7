package io.aoscope.ui.compare;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Segments;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.kit.Working;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** The Compare panel: two moments, or two runs of the same messages. */
public final class ComparePanel implements Panel {

    private final MomentsBox moments;
    private final RunsBox runs;
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.MOMENTS);
    private final List<Action> actions;
    private final StackPane content;

    /** What is compared. */
    private enum Part {
        MOMENTS("Two moments"),
        RUNS("Two runs");

        private final String text;

        Part(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    public ComparePanel(WorkbenchModel model, Dialogs dialogs, Background background) {
        var view = new CompareViewModel(model, background);
        BooleanBinding possible = Conditions.on(
                        model, session -> session.image().isPresent())
                .and(view.busy().not());
        this.moments = new MomentsBox(view, possible, choice("-toggle"));
        this.runs = new RunsBox(
                view,
                possible,
                choice("-chosen"),
                () -> dialogs.chooseOpen("Compare with an image", ImageOpener.IMAGES)
                        .ifPresent(view::compareRuns));
        this.actions = List.of(
                Action.of("compare-moments", "Compare two moments", Icons.COMPARE, () -> show(model, Part.MOMENTS)),
                Action.of("compare-runs", "Compare two runs", Icons.COMPARE, () -> show(model, Part.RUNS)));
        moments.visibleProperty().bind(part.isEqualTo(Part.MOMENTS));
        runs.visibleProperty().bind(part.isEqualTo(Part.RUNS));
        model.onFollow(link -> {
            if (link instanceof Link.Compare) {
                part.set(Part.MOMENTS);
            } else if (link instanceof Link.CompareBranch) {
                part.set(Part.RUNS);
            }
        });
        var working = new Working(view.working(), view::cancel);
        working.getStyleClass().add("working-over");
        working.visibleProperty().bind(view.busy());
        view.busy().subscribe(ignored -> working.setText(view.working()));
        var parts = new StackPane(moments, runs, working);
        VBox.setVgrow(parts, Priority.ALWAYS);
        content = Sheets.debugger(new StackPane(new VBox(problem(view), parts)));
    }

    @Override
    public String id() {
        return "compare";
    }

    @Override
    public String title() {
        return "Compare";
    }

    @Override
    public Ikon icon() {
        return Icons.COMPARE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        if (part.get() == Part.MOMENTS) {
            moments.focusFirst();
        } else {
            runs.focusFirst();
        }
    }

    @Override
    public void focusSearch() {
        moments.focusSearch();
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    private void show(WorkbenchModel model, Part wanted) {
        part.set(wanted);
        model.follow(new Link.PanelLink("compare"));
    }

    /** The choice between the two, at the head of each. */
    private Node choice(String suffix) {
        Node choice = Segments.oneOf(
                List.of(Part.values()),
                Part::text,
                value -> "compare-" + value.name().toLowerCase(Locale.ROOT) + suffix,
                part);
        ((Region) choice).setMinWidth(Region.USE_PREF_SIZE);
        return choice;
    }

    private static Node problem(CompareViewModel view) {
        var problem = new Label();
        problem.setId("compare-problem");
        problem.getStyleClass().addAll("problem", "panel-bar");
        problem.textProperty().bind(view.problem());
        problem.managedProperty().bind(view.problem().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        return problem;
    }
}
