package io.aoscope.ui.workbench;

import atlantafx.base.controls.Popover;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The coordinate in the toolbar: Enter goes to what was written, Escape takes it back. */
final class CoordinateBox extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final double WIDTH = 360;
    private static final int COLUMNS = 12;
    private static final int MOST_COLUMNS = 32;

    private final Label problem = new Label();
    private final Popover card = new Popover(problem);

    CoordinateBox(CoordinateViewModel view) {
        setId("coordinate");
        getStyleClass().add("code");
        // Room for the coordinates of long messages, and no more than they need.
        textProperty().subscribe(text -> setPrefColumnCount(Math.clamp((long) text.length(), COLUMNS, MOST_COLUMNS)));
        setPromptText("no focus");
        setTooltip(
                new Tooltip("The point in time the panels show. Write another, such as s3.p1.wasm-64+48213, s3.end or"
                        + " s3+50%, and press Enter (Ctrl+L)"));
        textProperty().bindBidirectional(view.text());
        setOnAction(event -> view.go());
        problem.setId("coordinate-problem");
        problem.getStyleClass().add("coordinate-problem");
        problem.setWrapText(true);
        problem.setPrefWidth(WIDTH);
        problem.textProperty().bind(view.problem());
        card.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        card.setDetachable(false);
        card.setAutoHide(true);
        card.setAnimated(false);
        view.problem().subscribe(this::tell);
        focusedProperty().subscribe(focused -> {
            // While the problem is shown the whole window is without focus, and the text is to stay.
            if (!focused && getScene() != null && getScene().getFocusOwner() != this) {
                view.revert();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                view.revert();
                selectAll();
                event.consume();
            }
        });
    }

    /** Gives it the keyboard with its text selected, to be written over. */
    void edit() {
        requestFocus();
        selectAll();
    }

    private void tell(String text) {
        pseudoClassStateChanged(INVALID, !text.isEmpty());
        if (text.isEmpty()) {
            card.hide();
        } else if (getScene() != null) {
            card.show(this);
        }
    }
}
