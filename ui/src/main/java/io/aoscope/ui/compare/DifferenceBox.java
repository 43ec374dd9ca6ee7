package io.aoscope.ui.compare;

import io.aoscope.ui.kit.Links;
import io.aoscope.ui.kit.ReadText;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One difference side by side: bytes in hex, or two texts. */
final class DifferenceBox extends VBox {
    private final CompareViewModel view;
    private final ObservableValue<@Nullable DifferenceRow> row;
    private final Label where = new Label();
    private final Hyperlink left;
    private final Hyperlink right;
    private final HBox links;
    private final ReadText bytes = new ReadText("compare-bytes");
    private final TextArea before = area("compare-before");
    private final TextArea after = area("compare-after");
    private final Node byteSides;
    private final Node textSides;

    DifferenceBox(CompareViewModel view, ObservableValue<@Nullable DifferenceRow> row) {
        this.view = view;
        this.row = row;
        this.left = Links.code("", () -> go(true));
        this.right = Links.code("", () -> go(false));
        left.setId("compare-go-left");
        right.setId("compare-go-right");
        where.getStyleClass().add("code");
        where.setId("compare-where");
        this.links = new HBox(6, new Label("Show in Memory at"), left, new Label("or at"), right);
        links.setAlignment(Pos.CENTER_LEFT);
        var head = new HBox(where, links);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("panel-bar", "compare-head");
        var both = new SplitPane(before, after);
        this.byteSides = bytes.scrolled();
        this.textSides = both;
        var sides = new StackPane(byteSides, textSides);
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().addAll(head, sides);
        setMinHeight(60);
        row.subscribe(this::show);
        view.moments().subscribe(ignored -> show(row.getValue()));
    }

    private static TextArea area(String id) {
        var area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("code");
        return area;
    }

    private void show(@Nullable DifferenceRow shown) {
        setVisible(shown != null);
        Optional<ComparedMoments> moments = view.moments().get();
        if (shown == null || moments.isEmpty()) {
            return;
        }
        where.setText(shown.kind().text() + " " + shown.where());
        Optional<HexPair> pair = view.bytes(shown);
        byteSides.setVisible(pair.isPresent());
        textSides.setVisible(pair.isEmpty());
        links.setVisible(pair.isPresent());
        name(left, moments.get().left());
        name(right, moments.get().right());
        pair.ifPresent(found -> {
            bytes.clear();
            bytes.show(found.text(), found.spans());
        });
        before.setText(shown.before());
        after.setText(shown.after());
    }

    private static void name(Hyperlink link, Side side) {
        link.setText(side.text());
        link.setDisable(side.place().isEmpty());
    }

    private void go(boolean first) {
        DifferenceRow shown = row.getValue();
        Optional<ComparedMoments> moments = view.moments().get();
        if (shown != null && moments.isPresent()) {
            Side side = first ? moments.get().left() : moments.get().right();
            shown.range().ifPresent(range -> view.showMemory(side, range));
        }
    }
}
