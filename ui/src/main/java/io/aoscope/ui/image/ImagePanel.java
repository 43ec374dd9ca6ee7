package io.aoscope.ui.image;

import io.aoscope.engine.check.Report;
import io.aoscope.engine.rules.Severity;
import io.aoscope.icons.Icons;
import io.aoscope.ui.image.ImageViewModel.Facts;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Shows the opened image. */
public final class ImagePanel implements Panel {
    private final ImageViewModel view;
    private final WorkbenchModel model;
    private final BorderPane content = new BorderPane();
    private final ImageTree tree;
    private final EmptyState empty;
    private final TextField filter = new TextField();

    public ImagePanel(WorkbenchModel model) {
        this.model = model;
        this.view = new ImageViewModel(model);
        this.tree = new ImageTree(model::follow);
        this.empty = new EmptyState(
                Icons.IMAGE,
                "No image is open",
                "Drop a .wasm or .wat file here, open one with Ctrl+O, or choose a sample.",
                Links.link("Show the samples", () -> model.follow(new Link.PanelLink("samples"))));
        content.setFocusTraversable(true);
        filter.setId("image-filter");
        filter.setPromptText("Filter exports, imports, sections");
        filter.textProperty().bindBidirectional(view.filter());
        HBox.setHgrow(filter, Priority.ALWAYS);
        view.filter().addListener((property, was, is) -> tree.show(view.rows()));
        view.image().addListener((property, was, is) -> draw());
        draw();
    }

    @Override
    public String id() {
        return "image";
    }

    @Override
    public String title() {
        return "Image";
    }

    @Override
    public Ikon icon() {
        return Icons.IMAGE;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        tree.requestFocus();
    }

    @Override
    public void focusSearch() {
        filter.requestFocus();
    }

    private void draw() {
        view.facts()
                .ifPresentOrElse(
                        facts -> {
                            content.setTop(new VBox(header(facts), filterBar()));
                            tree.show(view.rows());
                            content.setCenter(tree);
                        },
                        () -> {
                            content.setTop(null);
                            content.setCenter(empty);
                        });
    }

    private Node filterBar() {
        var bar = new HBox(filter);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private Node header(Facts facts) {
        var grid = new GridPane(10, 2);
        grid.setId("image-facts");
        grid.getStyleClass().add("panel-body");
        row(grid, "Name", text(facts.name(), facts.path()));
        row(grid, "Size", text(facts.size(), ""));
        Label hash = text(Format.shorten(facts.sha256(), 20), facts.sha256());
        hash.getStyleClass().add("code");
        Node copy = Buttons.icon(Action.of(
                "image-copy-hash",
                "Copy the SHA-256",
                Icons.COPY,
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, facts.sha256()))));
        var hashRow = new HBox(4, hash, copy);
        hashRow.setAlignment(Pos.CENTER_LEFT);
        row(grid, "SHA-256", hashRow);
        row(grid, "Memory", text(facts.memory(), ""));
        Node code = Links.link(facts.code(), () -> model.follow(new Link.PanelLink("code")));
        row(grid, "Code", code);
        if (facts.stubs() > 0) {
            Label stubs = text(
                    Format.count(facts.stubs(), "unanswered import", "unanswered imports"),
                    "No device answers; calling one returns 0, as HyperBEAM does");
            stubs.getStyleClass().add("caution");
            row(grid, "Stubs", stubs);
        }
        grid.add(verdict(facts.report()), 0, grid.getRowCount(), 2, 1);
        return grid;
    }

    private static Node verdict(Report report) {
        String counts = Arrays.stream(Severity.values())
                .filter(severity -> report.count(severity) > 0)
                .map(severity -> Format.count(report.count(severity), severity.text(), severity.plural()))
                .collect(Collectors.joining(", "));
        Label verdict = text(report.verdict(), counts);
        verdict.setId("image-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        if (!report.accepted() || report.count(Severity.ERROR) > 0) {
            verdict.getStyleClass().add("caution");
        }
        return verdict;
    }

    private static void row(GridPane grid, String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("text-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, value);
    }

    private static Label text(String text, String tip) {
        var label = new Label(text);
        if (!tip.isEmpty()) {
            label.setTooltip(new Tooltip(tip));
        }
        return label;
    }
}
