package io.aoscope.ui.profile;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.Dialogs.FileKind;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Segments;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.kit.Working;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.profile.ProfileViewModel.Part;
import io.aoscope.ui.profile.ProfileViewModel.State;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.Ikon;

/** The Profile panel. */
public final class ProfilePanel implements Panel {
    private static final List<FileKind> FOLDED = List.of(new FileKind("Folded stacks", List.of("*.folded", "*.txt")));
    private static final List<FileKind> SPEEDSCOPE =
            List.of(new FileKind("Speedscope profiles", List.of("*.speedscope.json", "*.json")));

    private final ProfileViewModel view;
    private final Dialogs dialogs;
    private final FunctionsTable functions;
    private final FlamePane flame;
    private final GrowthTable growth;
    private final TextField search = TextFields.createClearableTextField();
    private final List<Action> actions;
    private final EmptyState empty = new EmptyState(Icons.FLAME, "", "");
    private final EmptyState notCounted;
    private final Working working;
    private final VBox body;
    private final StackPane content;

    public ProfilePanel(WorkbenchModel model, Dialogs dialogs, Background background) {
        this(new ProfileViewModel(model, background), dialogs);
    }

    ProfilePanel(ProfileViewModel view, Dialogs dialogs) {
        this.view = view;
        this.dialogs = dialogs;
        this.functions = new FunctionsTable(view);
        this.flame = new FlamePane(view);
        this.growth = new GrowthTable(view);
        this.actions = makeActions();
        Button count = Buttons.full(actions.getFirst());
        count.setId("profile-count-button");
        this.notCounted = new EmptyState(Icons.FLAME, "", "", count);
        this.working = new Working("", view::cancel);
        var plot = new GrowthView();
        view.growth().subscribe(plot::show);
        VBox.setVgrow(growth, Priority.ALWAYS);
        var grown = new VBox(plot, growth);
        var parts = new StackPane(functions, flame, grown);
        only(functions, Part.FUNCTIONS);
        only(flame, Part.FLAME);
        only(grown, Part.GROWTH);
        VBox.setVgrow(parts, Priority.ALWAYS);
        body = new VBox(bar(), parts);
        content = Sheets.debugger(new StackPane(empty, notCounted, working, body));
        view.progress().subscribe(part -> working.setPart(part.doubleValue()));
        view.state().subscribe(ignored -> show());
        view.slot().subscribe(ignored -> show());
    }

    @Override
    public String id() {
        return "profile";
    }

    @Override
    public String title() {
        return "Profile";
    }

    @Override
    public Ikon icon() {
        return Icons.FLAME;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        if (view.state().get() == State.NOT_COUNTED) {
            notCounted.lookupAll(".button").forEach(Node::requestFocus);
        } else {
            switch (view.part().get()) {
                case FUNCTIONS -> functions.requestFocus();
                case FLAME -> flame.focusGraph();
                case GROWTH -> growth.requestFocus();
            }
        }
    }

    @Override
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    private List<Action> makeActions() {
        return List.of(
                Action.of("profile-count", "Count the instructions of this message", Icons.FLAME, view::count)
                        .when(is(State.NOT_COUNTED::equals)),
                Action.of(
                                "profile-folded",
                                "Export the profile as folded stacks…",
                                Icons.EXPORT,
                                () -> dialogs.chooseSave("Export folded stacks", view.fileName(".folded"), FOLDED)
                                        .ifPresent(view::exportFolded))
                        .when(is(State.COUNTED::equals)),
                Action.of(
                                "profile-speedscope",
                                "Export the profile for speedscope…",
                                Icons.EXPORT,
                                () -> dialogs.chooseSave(
                                                "Export for speedscope", view.fileName(".speedscope.json"), SPEEDSCOPE)
                                        .ifPresent(view::exportSpeedscope))
                        .when(is(State.COUNTED::equals)));
    }

    private BooleanBinding is(Predicate<State> wanted) {
        return Bindings.createBooleanBinding(() -> wanted.test(view.state().get()), view.state());
    }

    private void only(Node node, Part part) {
        node.visibleProperty().bind(view.part().isEqualTo(part));
    }

    private Node bar() {
        Node parts = Segments.oneOf(
                List.of(Part.values()),
                Part::text,
                part -> "profile-" + part.name().toLowerCase(Locale.ROOT) + "-toggle",
                view.part());
        search.setId("profile-search");
        search.setPromptText("Find functions");
        search.textProperty().bindBidirectional(view.search());
        search.setMinWidth(80);
        HBox.setHgrow(search, Priority.ALWAYS);
        var status = new Label();
        status.setId("profile-status");
        status.getStyleClass().add("find-status");
        status.textProperty().bind(view.status());
        status.setMinWidth(Region.USE_PREF_SIZE);
        Button folded = Buttons.icon(actions.get(1));
        Button speedscope = Buttons.icon(actions.get(2));
        var bar = new HBox(parts, search, status, folded, speedscope);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    private void show() {
        State state = view.state().get();
        empty.setVisible(state == State.NOTHING || state == State.UNDER_WAY);
        notCounted.setVisible(state == State.NOT_COUNTED);
        working.setVisible(state == State.COUNTING);
        body.setVisible(state == State.COUNTED);
        switch (state) {
            case NOTHING ->
                empty.setText(
                        "Nothing to profile",
                        "Open an image and send a message, then count what it spent its instructions on.");
            case UNDER_WAY ->
                empty.setText(
                        "This message has not ended",
                        "It can be profiled once it has: resume it (F5) or stop it (Shift+F5), or select an earlier"
                                + " message in the Timeline.");
            case NOT_COUNTED ->
                notCounted.setText(
                        "No profile of " + view.slot().get(),
                        "Its instructions are counted exactly, by running the message once more.");
            case COUNTING ->
                working.setText("Counting the instructions of " + view.slot().get());
            case COUNTED -> {}
        }
    }
}
