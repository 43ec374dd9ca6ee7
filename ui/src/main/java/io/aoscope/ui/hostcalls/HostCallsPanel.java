package io.aoscope.ui.hostcalls;

import io.aoscope.icons.Icons;
import io.aoscope.ui.hostcalls.HostCallsViewModel.State;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.kit.Working;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.Ikon;

/** The Host calls panel: the table above, the selected call and the form for another answer below. */
public final class HostCallsPanel implements Panel {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final HostCallsViewModel view;
    private final HostCallTable table;
    private final AnswerBox answer;
    private final TextField filter = TextFields.createClearableTextField();
    private final List<Action> actions;
    private final EmptyState empty = new EmptyState(Icons.HOST_CALLS, "", "");
    private final EmptyState givenUp;
    private final EmptyState underWay;
    private final Working working;
    private final VBox body;
    private final StackPane content;

    public HostCallsPanel(WorkbenchModel model, Background background) {
        this(new HostCallsViewModel(model, background));
    }

    HostCallsPanel(HostCallsViewModel view) {
        this.view = view;
        this.table = new HostCallTable(view);
        var details = new CallDetails(view);
        this.answer = new AnswerBox(view, table::requestFocus);
        this.actions = makeActions();
        this.working = new Working("Running the message once more to list its host calls", view::cancel);
        this.givenUp = new EmptyState(
                Icons.HOST_CALLS,
                "The host calls were not listed",
                "The message is run once more to list them.",
                Links.link("List the host calls", view::list));
        this.underWay = new EmptyState(
                Icons.HOST_CALLS,
                "This message has not ended",
                "Its host calls are listed once it has: resume it (F5) or stop it (Shift+F5).",
                Links.link("List those it has made so far", view::list));
        VBox.setVgrow(table, Priority.ALWAYS);
        // Where there is little room, the form keeps its own.
        table.setMinHeight(0);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        details.showing(answer.visibleProperty().not());
        body = new VBox(bar(), table, details, answer);
        content = Sheets.debugger(new StackPane(empty, givenUp, underWay, working, body));
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        view.visible().bind(content.sceneProperty().isNotNull());
        view.state().subscribe(ignored -> show());
        view.rows().subscribe(this::show);
    }

    @Override
    public String id() {
        return "hostcalls";
    }

    @Override
    public String title() {
        return "Host calls";
    }

    @Override
    public Ikon icon() {
        return Icons.HOST_CALLS;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        table.focusNearest();
    }

    @Override
    public void focusSearch() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    private List<Action> makeActions() {
        BooleanBinding chosen = view.selected().isNotNull();
        return List.of(
                Action.of(
                                "host-call-answer",
                                "Answer this host call differently…",
                                Icons.EDIT,
                                () -> withSelected(answer::open))
                        .when(view.answerable()),
                Action.of(
                                "host-call-break",
                                "Toggle breakpoint on this import",
                                Icons.BREAKPOINT,
                                () -> withSelected(view::toggleBreakpoint))
                        .when(chosen),
                Action.of("host-calls-copy", "Copy host calls as JSON", Icons.COPY, this::copy)
                        .when(Bindings.isNotEmpty(view.rows())));
    }

    private void withSelected(Consumer<HostCallRow> work) {
        HostCallRow row = view.selected().get();
        if (row != null) {
            work.accept(row);
        }
    }

    /** The selected calls, or all that pass the filter. */
    private void copy() {
        List<HostCallRow> selected = table.getSelectionModel().getSelectedItems();
        Clip.copy(HostCallJson.of(selected.isEmpty() ? view.rows() : selected));
    }

    private Node bar() {
        filter.setId("host-calls-filter");
        filter.setPromptText("Filter by function, device, value or coordinate");
        filter.textProperty().bindBidirectional(view.filter());
        filter.setMinWidth(80);
        HBox.setHgrow(filter, Priority.ALWAYS);
        var status = new Label();
        status.setId("host-calls-status");
        status.getStyleClass().add("find-status");
        status.textProperty().bind(view.status());
        status.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(filter, status);
        actions.forEach(action -> bar.getChildren().add(Buttons.icon(action)));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private void show() {
        State state = view.state().get();
        boolean none = state == State.LISTED
                && view.rows().isEmpty()
                && view.filter().get().isBlank();
        working.setVisible(state == State.LISTING);
        givenUp.setVisible(state == State.GIVEN_UP);
        body.setVisible(state == State.LISTED && !none);
        underWay.setVisible(state == State.UNDER_WAY);
        empty.setVisible(state == State.NOTHING || none);
        if (none) {
            empty.setText(
                    "This message called no imports",
                    "The image imports " + Format.count(view.imports(), "function", "functions") + "; "
                            + view.slot().map(slot -> "slot " + slot.slot()).orElse("it") + " called none.");
        } else {
            empty.setText(
                    "No host calls to show",
                    "Open an image and send a message; each call of an import appears here with its answer.");
        }
    }

    private void keyPressed(KeyEvent event) {
        if (COPY.match(event) && table.isFocusWithin()) {
            copy();
            event.consume();
        }
    }
}
