package io.aoscope.ui.outbox;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import io.aoscope.engine.session.UndefinedImport;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.AnsiText;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.ContextMenus;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.JsonSpans;
import io.aoscope.ui.kit.MenuItems;
import io.aoscope.ui.kit.MessageNode;
import io.aoscope.ui.kit.MessageTree;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.ReadText;
import io.aoscope.ui.kit.RemarksBox;
import io.aoscope.ui.kit.Segments;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.DataActions;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.outbox.OutboxViewModel.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.Ikon;

/** The Outbox panel. */
public final class OutboxPanel implements Panel {
    private static final int MOST_UNFOLDED = 3;
    private final OutboxViewModel view;
    private final DataActions questions;
    private final DeliveriesBox deliveries;
    private final Label heading = new Label();
    private final ErrorBox error;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Label dataHeading = new Label("Data");
    private final ToggleButton colours = Segments.button("Colours", "outbox-colours");
    private final ReadText data = new ReadText("outbox-data");
    private final Label noData = new Label();
    private final MessageTree messages = new MessageTree();
    private final MessageTree patches = new MessageTree();
    private final ListView<String> imports = new ListView<>();
    private final RemarksBox warnings = new RemarksBox();
    private final RemarksBox lint = new RemarksBox();
    private final Devices devices = Devices.installed();
    private final Label nothing = new Label();
    private final SegmentedButton choice;
    private final StackPane content;

