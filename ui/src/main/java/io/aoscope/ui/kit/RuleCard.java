package io.aoscope.ui.kit;

import atlantafx.base.controls.Popover;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.Rules;
import io.aoscope.engine.rules.Severity;
import io.aoscope.icons.Icons;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a rule of HyperBEAM says, over the window beside the place that names it. */
public final class RuleCard {
    private static final double WIDTH = 420;

    private RuleCard() {}

    /** The id of a rule as a link to its card; of a rule that is not in the catalogue its name. */
    public static Node link(String id) {
        return Rules.find(id).<Node>map(RuleCard::link).orElseGet(() -> new Label(id));
    }

    private static Hyperlink link(Rule rule) {
        Hyperlink link = Links.code(rule.id(), () -> {});
        link.setOnAction(event -> {
            show(link, rule);
            link.setVisited(false);
        });
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setTooltip(new Tooltip(rule.title() + ": cause, effect and remedy"));
        return link;
    }

    /** Shows the card of a rule beside a node, until Escape or a click elsewhere. */
    public static void show(Node owner, Rule rule) {
        var card = new Popover(content(rule));
        card.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        card.setDetachable(false);
        card.setHideOnEscape(true);
        card.setAutoHide(true);
        card.setAnimated(false);
        card.show(owner);
    }

    private static Node content(Rule rule) {
        var title = new Label(rule.title());
        title.getStyleClass().add("rule-title");
        title.setWrapText(true);
        var head = new Label(rule.severity().text() + " · " + rule.id());
        head.getStyleClass().add("text-muted");
        var box = new VBox(
                new HBox(icon(rule.severity()), title),
                head,
                part("Cause", rule.cause()),
                part("On HyperBEAM", rule.effect()),
                part("Remedy", rule.remedy()));
        box.setId("rule-card");
        box.getStyleClass().add("rule-card");
        // Else the card takes the face of the link that it hangs on.
        box.setStyle("-fx-font-family: '" + Font.getDefault().getFamily() + "';");
        box.setPrefWidth(WIDTH);
        box.setMaxWidth(WIDTH);
        return box;
    }

    private static Node part(String name, String text) {
        var heading = new Label(name);
        heading.getStyleClass().add("text-muted");
        var body = new Label(text);
        body.setWrapText(true);
        body.setPrefWidth(WIDTH);
        body.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(heading, body);
    }

    /** A sign for how grave something is, coloured by its style class {@code severity-error} and so on. */
    static FontIcon icon(Severity severity) {
        var icon = new FontIcon(sign(severity));
        icon.getStyleClass().add("severity-" + severity.text());
        return icon;
    }

    private static Ikon sign(Severity severity) {
        return switch (severity) {
            case REFUSAL, ERROR -> Icons.ERROR;
            case WARNING -> Icons.WARNING;
            case NOTE -> Icons.INFO;
        };
    }
}
