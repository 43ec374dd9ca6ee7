package io.aoscope.ui.hostcalls;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.ui.hostcalls.HostCallsViewModel.Written;
import io.aoscope.ui.kit.Format;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form for another answer to a call; it stands where the details stand, until it is sent or closed. */
final class AnswerBox extends VBox {
    private static final String HINT =
            "The device is not asked; of it nothing but these bytes is written. The message runs on"
                    + " from there in a branch, and what happened stays.";

    private final HostCallsViewModel view;
    private final Runnable back;
    private final TextField result = new TextField();
    private final Label resultLabel = new Label("Answer");
    private final TextArea writes = new TextArea();
    private final TextField name = new TextField();
    private final Label problem = new Label(HINT);
    private @Nullable HostCallRow row;

    /**
     * @param back gives the keyboard back when the form closes
     */
    AnswerBox(HostCallsViewModel view, Runnable back) {
        super(6);
        this.view = view;
        this.back = back;
        setId("host-answer");
        getStyleClass().addAll("panel-body", "host-answer");
        result.setId("host-answer-result");
        result.setOnAction(event -> begin());
        writes.setId("host-answer-bytes");
        writes.setPrefRowCount(2);
        writes.setPromptText("None. A line each, such as 0x1000: 05 00 ff or 0x1000: \"text\"");
        writes.getStyleClass().add("code");
        name.setId("host-answer-branch");
        name.setPromptText("Made up where empty");
        name.setOnAction(event -> begin());
        problem.setId("host-answer-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        var begin = new Button("Begin branch");
        begin.setId("host-answer-begin");
        begin.getStyleClass().add("accent");
        begin.setOnAction(event -> begin());
        var cancel = new Button("Cancel");
        cancel.setId("host-answer-cancel");
        cancel.setOnAction(event -> close());
        var grid = new GridPane(8, 6);
        grid.addRow(0, resultLabel, result, label("Branch", name), name);
        grid.addRow(1, label("Bytes", writes), writes);
        GridPane.setColumnSpan(writes, 3);
        GridPane.setHgrow(name, Priority.ALWAYS);
        result.setPrefColumnCount(12);
        resultLabel.setLabelFor(result);
        resultLabel.setMinWidth(USE_PREF_SIZE);
        var buttons = new HBox(8, problem, begin, cancel);
        buttons.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        begin.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(grid, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        view.selected().subscribe(selected -> {
            if (selected != row) {
                hide();
            }
        });
        hide();
    }

    /** Shows the form with the answer that was given. */
    void open(HostCallRow call) {
        row = call;
        FuncType type = call.type();
        boolean answers = !type.results().isEmpty();
        resultLabel.setText(answers ? "Answer (" + type.results().getFirst().text() + ")" : "Answer (nothing)");
        result.setDisable(!answers);
        result.setText(answers && call.call().answer().equals("returned") ? call.answer() : "");
        writes.setText(view.written().get().stream().map(AnswerBox::line).collect(Collectors.joining("\n")));
        tell(HINT, false);
        setVisible(true);
        setManaged(true);
        (answers ? result : writes).requestFocus();
        result.selectAll();
    }

    private static String line(Written written) {
        return Format.hex(written.range().address()) + ": "
                + HexFormat.ofDelimiter(" ").formatHex(written.bytes().bytes());
    }

    private static Label label(String text, Node field) {
        var label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void begin() {
        HostCallRow call = row;
        if (call == null) {
            return;
        }
        try {
            OtherAnswer answer = OtherAnswer.read(call.type(), result.getText(), writes.getText());
            view.answer(call, answer, name.getText());
            close();
        } catch (IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()), true);
        }
    }

    private void tell(String text, boolean wrong) {
        problem.setText(text);
        problem.getStyleClass().setAll("label", wrong ? "problem" : "text-muted");
    }

    private void close() {
        hide();
        back.run();
    }

    private void hide() {
        row = null;
        setVisible(false);
        setManaged(false);
    }
}
