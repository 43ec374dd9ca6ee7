package io.aoscope.ui.console;

import io.aoscope.engine.rules.Rules;
import io.aoscope.engine.session.ConsoleEvent.Kind;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.RuleCard;
import io.aoscope.ui.kit.Segments;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.Ikon;

/** The Console panel. */
public final class ConsolePanel implements Panel {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ConsoleViewModel view;
    private final TextField filter = TextFields.createClearableTextField();
    private final ListView<ConsoleLine> list;
    private final StackPane content;

    public ConsolePanel(WorkbenchModel model) {
        this(new ConsoleViewModel(model.picture(), model::follow));
    }

    ConsolePanel(ConsoleViewModel view) {
        this.view = view;
        this.list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        var body = new VBox(bar(), list);
        var empty = new EmptyState(
                Icons.CONSOLE,
                "Nothing was written yet",
                "Output, device events, warnings and errors of every message appear here.");
        var nothing = Bindings.isEmpty(view.all());
        empty.visibleProperty().bind(nothing);
        body.visibleProperty().bind(nothing.not());
        content = Sheets.debugger(new StackPane(empty, body));
        content.setId("panel-console");
    }

    @Override
    public String id() {
        return "console";
    }

    @Override
    public String title() {
        return "Console";
    }

    @Override
    public Ikon icon() {
        return Icons.CONSOLE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        list.requestFocus();
    }

    @Override
    public void focusSearch() {
        filter.requestFocus();
        filter.selectAll();
    }

    private ListView<ConsoleLine> list() {
        var lines = new ListView<>(view.lines());
        lines.setId("console-lines");
        lines.getStyleClass().addAll("dense", "console-lines");
        lines.setFixedCellSize(20);
        lines.setCellFactory(ignored -> new ConsoleCell(view::goTo));
        lines.setPlaceholder(new Label("No line passes the filters"));
        ContextMenus.on(lines, menu -> {
            ConsoleLine selected = lines.getSelectionModel().getSelectedItem();
            if (selected != null) {
                ContextMenus.add(
                        menu,
                        List.of(
                                Action.of(
                                        "console-go-to", "Go to this moment", Icons.RECENT, () -> view.goTo(selected)),
                                Action.of("console-copy-lines", "Copy the lines", Icons.COPY, this::copy),
                                Action.of(
                                        "console-copy-coordinate",
                                        "Copy the coordinate",
                                        Icons.COPY,
                                        () -> Clip.copy(selected.at().toString()))));
            }
        });
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && lines.getSelectionModel().getSelectedIndices().size() == 1) {
                view.select(line);
            }
        });
        lines.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                explain(lines);
            }
        });
        view.lines().addListener((ListChangeListener<ConsoleLine>) change -> {
            if (lines.getSelectionModel().isEmpty() && !view.lines().isEmpty()) {
                lines.scrollTo(view.lines().size() - 1);
            }
        });
        return lines;
    }

    /** The rule of the line that is selected, or the moment it was said. */
    private void explain(ListView<ConsoleLine> lines) {
        ConsoleLine selected = lines.getSelectionModel().getSelectedItem();
        if (selected != null) {
            selected.rule()
                    .flatMap(Rules::find)
                    .ifPresentOrElse(rule -> RuleCard.show(lines, rule), () -> view.goTo(selected));
        }
    }

    private void copy() {
        List<ConsoleLine> selected = list.getSelectionModel().getSelectedItems();
        Clip.copy(ConsoleViewModel.copy(selected.isEmpty() ? view.lines() : selected));
    }

    private Node bar() {
        var kinds = new ArrayList<ToggleButton>();
        for (Kind kind : Kind.values()) {
            var toggle = Segments.button(
                    ConsoleLine.name(kind),
                    "console-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            toggle.selectedProperty().bindBidirectional(view.shown(kind));
            toggle.setTooltip(new Tooltip("Show lines of this kind"));
            kinds.add(toggle);
        }
        filter.setId("console-filter");
        filter.setPromptText("Filter by text or coordinate");
        filter.textProperty().bindBidirectional(view.filter());
        filter.setMinWidth(80);
        var status = new Label();
        status.getStyleClass().add("find-status");
        status.textProperty().bind(view.status());
        status.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        status.setMaxHeight(Double.MAX_VALUE);
        var copy = Buttons.icon(Action.of("console-copy", "Copy the selected lines, or all", Icons.COPY, this::copy));
        var bar = new FlowPane(6, 4, Segments.anyOf(kinds), filter, new HBox(6, status, copy));
        bar.setRowValignment(VPos.CENTER);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }
}
