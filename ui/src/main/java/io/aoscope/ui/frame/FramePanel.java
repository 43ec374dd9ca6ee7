package io.aoscope.ui.frame;

import io.aoscope.icons.Icons;
import io.aoscope.ui.frame.FrameViewModel.Situation;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.EmptyState;
import io.aoscope.ui.kit.Notation;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.kit.Segments;
import io.aoscope.ui.kit.Sheets;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** The Frame panel. */
public final class FramePanel implements Panel {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private final FrameViewModel view;
    private final ListView<CallRow> calls;
    private final ValueTable table;
    private final WatchTable watches;
    private final StackPane content;

    public FramePanel(WorkbenchModel model) {
        this.view = new FrameViewModel(model);
        this.calls = calls();
        this.table = new ValueTable(view);
        var values = new VBox(bar(), table);
        VBox.setVgrow(values.getChildren().getLast(), Priority.ALWAYS);
        this.watches = new WatchTable(new WatchesViewModel(model));
        var split = new SplitPane(calls, values);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.3);

        var empty = new EmptyState(Icons.FRAME, "", "");
        var whole = new SplitPane(new StackPane(empty, split), watches);
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.76);
        content = Sheets.debugger(new StackPane(whole));
        content.setId("panel-frame");
        view.situation().subscribe(situation -> {
            boolean frame = situation == Situation.IN_FRAME || situation == Situation.STALE;
            split.setVisible(frame);
            empty.setVisible(!frame);
            split.pseudoClassStateChanged(STALE, situation == Situation.STALE);
            if (situation == Situation.OUTSIDE_MACHINE) {
                empty.setText("No call under way here", "Step into wasm-64 to see its frames (F11).");
            } else {
                empty.setText("Nothing is paused", "Set a breakpoint in Code, or send and pause (Ctrl+Shift+Enter).");
            }
        });
    }

    @Override
    public String id() {
        return "frame";
    }

    @Override
    public String title() {
        return "Frame";
    }

    @Override
    public Ikon icon() {
        return Icons.FRAME;
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void focusFirst() {
        calls.requestFocus();
    }

    @Override
    public Optional<Datum> datum() {
        return table.selected().map(view::datum);
    }

    @Override
    public void edit() {
        if (watches.isWatchFocused()) {
            watches.editSelected();
        } else {
            table.editSelected();
        }
    }

    private ListView<CallRow> calls() {
        var list = new ListView<>(view.calls());
        list.setId("frame-calls");
        list.getStyleClass().add("dense");
        list.setFixedCellSize(22);
        list.setCellFactory(ignored -> new CallCell());
        view.selectedCall().subscribe(index -> {
            if (index.intValue() >= 0) {
                list.getSelectionModel().clearAndSelect(index.intValue());
            }
        });
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            int focused = view.selectedCall().get();
            if (index.intValue() >= 0 && focused >= 0 && index.intValue() != focused) {
                view.select(index.intValue());
            }
        });
        return list;
    }

    private Node bar() {
        var label = new Label("Values");
        label.getStyleClass().add("panel-heading");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var toggles = Segments.oneOf(
                List.of(Notation.values()),
                Notation::text,
                notation -> "frame-notation-" + notation.text().toLowerCase(Locale.ROOT),
                view.notation());
        var bar = new HBox(label, space, toggles);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    /** A call: name and where it stands. */
    private static final class CallCell extends ListCell<CallRow> {
        private final Label name = new Label();
        private final Label place = new Label();
        private final Label source = new Label();
        private final HBox row = new HBox(name, source, place);

        CallCell() {
            getStyleClass().add("call-cell");
            name.getStyleClass().add("call-name");
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            source.getStyleClass().add("call-source");
            place.getStyleClass().add("code-offset");
            place.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable CallRow call, boolean empty) {
            super.updateItem(call, empty);
            setText(null);
            if (empty || call == null) {
                setGraphic(null);
            } else {
                name.setText(call.name());
                source.setText(call.source());
                place.setText(call.place());
                setGraphic(row);
            }
        }
    }
}
