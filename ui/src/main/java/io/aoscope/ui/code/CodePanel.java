package io.aoscope.ui.code;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.FindKeys;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.kit.Sides;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.Ikon;

/** The Code panel. */
public final class CodePanel implements Panel {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination FORWARD = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);

    private static final double SIDE_WIDTH = 200;
    private static final double SMALLEST_FIELD = 70;

    private final CodeViewModel view;
    private final ListingView listing;
    private final TextField goTo = TextFields.createClearableTextField();
    private final TextField find = TextFields.createClearableTextField();
    private final StackPane content;

    public CodePanel(WorkbenchModel model, Background background) {
        this(new CodeViewModel(model, background));
    }

    CodePanel(CodeViewModel view) {
        this.view = view;
        this.listing = new ListingView(view, this::actions);
        var text = listing.scrolled();
        VBox.setVgrow(text, Priority.ALWAYS);
        var split = Sides.join(new VBox(bar(), text), functions(), Side.LEFT, SIDE_WIDTH);
        var empty = new EmptyState(Icons.CODE, "No code to show", "Open an image to see its functions.");
        var nothing = Bindings.isEmpty(view.functions()).and(view.filter().isEmpty());
        empty.visibleProperty().bind(nothing);
        split.visibleProperty().bind(nothing.not());
        content = Sheets.debugger(new StackPane(empty, split));
        content.setId("panel-code");
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    @Override
    public String id() {
        return "code";
    }

    @Override
    public String title() {
        return "Code";
    }

    @Override
    public Ikon icon() {
        return Icons.CODE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        listing.requestFocus();
    }

    @Override
    public void focusSearch() {
        find.requestFocus();
        find.selectAll();
    }

    @Override
    public List<Action> actions() {
        var hasCursor = view.selectedLine().greaterThanOrEqualTo(0);
        return List.of(
                Action.of(
                                "breakpoint-toggle",
                                "Toggle breakpoint",
                                Icons.BREAKPOINT,
                                () -> view.toggleBreakpoint(view.selectedLine().get()))
                        .key("F9")
                        .when(hasCursor),
                Action.of(
                                "run-to-cursor",
                                "Run to cursor",
                                Icons.RUN_TO_CURSOR,
                                () -> view.runTo(view.selectedLine().get()))
                        .key("Shortcut+F10")
                        .when(hasCursor.and(view.runs())),
                Action.of(
                                "back-to-cursor",
                                "Run backwards to cursor",
                                Icons.RUN_TO_CURSOR,
                                () -> view.backTo(view.selectedLine().get()))
                        .key("Alt+Shortcut+F10")
                        .when(hasCursor.and(view.runsBack())));
    }

    @Override
    public Optional<Datum> datum() {
        return view.datum();
    }

    private Node functions() {
        var filter = TextFields.createClearableTextField();
        filter.setId("code-filter");
        filter.setPromptText("Filter functions");
        filter.textProperty().bindBidirectional(view.filter());
        var list = new ListView<>(view.functions());
        list.setId("code-functions");
        list.getStyleClass().addAll("dense", "code-functions");
        list.setFixedCellSize(22);
        list.setCellFactory(ignored -> new FunctionCell());
        list.setPlaceholder(new Label("No function matches"));
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            Listing shown = view.listing().get();
            if (item != null && (shown == null || shown.function() != item.index())) {
                view.show(item.index(), 0);
            }
        });
        view.listing().subscribe(shown -> {
            FunctionItem wanted = shown == null
                    ? null
                    : view.functions().stream()
                            .filter(item -> item.index() == shown.function())
                            .findFirst()
                            .orElse(null);
            if (wanted != null && wanted != list.getSelectionModel().getSelectedItem()) {
                list.getSelectionModel().select(wanted);
                list.scrollTo(Math.max(0, list.getItems().indexOf(wanted) - 4));
            }
        });
        filter.setOnAction(event -> {
            list.getSelectionModel().selectFirst();
            list.requestFocus();
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var side = new VBox(filter, list);
        side.getStyleClass().add("code-side");
        side.setMinWidth(90);
        return side;
    }

    private Node bar() {
        var back = Buttons.icon(Action.of("code-back", "Back (Alt+Left)", Icons.BACK, view::back)
                .when(view.canGoBack()));
        var forward = Buttons.icon(Action.of("code-forward", "Forward (Alt+Right)", Icons.FORWARD, view::forward)
                .when(view.canGoForward()));
        var title = new Label();
        title.getStyleClass().add("code-title");
        title.setMinWidth(0);
        title.textProperty()
                .bind(view.listing()
                        .map(shown -> shown.name() + "  ·  func " + shown.function() + "  "
                                + shown.module().functionType(shown.function()).text())
                        .orElse(""));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        goTo.setId("code-go-to");
        goTo.setPromptText("Go to");
        goTo.setPrefColumnCount(9);
        goTo.setMinWidth(SMALLEST_FIELD);
        goTo.setTooltip(new Tooltip("A function's name or index, or an offset such as 0x1a4"));
        goTo.setOnAction(event -> goTo());
        goTo.textProperty().subscribe(ignored -> goTo.pseudoClassStateChanged(INVALID, false));
        find.setId("code-find");
        find.setPromptText("Find");
        find.setPrefColumnCount(10);
        find.setMinWidth(SMALLEST_FIELD);
        find.setTooltip(new Tooltip("Text or an offset in this function; Enter for the next, Shift+Enter back"));
        find.textProperty().bindBidirectional(view.find().text());
        FindKeys.listen(find, view.find()::next, view.find()::previous, () -> {
            find.clear();
            listing.requestFocus();
        });
        var found = new Label();
        found.getStyleClass().add("find-status");
        found.textProperty().bind(view.find().status());
        found.managedProperty().bind(found.textProperty().isNotEmpty());
        found.setMinWidth(Label.USE_PREF_SIZE);
        var bar = new HBox(back, forward, title, goTo, find, found);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private void goTo() {
        if (view.goTo(goTo.getText())) {
            listing.requestFocus();
        } else {
            goTo.pseudoClassStateChanged(INVALID, true);
        }
    }

    private void keyPressed(KeyEvent event) {
        if (BACK.match(event)) {
            view.back();
        } else if (FORWARD.match(event)) {
            view.forward();
        } else {
            return;
        }
        event.consume();
    }
}
