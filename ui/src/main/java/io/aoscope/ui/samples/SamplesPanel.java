package io.aoscope.ui.samples;

import io.aoscope.engine.debug.RunState;
import io.aoscope.icons.Icons;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** The bundled processes. */
public final class SamplesPanel implements Panel {
    private final ImageOpener opener;
    private final ScenarioRun scenario;
    private final BorderPane content = new BorderPane();
    private final ListView<Sample> list = new ListView<>();

    public SamplesPanel(WorkbenchModel model, ImageOpener opener) {
        this.opener = opener;
        this.scenario = new ScenarioRun(model, opener);
        BooleanBinding possible = Conditions.on(
                        model, session -> session.run() == RunState.NO_IMAGE || session.run() == RunState.IDLE)
                .and(list.getSelectionModel().selectedItemProperty().isNotNull());
        list.setId("samples-list");
        list.getItems().setAll(Samples.list());
        list.getSelectionModel().selectFirst();
        list.setCellFactory(view -> new SampleCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                withSelected(this::open);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                withSelected(this::open);
            }
        });
        var results = new ScenarioTable(scenario, row -> model.visit(row.processId(), slot -> slot == row.slot()));
        var bar = new FlowPane(
                6,
                4,
                Buttons.full(Action.of("sample-open", "Open", Icons.OPEN, () -> withSelected(this::open))
                        .when(possible)),
                Buttons.icon(Action.of(
                                "sample-open-beside",
                                "Open beside the other processes",
                                Icons.OPEN_BESIDE,
                                () -> withSelected(opener::openBeside))
                        .when(possible)),
                Buttons.full(Action.of(
                                "sample-run",
                                "Run its scenario",
                                Icons.RUN_SCENARIO,
                                () -> withSelected(scenario::start))
                        .when(possible)));
        bar.getStyleClass().add("panel-bar");
        var split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        scenario.rows().addListener((Observable changed) -> {
            if (!scenario.rows().isEmpty() && split.getItems().size() == 1) {
                split.getItems().add(results);
                split.setDividerPositions(0.5);
            }
        });
        content.setTop(bar);
        content.setCenter(split);
    }

    @Override
    public String id() {
        return "samples";
    }

    @Override
    public String title() {
        return "Samples";
    }

    @Override
    public Ikon icon() {
        return Icons.SAMPLES;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
    }

    private void open(Sample sample) {
        opener.open(sample, () -> {});
    }

    private void withSelected(Consumer<Sample> work) {
        Sample selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            work.accept(selected);
        }
    }

    /** Title and language above the summary. */
    private static final class SampleCell extends ListCell<Sample> {
        @Override
        protected void updateItem(Sample sample, boolean empty) {
            super.updateItem(sample, empty);
            if (empty || sample == null) {
                setGraphic(null);
                return;
            }
            var title = new Label(sample.title());
            title.getStyleClass().add("section-title");
            var language = new Label(sample.language());
            language.getStyleClass().add("tag-label");
            var summary = new Label(sample.summary());
            summary.setMinHeight(Region.USE_PREF_SIZE);
            summary.getStyleClass().add("text-muted");
            summary.setWrapText(true);
            setPrefWidth(0);
            var head = new HBox(8, title, language);
            head.setAlignment(Pos.BASELINE_LEFT);
            setGraphic(new VBox(head, summary));
        }
    }
}
