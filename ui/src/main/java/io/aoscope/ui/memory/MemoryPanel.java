package io.aoscope.ui.memory;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.FindKeys;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.MenuItems;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.kit.Sides;
import io.aoscope.ui.model.Branching;
import io.aoscope.ui.model.DataActions;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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

/** The Memory panel. */
public final class MemoryPanel implements Panel {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double INSPECTOR_WIDTH = 215;
    private static final double SMALLEST_FIELD = 70;

    private final MemoryViewModel view;
    private final Optional<DataActions> questions;
    private final Optional<Branching> branching;
    private final TextField edit = new TextField();
    private final HexView hex = new HexView();
    private final TextField goTo = TextFields.createClearableTextField();
    private final TextField find = TextFields.createClearableTextField();
    private final StackPane content;

    public MemoryPanel(WorkbenchModel model, Background background) {
        this(
                new MemoryViewModel(model.picture(), model::follow, background),
                Optional.of(model.data()),
                Optional.of(model.branching()));
        model.onFollow(link -> {
            if (link instanceof Link.Memory(long address, int length) && view.show(address, length)) {
                hex.requestFocus();
            }
        });
    }

    private MemoryPanel(MemoryViewModel view, Optional<DataActions> questions, Optional<Branching> branching) {
        this.view = view;
        this.branching = branching;
        this.questions = questions;
        hex.setId("memory-hex");
        hex.source().bind(view.source());
        hex.cursor().bindBidirectional(view.cursor());
        hex.addEventHandler(KeyEvent.KEY_PRESSED, this::hexKey);
        ContextMenus.on(hex, this::menu);
        var inspector = new InspectorTable(view.readings(), view::follow);
        inspector.setMinWidth(110);
        var split = Sides.join(hex, inspector, Side.RIGHT, INSPECTOR_WIDTH);
        VBox.setVgrow(split, Priority.ALWAYS);
        var body = new VBox(bar(), split, footer());
        var empty = new EmptyState(
                Icons.MEMORY, "No memory to show", "Memory appears once an image that exports one has started.");
        view.present().subscribe(present -> {
            body.setVisible(present);
            empty.setVisible(!present);
        });
        view.stale().subscribe(stale -> body.pseudoClassStateChanged(STALE, stale));
        content = Sheets.debugger(new StackPane(empty, body));
        content.setId("panel-memory");
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory";
    }

    @Override
    public Ikon icon() {
        return Icons.MEMORY;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        hex.requestFocus();
    }

    @Override
    public void focusSearch() {
        find.requestFocus();
        find.selectAll();
    }

