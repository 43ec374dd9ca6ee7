package io.aoscope.ui.compose;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.RunActions;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Where a message is written and sent. */
public final class ComposePanel implements Panel {
    private final ComposeViewModel view;
    private final BorderPane content = new BorderPane();
    private final ComboBox<String> action = new ComboBox<>();
    private final Label problem = new Label();
    private final List<Action> actions;

    public ComposePanel(
            WorkbenchModel model,
            RunActions run,
            Respawner respawner,
            ObservableList<MessageDraft> saved,
            Dialogs dialogs,
            Background work) {
        this.view = new ComposeViewModel(model);
        content.setFocusTraversable(true);
        var many = new SendMany(new ManySender(model, work), run, model, dialogs);
        this.actions = many.actions();
        content.setTop(new VBox(bar(run, saved, many), past(model), many.progress()));
        var form =
                new VBox(new MissingHandle(view, model, respawner), CallRows.of(view), fields(), new PreviewBox(view));
        form.getStyleClass().add("panel-body");
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        content.setCenter(scroll);
        content.setBottom(new LintStrip(model.draft()));
        problem.setId("compose-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.draftProblem());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    }

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose";
    }

    @Override
    public Ikon icon() {
        return Icons.COMPOSE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        action.requestFocus();
    }

    private FlowPane bar(RunActions run, ObservableList<MessageDraft> saved, SendMany many) {
        Button clear = Buttons.icon(Action.of("compose-clear", "Clear all fields", Icons.DELETE, view::clear));
        var bar = new FlowPane(
                6,
                4,
                button(run.send(), "compose-send"),
                icon(run.sendAndPause(), "compose-send-pause"),
                MessagesMenu.of(view, saved),
                many.menu(),
                clear);
        bar.setRowValignment(VPos.CENTER);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    /** Says that the message goes out from the past, and what that means. */
    private static Label past(WorkbenchModel model) {
        var past = new Label();
        past.setId("compose-past");
        past.getStyleClass().add("compose-past");
        past.setWrapText(true);
        past.setMaxWidth(Double.MAX_VALUE);
        past.textProperty()
                .bind(model.picture()
                        .map(picture -> picture.past()
                                        && picture.session().run() == RunState.IDLE
                                        && picture.point().isPresent()
                                ? "Sent from " + picture.point().get() + ", it begins a branch"
                                : ""));
        past.visibleProperty().bind(past.textProperty().isNotEmpty());
        past.managedProperty().bind(past.visibleProperty());
        return past;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    private static Button icon(Action action, String id) {
        Button button = Buttons.icon(action);
        button.setId(id);
        return button;
    }

    private static Button button(Action action, String id) {
        Button button = Buttons.full(action);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Names on the left, fields on the right. */
    static GridPane grid() {
        var grid = new GridPane(8, 6);
        var labels = new ColumnConstraints();
        labels.setMinWidth(88);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, values);
        return grid;
    }

    private GridPane fields() {
        GridPane grid = grid();
        action.setId("compose-action");
        action.setEditable(true);
        action.setMaxWidth(Double.MAX_VALUE);
        action.setPromptText("Inc, Get, Eval …");
        action.getEditor().textProperty().bindBidirectional(view.action());
        action.setOnShowing(event -> action.getItems().setAll(view.actions()));
        row(grid, "Action", action);
        row(grid, "Tags", new TagsBox(view));

        var data = new TextArea();
        data.setId("compose-data");
        data.getStyleClass().add("code");
        data.setPrefRowCount(4);
        data.setWrapText(true);
        data.textProperty().bindBidirectional(view.data());
        row(grid, "Data", data);
        row(grid, "From", field("compose-from", "the owner", view.from()));
        row(grid, "Owner", field("compose-owner", "owner of the process", view.owner()));
        row(grid, "Target", field("compose-target", "this process", view.target()));
        row(grid, "Anchor", anchor());
        row(grid, "Block height", field("compose-block-height", "number of the slot", view.blockHeight()));
        grid.add(problem, 0, grid.getRowCount(), 2, 1);
        return grid;
    }

    static void row(GridPane grid, String name, Node control) {
        var label = new Label(name);
        label.setLabelFor(control);
        GridPane.setValignment(label, VPos.TOP);
        label.getStyleClass().add("form-label");
        grid.addRow(grid.getRowCount(), label, control);
    }

    private TextField anchor() {
        TextField anchor = field("compose-anchor", "none", view.anchor());
        anchor.setTooltip(new Tooltip(
                "With an anchor the same message has the same id each time it is sent, as dedup@1.0 needs it (D14)."));
        return anchor;
    }

    private static TextField field(String id, String prompt, StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }
}