    public OutboxPanel(WorkbenchModel model) {
        this.view = new OutboxViewModel(model.picture(), model::follow);
        this.questions = model.data();
        this.deliveries = new DeliveriesBox(model);
        choice = Segments.oneOf(
                List.of(Part.values()),
                Part::title,
                part -> "outbox-" + part.name().toLowerCase(Locale.ROOT) + "-toggle",
                view.part());
        this.error = new ErrorBox(view::followPlace);
        data.setWrapText(true);
        noData.getStyleClass().add("empty-state-hint");
        data.setPlaceholder(noData);
        var dataArea = data.scrolled();
        dataHeading.getStyleClass().add("section-heading");
        var dataBar = dataBar();
        dataArea.visibleProperty().bind(data.visibleProperty());
        dataArea.managedProperty().bind(data.visibleProperty());
        dataBar.visibleProperty().bind(data.visibleProperty());
        dataBar.managedProperty().bind(data.visibleProperty());
        messages.setId("outbox-messages");
        patches.setId("outbox-patches");
        fieldMenu(messages, "outbox/");
        fieldMenu(patches, "patches/");
        ContextMenus.on(data, menu -> {
            menu.getItems().add(MenuItems.of("Copy", data::copy));
            view.datum("data").map(questions::of).ifPresent(more -> ContextMenus.add(menu, more));
        });
        imports.setId("outbox-remarks");
        imports.getStyleClass().add("dense");
        warnings.setId("outbox-warnings");
        lint.setId("outbox-lint");
        lint.managedProperty().bind(lint.visibleProperty());
        var sent = new VBox(messages, lint);
        sent.visibleProperty().bind(messages.visibleProperty());
        VBox.setVgrow(messages, Priority.ALWAYS);
        nothing.setId("outbox-nothing");
        nothing.getStyleClass().add("empty-state-hint");
        var upper = new VBox(error, dataBar, dataArea);
        upper.getStyleClass().add("outbox-upper");
        upper.setMinHeight(70);
        VBox.setVgrow(dataArea, Priority.ALWAYS);
        var parts = new StackPane(sent, patches, warnings, imports, nothing);
        VBox.setVgrow(parts, Priority.ALWAYS);
        var split = new SplitPane(upper, new VBox(segments(), deliveries, parts));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.28);
        VBox.setVgrow(split, Priority.ALWAYS);
        var body = new VBox(bar(), deliveries.origin(), split);
        var empty = new EmptyState(Icons.OUTBOX, "Nothing has answered yet", "Send a message to see its results here.");
        content = Sheets.debugger(new StackPane(empty, body));
        content.setId("panel-outbox");
        view.answer().subscribe(answer -> {
            body.setVisible(answer.isPresent());
            empty.setVisible(answer.isEmpty());
            answer.ifPresent(this::show);
        });
        view.part().subscribe(ignored -> view.answer().get().ifPresent(this::showPart));
    }

    @Override
    public String id() {
        return "outbox";
    }

    @Override
    public String title() {
        return "Outbox";
    }

    @Override
    public Ikon icon() {
        return Icons.OUTBOX;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        data.requestFocus();
    }

    /** The field that is selected in what was last looked at, else the data. */
    @Override
    public Optional<Datum> datum() {
        if (view.answer().get().isEmpty()) {
            return Optional.empty();
        }
        if (messages.isFocused()) {
            return selected(messages).flatMap(node -> view.datum("outbox/" + node.path()));
        }
        if (patches.isFocused()) {
            return selected(patches).flatMap(node -> view.datum("patches/" + node.path()));
        }
        return view.datum("data");
    }

    private static Optional<MessageNode> selected(MessageTree tree) {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    private void fieldMenu(MessageTree tree, String above) {
        ContextMenus.on(
                tree,
                menu -> selected(tree).ifPresent(node -> {
                    if (node.children().isEmpty()) {
                        view.datum(above + node.path())
                                .map(questions::of)
                                .ifPresent(more -> ContextMenus.add(menu, more));
                    }
                    menu.getItems()
                            .addAll(
                                    MenuItems.of("Copy the value", () -> Clip.copy(Json.plain(node.value()))),
                                    MenuItems.of("Copy the path", () -> Clip.copy("results/" + above + node.path())));
                }));
    }

    private void show(Answer answer) {
        heading.setText(answer.heading());
        error.show(answer.error(), view.place().isPresent());
        data.setVisible(answer.data().isPresent() || answer.error().isEmpty());
        showData(answer.dataText());
        boolean failed = answer.returned().isPresent() && SlotRecord.callFailed(answer.results());
        dataHeading.setText(
                failed ? "The call failed" : answer.returned().isPresent() ? "Returned by the image" : "Data");
        dataHeading.pseudoClassStateChanged(FAILED, failed);
        noData.setText(answer.data().isEmpty() ? "There is no data" : "The data is empty");
        messages.show(answer.messages());
        List<RemarksBox.Line> remarks = OutboxRemarks.of(answer.messages(), devices);
        lint.show(remarks);
        lint.setVisible(!remarks.isEmpty());
        warnings.show(answer.warnings().stream().map(OutboxPanel::line).toList());
        imports.getItems()
                .setAll(answer.imports().stream().map(OutboxPanel::line).toList());
        patches.show(answer.patches());
        unfold(messages);
        unfold(patches);
        for (var button : choice.getButtons()) {
            Part part = (Part) button.getUserData();
            int count = part.count(answer);
            button.setText(count == 0 ? part.title() : part.title() + " " + Format.count(count));
        }
        showPart(answer);
    }

    private void showData(String text) {
        boolean coloured = AnsiText.isIn(text);
        colours.setVisible(coloured);
        if (coloured && colours.isSelected()) {
            AnsiText read = AnsiText.of(text);
            data.show(read.plain(), read.spans());
        } else {
            data.show(text, JsonSpans.of(text));
        }
    }

    /** A few messages are shown whole, many as a list. */
    private static void unfold(MessageTree tree) {
        var messages = tree.getRoot().getChildren();
        if (messages.size() <= MOST_UNFOLDED) {
            messages.forEach(message -> message.setExpanded(true));
        }
    }

    private void showPart(Answer answer) {
        Part part = view.part().get();
        boolean any = part.count(answer) > 0;
        messages.setVisible(any && part == Part.MESSAGES);
        deliveries.setVisible(any && part == Part.MESSAGES);
        deliveries.setManaged(any && part == Part.MESSAGES);
        patches.setVisible(any && part == Part.PATCHES);
        warnings.setVisible(any && part == Part.WARNINGS);
        imports.setVisible(any && part == Part.IMPORTS);
        nothing.setVisible(!any);
        nothing.setText(part.nothing());
    }

    private static RemarksBox.Line line(SlotWarning warning) {
        return new RemarksBox.Line(warning.rule(), warning.at().toString(), warning.text());
    }

    private static String line(UndefinedImport undefined) {
        return undefined.module() + "." + undefined.function() + ", called "
                + Format.count(undefined.calls(), "time", "times") + ", answered 0";
    }

    private Node dataBar() {
        colours.setSelected(true);
        colours.setTooltip(new Tooltip("Show what a terminal makes of the escape sequences in the data"));
        colours.managedProperty().bind(colours.visibleProperty());
        colours.selectedProperty()
                .subscribe(() -> view.answer().get().ifPresent(answer -> showData(answer.dataText())));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(dataHeading, space, colours);
        bar.getStyleClass().add("section-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node bar() {
        heading.getStyleClass().add("panel-heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        heading.setMinWidth(0);
        HBox.setHgrow(heading, Priority.ALWAYS);
        var copy = Buttons.icon(Action.of(
                "outbox-copy",
                "Copy the results as JSON",
                Icons.COPY,
                () -> view.json().ifPresent(Clip::copy)));
        var cached = Segments.button("Cached", "outbox-cached");
        cached.setTooltip(new Tooltip("As a node spells the results when it reads them from its cache"));
        cached.selectedProperty().bindBidirectional(view.cached());
        cached.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(heading, cached, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private Node segments() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = Buttons.icon(Action.of(
                "outbox-copy-part",
                "Copy this part as JSON",
                Icons.COPY,
                () -> view.partJson().ifPresent(Clip::copy)));
        var bar = new HBox(choice, space, deliveries.buttons(), copy);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }
}