    private Node bar() {
        goTo.setId("memory-go-to");
        goTo.setPromptText("Go to address");
        goTo.setPrefColumnCount(12);
        goTo.setMinWidth(SMALLEST_FIELD);
        goTo.setTooltip(new Tooltip("0x12a0, 4768, or +16 from here"));
        goTo.setOnAction(event -> {
            if (view.goTo(goTo.getText())) {
                hex.requestFocus();
            } else {
                goTo.pseudoClassStateChanged(INVALID, true);
            }
        });
        goTo.textProperty().subscribe(ignored -> goTo.pseudoClassStateChanged(INVALID, false));
        find.setId("memory-find");
        find.setPromptText("Find text");
        find.setPrefColumnCount(14);
        find.setMinWidth(SMALLEST_FIELD);
        find.textProperty().bindBidirectional(view.findText());
        FindKeys.listen(find, view::findNext, view::findPrevious, () -> {
            if (view.searching().get()) {
                view.cancelSearch();
            } else {
                hex.requestFocus();
            }
        });
        var asHex = new ToggleButton("Hex");
        asHex.setMinWidth(Region.USE_PREF_SIZE);
        asHex.setId("memory-find-hex");
        asHex.setTooltip(new Tooltip("Find bytes written in hex, such as 7b 22"));
        asHex.selectedProperty().bindBidirectional(view.findHex());
        asHex.selectedProperty().subscribe(on -> find.setPromptText(on ? "Find bytes, 7b 22" : "Find text"));
        var idle = new SimpleBooleanProperty(true);
        idle.bind(view.searching().not());
        var previous = Buttons.icon(
                Action.of("memory-find-previous", "Find previous (Shift+Enter)", Icons.UP, view::findPrevious)
                        .when(idle));
        var next = Buttons.icon(Action.of("memory-find-next", "Find next (Enter)", Icons.DOWN, view::findNext)
                .when(idle));
        var cancel = Buttons.icon(Action.of("memory-find-cancel", "Cancel the search", Icons.CLOSE, view::cancelSearch)
                .when(view.searching()));
        cancel.visibleProperty().bind(view.searching());
        cancel.managedProperty().bind(view.searching());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var before = Buttons.icon(Action.of(
                "memory-change-previous", "Previous changed byte", Icons.CHANGE_BEFORE, view::previousChange));
        var after = Buttons.icon(
                Action.of("memory-change-next", "Next changed byte", Icons.CHANGE_AFTER, view::nextChange));
        var bar = new HBox(goTo, find, asHex, previous, next, cancel, space, before, after);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private Node footer() {
        var selection = new Label();
        selection.setId("memory-selection");
        selection.getStyleClass().add("code");
        selection.textProperty().bind(view.selection());
        selection.setMinWidth(Region.USE_PREF_SIZE);
        var notice = new Label();
        notice.setId("memory-notice");
        notice.getStyleClass().add("notice");
        notice.textProperty().bind(view.notice());
        notice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(notice, Priority.ALWAYS);
        var size = new Label();
        size.setId("memory-size");
        size.textProperty().bind(view.size());
        var footer = new HBox(selection, edit(view), notice, size);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("panel-footer");
        return footer;
    }

    /** Where the selected bytes are written over; there while that is done. */
    private Node edit(MemoryViewModel bytes) {
        edit.setId("memory-edit");
        edit.getStyleClass().add("code");
        edit.setPrefColumnCount(28);
        edit.setVisible(false);
        edit.managedProperty().bind(edit.visibleProperty());
        edit.setTooltip(new Tooltip("Bytes such as 7b 22, a text in quotes, or a number with its type, such as u32 5."
                + " Enter writes them in a branch, Escape gives up"));
        edit.setOnAction(event -> bytes.change(edit.getText())
                .ifPresentOrElse(
                        change -> {
                            leave();
                            String where = Format.hex(bytes.range().address());
                            branching.ifPresent(into -> into.edit("Bytes at " + where + " were changed", change));
                        },
                        bytes::notUnderstood));
        edit.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
        return edit;
    }

    private void leave() {
        edit.setVisible(false);
        hex.requestFocus();
    }

    @Override
    public void edit() {
        if (branching.isPresent()) {
            edit.setText(view.editable());
            edit.setVisible(true);
            edit.requestFocus();
            edit.selectAll();
        }
    }

    private void menu(ContextMenu menu) {
        for (CopyAs as : CopyAs.values()) {
            menu.getItems().add(item("Copy as " + as.text(), () -> copy(as)));
        }
        menu.getItems()
                .add(item(
                        "Copy address",
                        () -> Clip.copy(Format.hex(view.cursor().get().start()))));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().add(item("Follow pointer", view::followPointer));
        questions.ifPresent(data -> {
            menu.getItems().add(new SeparatorMenuItem());
            data.of(new Datum.Bytes(view.range())).stream().map(MenuItems::of).forEach(menu.getItems()::add);
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(item("Edit bytes…", this::edit));
        });
    }

    @Override
    public Optional<Datum> datum() {
        return view.present().get() ? Optional.of(new Datum.Bytes(view.range())) : Optional.empty();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("follow-pointer", "Follow the selected bytes as pointer", Icons.GO_TO, view::followPointer)
                        .when(view.present()));
    }

    private static MenuItem item(String text, Runnable work) {
        var item = new MenuItem(text);
        item.setOnAction(event -> work.run());
        return item;
    }

    private void copy(CopyAs as) {
        view.copy(as).ifPresent(Clip::copy);
    }

    private void hexKey(KeyEvent event) {
        if (COPY.match(event)) {
            copy(CopyAs.HEX);
        } else if (event.getCode() == KeyCode.ENTER) {
            view.followPointer();
        } else {
            return;
        }
        event.consume();
    }
}
