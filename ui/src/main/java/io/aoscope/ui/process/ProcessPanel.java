package io.aoscope.ui.process;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.process.Fields.Quiet;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a process is composed: the form on the left, what is to be said and the JSON on the right. */
public final class ProcessPanel implements Panel {
    private static final List<FileKind> KINDS =
            List.of(new FileKind("Process definitions", List.of("*.json")), new FileKind("All files", List.of("*.*")));

    private static final double PROBLEMS_HEIGHT = 150;

    private final ProcessViewModel view;
    private final DefinitionFiles files;
    private final Dialogs dialogs;
    private final DevicesBox devices;
    private final BorderPane content = new BorderPane();
    private final List<Action> actions;

    public ProcessPanel(WorkbenchModel model, Respawner respawner, Dialogs dialogs, Background work) {
        this.view = new ProcessViewModel(model, respawner, Devices.installed());
        this.files = new DefinitionFiles(model, view, work);
        this.dialogs = dialogs;
        this.devices = new DevicesBox(view);
        this.actions = List.of(
                Action.of("process-spawn", "Spawn this process", Icons.RESPAWN, view::spawn)
                        .when(Conditions.on(
                                        model,
                                        session -> session.run() == RunState.IDLE || session.run() == RunState.NO_IMAGE)
                                .and(view.jsonProblem().isEmpty())),
                Action.of("process-revert", "Back to the process that runs", Icons.RESTORE, view::revert)
                        .when(view.changed().or(view.jsonProblem().isNotEmpty())),
                Action.of("process-open", "Open process definition…", Icons.OPEN, this::open),
                Action.of("process-save", "Save process definition…", Icons.SAVE, this::save));
        content.setFocusTraversable(true);
        content.setTop(bar());
        var split = new SplitPane(scrolled(form()), side());
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.58);
        content.setCenter(split);
    }

    @Override
    public String id() {
        return "process";
    }

    @Override
    public String title() {
        return "Process";
    }

    @Override
    public Ikon icon() {
        return Icons.PROCESS;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        devices.lookupAll(".combo-box").stream().findFirst().ifPresentOrElse(Node::requestFocus, content::requestFocus);
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    private HBox bar() {
        Button spawn = Buttons.full(actions.get(0));
        spawn.setText("Spawn");
        spawn.setMinWidth(Region.USE_PREF_SIZE);
        var presets = new MenuButton("Presets", new FontIcon(Icons.PRESETS));
        presets.setId("process-presets");
        presets.getStyleClass().add("flat");
        presets.setMinWidth(Region.USE_PREF_SIZE);
        for (Preset preset : Preset.values()) {
            var item = new MenuItem(preset.title() + " – " + preset.note());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> view.preset(preset));
            presets.getItems().add(item);
        }
        var state = new Label();
        state.setId("process-state");
        state.textProperty()
                .bind(Bindings.when(view.changed())
                        .then("edited: spawn to make it so")
                        .otherwise("as it is spawned"));
        state.getStyleClass().add("text-muted");
        state.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(
                spawn,
                Buttons.icon(actions.get(1)),
                presets,
                state,
                space,
                Buttons.icon(actions.get(2)),
                Buttons.icon(actions.get(3)));
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private VBox form() {
        GridPane grid = Fields.grid();
        field(
                grid,
                "Passes",
                "passes",
                "2",
                "How often the stack runs, as multipass@1.0 asks for. A whole number (P7, P8).");
        field(
                grid,
                "Output prefix",
                "output-prefix",
                "wasm",
                "Of devices without one of their own. wasi@1.0 needs wasm (D8).");
        field(
                grid,
                "Image prefix",
                "input-prefix",
                "process",
                "The image stands under this prefix, as process/image (W1, D4). It is the input prefix of the stack.");
        TextField keys = Fields.text(
                "process-stack-keys",
                "every key",
                "Only these keys reach the devices; init and compute are needed (D10).");
        fill(keys, "stack-keys", DefinitionEdits::words);
        Fields.row(grid, "Stack keys", keys);
        var form = new VBox(
                Fields.title("Devices"), devices, grid, new CallBox(view), new ImportsBox(view), new KeysBox(view));
        form.getStyleClass().add("panel-body");
        return form;
    }

    private void field(GridPane grid, String name, String key, String prompt, String tip) {
        TextField field = Fields.text("process-" + key, prompt, tip);
        fill(field, key, DefinitionEdits::typed);
        Fields.row(grid, name, field);
    }

    private void fill(TextField field, String key, Edit edit) {
        var quiet = new Quiet(field, text -> view.edit(now -> edit.apply(now, key, text)));
        Runnable show = () -> {
            if (!field.isFocused()) {
                quiet.fill(view.text(key).orElse(""));
            }
        };
        view.definition().addListener((property, was, is) -> show.run());
        show.run();
    }

    private VBox side() {
        var json = new TextArea();
        json.setId("process-json");
        json.getStyleClass().add("code");
        json.textProperty().bindBidirectional(view.json());
        VBox.setVgrow(json, Priority.ALWAYS);
        json.setMinHeight(120);
        var said = new ProblemsBox(view);
        ScrollPane problems = scrolled(said);
        problems.setMinHeight(Region.USE_PREF_SIZE);
        problems.prefHeightProperty()
                .bind(Bindings.min(PROBLEMS_HEIGHT, said.heightProperty().add(6)));
        Label title = Fields.title("JSON");
        title.setTooltip(Fields.tip(
                "As aoscope run --process reads it. Change it here or in the form: each follows the other."));
        var side = new VBox(problems, title, json);
        side.getStyleClass().add("panel-body");
        return side;
    }

    private static ScrollPane scrolled(Region inside) {
        var scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private void open() {
        dialogs.chooseOpen("Open a process definition", KINDS).ifPresent(files::open);
    }

    private void save() {
        dialogs.chooseSave("Save the process definition", "process.json", KINDS).ifPresent(files::save);
    }

    /** Changes a key to what is typed. */
    private interface Edit {
        ProcessDefinition apply(ProcessDefinition now, String key, String text);
    }
}
