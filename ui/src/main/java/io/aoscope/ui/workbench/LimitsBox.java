package io.aoscope.ui.workbench;

import io.aoscope.engine.session.RunLimits;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an image may use, and whether compiled code is kept; kept in the settings. */
final class LimitsBox extends VBox {
    private static final Map<String, String> LABELS = labels();
    private static final String HINT =
            "They hold from the next spawn of a process on (Process, Spawn anew). Empty is no limit.";

    private final WorkbenchModel model;
    private final Settings settings;
    private final Overlay overlay;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final CheckBox keepCode = new CheckBox("Keep compiled code on disk (from the next start on)");
    private final Label answer = new Label(HINT);

    LimitsBox(WorkbenchModel model, Settings settings, Overlay overlay) {
        this.model = model;
        this.settings = settings;
        this.overlay = overlay;
        getStyleClass().add("palette");
        setSpacing(12);
        var heading = new Label("Limits");
        heading.getStyleClass().add("title-4");
        var grid = new GridPane(12, 6);
        int row = 0;
        for (Map.Entry<String, String> entry : LABELS.entrySet()) {
            var field = new TextField();
            field.setId("limit-" + entry.getKey());
            field.setOnAction(event -> save());
            var label = new Label(entry.getValue());
            label.setLabelFor(field);
            fields.put(entry.getKey(), field);
            grid.addRow(row++, label, field);
        }
        keepCode.setId("keep-code");
        answer.setId("limits-answer");
        answer.setWrapText(true);
        answer.setMaxWidth(480);
        answer.getStyleClass().add("text-muted");
        var save = new Button("Save");
        save.setId("limits-save");
        save.setOnAction(event -> save());
        var defaults = new Button("Defaults");
        defaults.setId("limits-defaults");
        defaults.setOnAction(event -> show(RunLimits.DEFAULT));
        getChildren().addAll(heading, grid, keepCode, answer, new HBox(8, save, defaults));
    }

    void open() {
        show(settings.limits());
        keepCode.setSelected(settings.keepCode());
        answer.setText(HINT);
        overlay.open(this, fields.values().iterator().next());
    }

    private void show(RunLimits limits) {
        LimitsForm.texts(limits).forEach((key, text) -> field(key).setText(text));
    }

    private void save() {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach((key, field) -> typed.put(key, field.getText()));
        try {
            RunLimits limits = LimitsForm.read(typed);
            settings.limits(limits);
            settings.keepCode(keepCode.isSelected());
            model.ask(model.debug().limits(limits));
            overlay.close();
        } catch (IllegalArgumentException e) {
            answer.setText(e.getMessage());
        }
    }

    private TextField field(String key) {
        TextField field = fields.get(key);
        if (field == null) {
            throw new IllegalArgumentException("no field " + key);
        }
        return field;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(LimitsForm.INSTRUCTIONS, "Instructions of a message");
        labels.put(LimitsForm.PAGES, "Pages of 64 KiB a memory may have");
        labels.put(LimitsForm.RESIDENT_PAGES, "Pages a memory may have written to");
        labels.put(LimitsForm.CALL_DEPTH, "Frames on the call stack");
        labels.put(LimitsForm.OPERAND_STACK, "Operand stack in bytes (HyperBEAM: 65536)");
        labels.put(LimitsForm.TABLE_ENTRIES, "Elements a table may have");
        return labels;
    }
}
