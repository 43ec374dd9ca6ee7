package io.aoscope.ui.source;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.ImageOpener.Opened;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.source.SourceViewModel.Shown;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** The Source panel. */
public final class SourcePanel implements Panel {
    private static final String NO_LINES = "The image has no debug information. Build it with -g and do not strip it.";

    private final SourceViewModel view;
    private final Dialogs dialogs;
    private final SourceArea area;
    private final Node text;
    private final ComboBox<String> files = new ComboBox<>();
    private final Button find = new Button("Find the file…");
    private final EmptyState empty =
            new EmptyState(Icons.SOURCE, "No source to show", "Open an image to see its source.", find);
    private final VBox sheet;
    private final StackPane content;

    /**
     * @param opened what the image was opened from, beside which its sources are looked for
     */
    public SourcePanel(
            WorkbenchModel model, ObservableValue<Optional<Opened>> opened, Dialogs dialogs, Background background) {
        this(new SourceViewModel(model, opened, background), dialogs);
    }

    SourcePanel(SourceViewModel view, Dialogs dialogs) {
        this.view = view;
        this.dialogs = dialogs;
        this.area = new SourceArea(view, this::actions);
        text = area.scrolled();
        VBox.setVgrow(text, Priority.ALWAYS);
        var rest = new StackPane(text, empty);
        VBox.setVgrow(rest, Priority.ALWAYS);
        sheet = new VBox(bar(), rest);
        find.setId("source-find");
        find.setOnAction(event -> find());
        content = Sheets.debugger(new StackPane(sheet));
        content.setId("panel-source");
        view.shown().subscribe(this::display);
    }

    @Override
    public String id() {
        return "source";
    }

    @Override
    public String title() {
        return "Source";
    }

    @Override
    public Ikon icon() {
        return Icons.SOURCE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        area.requestFocus();
    }

    @Override
    public List<Action> actions() {
        var hasCursor = view.selectedLine().greaterThanOrEqualTo(1);
        return List.of(
                Action.of(
                                "source-breakpoint-toggle",
                                "Toggle breakpoint at the line of source",
                                Icons.BREAKPOINT,
                                () -> view.toggleBreakpoint(view.selectedLine().get()))
                        .key("F9")
                        .when(hasCursor),
                Action.of(
                                "source-run-to-line",
                                "Run to the line of source",
                                Icons.RUN_TO_CURSOR,
                                () -> view.runTo(view.selectedLine().get()))
                        .key("Shortcut+F10")
                        .when(hasCursor.and(view.runs())),
                Action.of(
                                "source-back-to-line",
                                "Run backwards to the line of source",
                                Icons.RUN_TO_CURSOR,
                                () -> view.backTo(view.selectedLine().get()))
                        .key("Alt+Shortcut+F10")
                        .when(hasCursor.and(view.runsBack())));
    }

    private Node bar() {
        files.setId("source-files");
        files.setItems(view.files());
        files.setMaxWidth(Double.MAX_VALUE);
        files.setMinWidth(80);
        files.setPrefWidth(260);
        files.valueProperty().addListener((property, was, is) -> {
            if (is != null && !view.file().filter(is::equals).isPresent()) {
                view.show(is);
            }
        });
        var from = new Label();
        from.getStyleClass().add("text-muted");
        from.setMinWidth(0);
        from.textProperty()
                .bind(view.shown().map(shown -> shown instanceof Shown.Text(SourceText source) ? source.from() : ""));
        HBox.setHgrow(from, Priority.ALWAYS);
        var bar = new HBox(files, from);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        bar.visibleProperty()
                .bind(view.shown().map(shown -> shown instanceof Shown.Text || shown instanceof Shown.NotFound));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void display(Shown shown) {
        files.setValue(view.file().orElse(null));
        empty.setVisible(!(shown instanceof Shown.Text));
        text.setVisible(!empty.isVisible());
        find.setVisible(shown instanceof Shown.NotFound);
        find.setManaged(find.isVisible());
        switch (shown) {
            case Shown.NoImage ignored -> empty.setText("No source to show", "Open an image to see its source.");
            case Shown.NoLines ignored -> empty.setText("No source to show", NO_LINES);
            case Shown.NotFound(String file) ->
                empty.setText(
                        "Source file not found",
                        file + " is neither at its path nor beside the image. Once you have found it, the others of its"
                                + " folder are found too.");
            case Shown.Text ignored -> {}
        }
    }

    private void find() {
        view.file()
                .ifPresent(file -> dialogs.chooseOpen(
                                "Find " + file, List.of(new FileKind("All files", List.of("*.*"))))
                        .ifPresent(view::found));
    }
}
