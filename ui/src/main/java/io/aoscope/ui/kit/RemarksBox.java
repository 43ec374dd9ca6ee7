package io.aoscope.ui.kit;

import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.Rules;
import io.aoscope.engine.rules.Severity;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Remarks one below the other, each with a sign for how grave it is and a link to its rule. */
public final class RemarksBox extends ScrollPane {
    /**
     * A remark.
     *
     * @param rule id of a rule
     * @param place where it is about, such as a coordinate; empty for none
     */
    public record Line(String rule, String place, String text) {
        private Severity severity() {
            return Rules.find(rule).map(Rule::severity).orElse(Severity.WARNING);
        }
    }

    private final VBox lines = new VBox();

    public RemarksBox() {
        getStyleClass().add("remarks");
        lines.getStyleClass().add("remarks-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    /** Shows these remarks, the gravest first. */
    public void show(List<Line> remarks) {
        lines.getChildren()
                .setAll(remarks.stream()
                        .sorted((left, right) -> left.severity().compareTo(right.severity()))
                        .map(RemarksBox::row)
                        .toList());
    }

    private static Node row(Line line) {
        var text = new Label(line.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(RuleCard.icon(line.severity()));
        if (!line.place().isEmpty()) {
            var place = new Label(line.place());
            place.getStyleClass().addAll("code", "text-muted");
            place.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(place);
        }
        row.getChildren().addAll(text, RuleCard.link(line.rule()));
        row.setAlignment(Pos.BASELINE_LEFT);
        row.getStyleClass().add("remark");
        return row;
    }
}
