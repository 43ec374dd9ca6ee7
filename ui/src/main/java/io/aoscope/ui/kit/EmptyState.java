package io.aoscope.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a panel shows while it has nothing to show: what would stand here, and how to get it. */
public final class EmptyState extends VBox {
    private final Label title = new Label();
    private final Label hint = new Label();

    /**
     * @param extra buttons or links that do what the hint says
     */
    public EmptyState(Ikon icon, String title, String hint, Node... extra) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        setMinSize(0, 0);
        this.title.getStyleClass().add("empty-state-title");
        this.title.setWrapText(true);
        this.title.setTextAlignment(TextAlignment.CENTER);
        this.hint.getStyleClass().add("empty-state-hint");
        this.hint.setWrapText(true);
        this.hint.setTextAlignment(TextAlignment.CENTER);
        setText(title, hint);
        getChildren().addAll(new FontIcon(icon), this.title, this.hint);
        getChildren().addAll(extra);
    }

    /** Says something else. */
    public void setText(String newTitle, String newHint) {
        title.setText(newTitle);
        hint.setText(newHint);
    }
}
