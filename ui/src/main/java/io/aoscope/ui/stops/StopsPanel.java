package io.aoscope.ui.stops;

import io.aoscope.engine.debug.LogLine;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** The Breakpoints panel. */
public final class StopsPanel implements Panel {
    private static final String PLACES =
            "handle, handle+3, 0x1a4, main.c:12, host fd_write, device wasm-64, trap, exception,"
                    + " growth; or what is accessed: u32[0x18] change, bytes[0x40, 16] write, global.sp read, $0 write";

    private final StopsViewModel view;
    private final TextField location = new TextField();
    private final TableView<StopPoint> table;
    private final StackPane content;

    public StopsPanel(WorkbenchModel model) {
        this.view = new StopsViewModel(model);
        this.table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        var upper = new VBox(form(), problem(), new UndecidedBox(view), table);
        var lower = new VBox(heading(), logged());
        VBox.setVgrow(lower.getChildren().getLast(), Priority.ALWAYS);
        var split = new SplitPane(upper);
        split.setOrientation(Orientation.VERTICAL);
        Runnable fit = () -> {
            if (view.log().isEmpty()) {
                split.getItems().setAll(upper);
            } else if (split.getItems().size() == 1) {
                split.getItems().add(lower);
                split.setDividerPositions(0.65);
            }
        };
        view.log().addListener((Observable changed) -> fit.run());
        fit.run();
        content = Sheets.debugger(new StackPane(split));
        content.setId("panel-stops");
    }

    @Override
    public String id() {
        return "stops";
    }

    @Override
    public String title() {
        return "Breakpoints";
    }

    @Override
    public Ikon icon() {
        return Icons.BREAKPOINT;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        location.requestFocus();
    }

    @Override
    public void edit() {
        location.requestFocus();
        location.selectAll();
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of("stops-clear", "Delete all breakpoints", Icons.DELETE, view::deleteAll)
                .when(Bindings.isNotEmpty(view.stops())));
    }

    private Node form() {
        location.setId("stops-location");
        location.setPromptText("Where: handle, host fd_write, trap, u32[0x18] change …");
        location.setTooltip(new Tooltip(PLACES));
        location.textProperty().bindBidirectional(view.location());
        location.setPrefColumnCount(26);
        var once = new CheckBox("Once");
        once.setId("stops-once");
        once.selectedProperty().bindBidirectional(view.once());
        once.setTooltip(new Tooltip("Is deleted when it has stopped"));
        var form = new FlowPane(
                6,
                4,
                location,
                field("stops-condition", "If: $0 > 3", "Stops only where this holds", 12, view.condition()),
                field("stops-times", "Hit", "The number of the hit at which to stop, since resuming", 3, view.times()),
                field(
                        "stops-log",
                        "Log instead: count {u64[0x18]}",
                        "Is told below, with expressions in braces, and nothing stops",
                        16,
                        view.message()),
                once,
                apply());
        form.getStyleClass().add("panel-bar");
        form.setAlignment(Pos.CENTER_LEFT);
        form.setRowValignment(VPos.CENTER);
        form.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                view.apply();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE
                    && !view.location().get().isEmpty()) {
                view.anew();
                event.consume();
            }
        });
        return form;
    }

    private Node apply() {
        var add = Buttons.full(Action.of("stops-apply", "Add", Icons.ADD, view::apply));
        add.textProperty().bind(view.selected().map(chosen -> chosen.isPresent() ? "Change" : "Add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        var anew = Buttons.icon(Action.of("stops-new", "Another one", Icons.CLOSE, view::anew));
        anew.visibleProperty().bind(view.selected().map(Optional::isPresent));
        anew.managedProperty().bind(anew.visibleProperty());
        return new HBox(2, add, anew);
    }

    private TextField field(String id, String prompt, String tip, int columns, StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setTooltip(new Tooltip(tip));
        field.setPrefColumnCount(columns);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Node problem() {
        var problem = new Label();
        problem.setId("stops-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(view.problem());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private TableView<StopPoint> table() {
        var stops = new TableView<>(view.stops());
        stops.setId("stops-table");
        stops.getStyleClass().add("dense");
        stops.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var hint =
                new Label("Write where to stop above, press F9 in Code, or choose “Stop when this is written” of bytes,"
                        + " locals and globals");
        hint.setWrapText(true);
        hint.getStyleClass().add("empty-state-hint");
        stops.setPlaceholder(hint);
        var on = new TableColumn<StopPoint, String>("On");
        on.setCellFactory(ignored -> new SwitchCell());
        on.setMinWidth(40);
        on.setMaxWidth(40);
        on.setSortable(false);
        stops.getColumns()
                .setAll(List.of(
                        on,
                        column("Where", 190, StopPoint::text),
                        column(
                                "If",
                                120,
                                stop -> stop.condition().map(Object::toString).orElse("")),
                        column("Hit", 50, stop -> stop.times() == 1 ? "" : Long.toString(stop.times())),
                        column(
                                "Log",
                                140,
                                stop -> stop.log().map(Template::toString).orElse("")),
                        column("", 60, stop -> stop.once() ? "once" : "")));
        stops.getSelectionModel().selectedItemProperty().subscribe(stop -> {
            if (stop != null) {
                view.selected().set(Optional.of(stop));
            }
        });
        view.selected().subscribe(chosen -> {
            if (chosen.isEmpty()) {
                stops.getSelectionModel().clearSelection();
            }
        });
        stops.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            StopPoint chosen = stops.getSelectionModel().getSelectedItem();
            if (chosen == null) {
                return;
            }
            switch (event.getCode()) {
                case DELETE -> view.delete(chosen);
                case ENTER -> view.follow(chosen);
                case SPACE -> view.enable(chosen, !chosen.enabled());
                default -> {
                    return;
                }
            }
            event.consume();
        });
        ContextMenus.on(stops, menu -> {
            StopPoint chosen = stops.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                ContextMenus.add(
                        menu,
                        List.of(
                                Action.of("stops-follow", "Show", Icons.GO_TO, () -> view.follow(chosen)),
                                Action.of(
                                        "stops-switch",
                                        chosen.enabled() ? "Switch off" : "Switch on",
                                        Icons.BREAKPOINT,
                                        () -> view.enable(chosen, !chosen.enabled())),
                                Action.of("stops-delete", "Delete", Icons.DELETE, () -> view.delete(chosen))));
            }
        });
        return stops;
    }

    private static TableColumn<StopPoint, String> column(String title, double width, Function<StopPoint, String> text) {
        var column = new TableColumn<StopPoint, String>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static Node heading() {
        var heading = new Label("Logged");
        heading.getStyleClass().add("section-heading");
        return heading;
    }

    private Node logged() {
        var lines = new ListView<>(view.log());
        lines.setId("stops-logged");
        lines.getStyleClass().add("dense");
        lines.setCellFactory(ignored -> new LogCell());
        lines.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            LogLine chosen = lines.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                view.follow(chosen);
                event.consume();
            }
        });
        return lines;
    }

    /** Switches a stop point on and off. */
    private final class SwitchCell extends TableCell<StopPoint, String> {
        private final CheckBox box = new CheckBox();

        SwitchCell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> {
                StopPoint stop = getTableRow().getItem();
                if (stop != null) {
                    view.enable(stop, box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            StopPoint stop = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || stop == null) {
                setGraphic(null);
            } else {
                box.setSelected(stop.enabled());
                setGraphic(box);
            }
        }
    }

    /** When something was logged, and what. */
    private final class LogCell extends ListCell<LogLine> {
        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            var row = new HBox(8, Links.code(line.at().toString(), () -> view.follow(line)), new Label(line.text()));
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
