package io.aoscope.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What a panel shows while something long is worked out: what that is, that it goes on, and a way to end it. */
public final class Working extends VBox {
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private double part = ProgressBar.INDETERMINATE_PROGRESS;

    public Working(String what, Runnable cancel) {
        super(10);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        setMinSize(0, 0);
        text.setText(what);
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        bar.setPrefWidth(240);
        var end = new Button("Cancel");
        end.setOnAction(event -> cancel.run());
        getChildren().addAll(text, bar, end);
        // A bar that nobody sees must not keep its animation going.
        visibleProperty().subscribe(visible -> bar.setProgress(visible ? part : 0));
    }

    /** How much is done, from 0 to 1; negative where that is not known. */
    public void setPart(double done) {
        part = done;
        if (isVisible()) {
            bar.setProgress(done);
        }
    }

    /** Says something else. */
    public void setText(String what) {
        text.setText(what);
    }
}
