package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.Granularity;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.FullText;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.last.AnyFile;
import io.aoscope.ui.model.ChoiceActions;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.FileWatch;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.ProcessActions;
import io.aoscope.ui.model.RunActions;
import io.aoscope.ui.model.TimeActions;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: everything around the panels, and the panels in their places. */
public final class Workbench {
    /** Ctrl+1 and so on, then Ctrl+Shift+1. */
    private static final List<String> PANEL_KEYS = List.of(
            "image",
            "code",
            "passes",
            "memory",
            "outbox",
            "console",
            "compose",
            "frame",
            "timeline",
            "files",
            "samples",
            "snapshots",
            "process",
            "hostcalls",
            "profile",
            "compare",
            "stops",
            "source");

    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final AnyFile files;
    private final Settings settings;
    private final Dialogs dialogs;
    private final List<Panel> panels;
    private final ActionRegistry actions = new ActionRegistry();
    private final Overlay overlay = new Overlay();
    private final Notices notices = new Notices();
    private final Docking docking;
    private final Scene scene;
    private Theme theme;
    private @Nullable Panel active;
    /** Which of Code and Source was worked in last. */
    private String listing = "code";

    /**
     * @param files opens what is dropped or chosen
     * @param sessions opening and saving sessions
     * @param systemTheme the look until the user chooses one
     */
    public Workbench(
            WorkbenchModel model,
            ImageOpener opener,
            Settings settings,
            Dialogs dialogs,
            List<Panel> panels,
            RunActions run,
            ChoiceActions choice,
            ProcessActions processes,
            FileWatch watch,
            AnyFile files,
            List<Action> sessions,
            Theme systemTheme) {
        this.model = model;
        this.opener = opener;
        this.files = files;
        this.settings = settings;
        this.dialogs = dialogs;
        this.panels = List.copyOf(panels);
        this.theme = settings.theme().orElse(systemTheme);
        this.docking = new Docking(panels, this::prepare, this::worksIn);
        var palette = new CommandPalette(actions, overlay);
        var goTo = new GoToBox(model, overlay);
        var coordinate = new CoordinateBox(new CoordinateViewModel(model));
        actions.add(ownActions(palette, goTo, coordinate));
        var limits = new LimitsBox(model, settings, overlay);
        actions.add(List.of(Action.of("limits", "Limits…", Icons.TIER, limits::open)));
        actions.add(run.all());
        actions.add(TimeActions.of(model));
        actions.add(model.stepping().actions());
        actions.add(model.data().about(this::selected, model.travel().backwards()));
        actions.add(processes.all());
        actions.add(watching(watch));
        actions.add(sessions);
        actions.add(choice.spawning());
        actions.add(choice.profiles());
        actions.add(choice.tiers());
        panels.forEach(panel -> actions.add(panel.actions()));

        var top = new VBox(
                menuBar(new ProcessMenu(model, actions, processes)),
                Tools.toolBar(actions, model, new ProcessMenu(model, actions, processes), coordinate));
        var window = new BorderPane(docking.content(), top, null, new StatusBar(model, choice), null);
        window.setMinSize(0, 0);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        var layers = new StackPane(window, notices, overlay);
        layers.getStyleClass().add("workbench");
        Rectangle2D size = Windows.fitting(layout().windows().getFirst());
        this.scene = new Scene(layers, size.getWidth(), size.getHeight());
        prepare(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && notices.closeLatest()) {
                event.consume();
            }
        });
        model.onProblem(notices::show);
        model.onNote(note -> notices.tell(note, model::follow));
        model.onFollow(this::followed);
    }

    /** Puts the workbench into a window and shows it. */
    public void show(Stage stage) {
        theme.apply();
        stage.setTitle(title(model.picture().get()));
        model.picture().addListener((property, was, is) -> stage.setTitle(title(is)));
        stage.setScene(scene);
        Windows.place(stage, layout().windows().getFirst());
        docking.apply(layout());
        stage.setOnCloseRequest(event -> close());
        stage.show();
        docking.shown();
    }

    /** Keeps the layout and closes every window that floats above the main one. */
    public void close() {
        settings.layout(docking.layout());
        Windows.hidePopups();
        docking.closeOtherWindows();
    }

    /** Shows a failure. */
    public void tell(Throwable problem) {
        notices.show(problem);
    }

    /** Every action of the window. */
    public ActionRegistry actions() {
        return actions;
    }

    public Docking docking() {
        return docking;
    }

    public Scene scene() {
        return scene;
    }

    public Theme theme() {
        return theme;
    }

    private static String title(Picture picture) {
        return picture.session()
                .image()
                .map(image -> image.image().source().name() + " – AOScope")
                .orElse("AOScope");
    }

    private DockLayout layout() {
        return settings.layout().orElseGet(DockLayout::standard);
    }

    private List<Action> ownActions(CommandPalette palette, GoToBox goTo, CoordinateBox coordinate) {
        return List.of(
                Action.of("open", "Open…", Icons.OPEN, this::chooseImage).key("Shortcut+O"),
                Action.of("reload", "Reload and send all messages again", Icons.RELOAD, opener::reload)
                        .key("Shortcut+R")
                        .when(Conditions.on(model, session -> session.image().isPresent())),
                Action.of("exit", "Exit", Icons.EXIT, this::exit).key("Shortcut+Q"),
                Action.of("go-to", "Go to…", Icons.GO_TO, goTo::open)
                        .key("Shortcut+G")
                        .when(Conditions.on(model, session -> session.image().isPresent())),
                Action.of("go-to-time", "Go to coordinate…", Icons.RECENT, coordinate::edit)
                        .key("Shortcut+L")
                        .when(Conditions.on(model, session -> session.image().isPresent())),
                Action.of("find", "Find in panel", Icons.FIND, this::find).key("Shortcut+F"),
                Action.of("edit", "Edit what is selected", Icons.EDIT, this::edit)
                        .key("F2"),
                Action.of("palette", "Command palette…", Icons.PALETTE, palette::open)
                        .key("Shortcut+Shift+P"),
                Action.of("keys", "Keys", Icons.KEYS, () -> help(HelpBoxes.keys(actions)))
                        .key("F1"),
                Action.of("about", "About AOScope", Icons.INFO, () -> help(HelpBoxes.about())),
                Action.of("theme", "Switch between light and dark", Icons.THEME, this::switchTheme)
                        .key("Shortcut+Shift+T"),
                Action.of("reset-layout", "Reset layout", Icons.RESET_LAYOUT, docking::reset)
                        .key("Shortcut+Shift+L"));
    }

    private static List<Action> watching(FileWatch watch) {
        return List.of(
                Action.of(
                                "watch-on",
                                "Reload when the file changes",
                                Icons.RELOAD,
                                () -> watch.enabled().set(true))
                        .when(watch.enabled().not()),
                Action.of(
                                "watch-off",
                                "Do not reload when the file changes",
                                Icons.RELOAD,
                                () -> watch.enabled().set(false))
                        .when(watch.enabled()));
    }

    private MenuBar menuBar(ProcessMenu processes) {
        var menus = new Menus(actions);
        panels.forEach(panel -> actions.add(List.of(showing(panel))));
        return new MenuBars(menus, settings, opener, files, panels, processes).build();
    }

    private Action showing(Panel panel) {
        Action show =
                Action.of("show-" + panel.id(), "Show " + panel.title(), panel.icon(), () -> showPanel(panel.id()));
        int place = PANEL_KEYS.indexOf(panel.id());
        return place < 0 ? show : show.key((place < 9 ? "Shortcut+" : "Shortcut+Shift+") + (place % 9 + 1));
    }

    /** What every window needs: styles, keys, and files dropped on it. */
    private void prepare(Scene window) {
        String styles = "/io/aoscope/ui/aoscope.css";
        window.getStylesheets()
                .setAll(Optional.ofNullable(Workbench.class.getResource(styles))
                        .orElseThrow(() -> new IllegalStateException(styles + " is missing"))
                        .toExternalForm());
        actions.listenTo(window, this::isOfListing);
        acceptFiles(window);
        FullText.in(window);
        window.focusOwnerProperty()
                .addListener((property, was, is) -> docking.panelOf(is).ifPresent(panel -> {
                    active = panel;
                    worksIn(panel.id());
                }));
    }

    /** Whoever works in Source steps by line, whoever works in Code by instruction, and their keys mean the cursor there. */
    private void worksIn(String panel) {
        if (panel.equals("source") || panel.equals("code")) {
            listing = panel;
            model.stepping().by(panel.equals("source") ? Granularity.LINE : Granularity.INSTRUCTION);
        }
    }

    private boolean isOfListing(String action) {
        return panels.stream()
                .filter(panel -> panel.id().equals(listing))
                .flatMap(panel -> panel.actions().stream())
                .anyMatch(one -> one.id().equals(action));
    }

    private void followed(Link link) {
        switch (link) {
            case Link.Memory memory -> docking.show("memory");
            case Link.Code code -> docking.show("code");
            case Link.Compare compare -> showPanel("compare");
            case Link.CompareBranch branch -> showPanel("compare");
            case Link.PanelLink(String id) -> showPanel(id);
            case Link.Entry entry -> {}
            case Link.Frame frame -> {}
            case Link.Time time -> {}
        }
    }

    private void showPanel(String id) {
        docking.show(id);
        panels.stream().filter(panel -> panel.id().equals(id)).findFirst().ifPresent(panel -> {
            active = panel;
            panel.focusFirst();
        });
    }

    private void help(Region box) {
        overlay.open(box, box);
    }

    private void find() {
        if (active != null) {
            active.focusSearch();
        }
    }

    /** What is selected in the active panel, else in the first that has something selected. */
    private Optional<Datum> selected() {
        return Optional.ofNullable(active)
                .flatMap(Panel::datum)
                .or(() ->
                        panels.stream().flatMap(panel -> panel.datum().stream()).findFirst());
    }

    private void edit() {
        if (active != null) {
            active.edit();
        }
    }

    private void switchTheme() {
        theme = theme.other();
        settings.theme(theme);
        theme.apply();
    }

    private void chooseImage() {
        dialogs.chooseOpen("Open an image or a session", AnyFile.kinds()).ifPresent(files::open);
    }

    private void exit() {
        if (scene.getWindow() instanceof Stage stage) {
            close();
            stage.close();
        }
    }

    /** Before the panels' docking sees what is dragged: that takes every drag for a panel of its own. */
    private void acceptFiles(Scene window) {
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        window.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                event.setDropCompleted(true);
                event.consume();
                files.open(event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList());
            }
        });
    }
}
