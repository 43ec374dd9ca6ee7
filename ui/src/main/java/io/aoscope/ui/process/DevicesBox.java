package io.aoscope.ui.process;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Buttons;
import io.aoscope.ui.process.Fields.Quiet;
import io.aoscope.ui.process.ProcessViewModel.DeviceRow;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The stack: a row a device, in the order they are asked. Alt with the arrows moves a row, Alt+Delete removes it. */
final class DevicesBox extends VBox {
    private static final double PREFIX_WIDTH = 66;
    private static final double DEVICE_WIDTH = 136;
    private static final String PREFIX_TIP =
            "A prefix for this device alone; empty takes that of the device before (P3).";

    private final ProcessViewModel view;
    private final VBox list = new VBox(4);
    private final List<Row> rows = new ArrayList<>();

    DevicesBox(ProcessViewModel view) {
        super(4);
        this.view = view;
        setId("process-devices");
        getStyleClass().add("process-devices");
        var add = new MenuButton("Add device", new FontIcon(Icons.ADD));
        add.setId("process-device-add");
        add.getStyleClass().addAll("small", "flat");
        for (String device : view.stackable()) {
            var item = new MenuItem(device + " – " + DeviceNotes.of(device));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> add(device));
            add.getItems().add(item);
        }
        getChildren().addAll(header(), list, add);
        view.definition().addListener((property, was, is) -> show());
        show();
    }

    private void add(String device) {
        view.edit(now -> DefinitionEdits.add(now, device));
        focus(rows.size() - 1);
    }

    private static HBox header() {
        var number = new Label("");
        number.setMinWidth(16);
        var device = Fields.muted("Device");
        HBox.setHgrow(device, Priority.ALWAYS);
        device.setMinWidth(Region.USE_PREF_SIZE);
        device.setMaxWidth(Double.MAX_VALUE);
        Label input = column("In prefix", "Where the device reads: wasm-64@1.0 finds its image below it.");
        Label output =
                column("Out prefix", "Where the device writes: results and stdlib of wasm-64@1.0 stand below it.");
        var buttons = new Region();
        buttons.setMinWidth(92);
        return new HBox(4, number, device, input, output, buttons);
    }

    private static Label column(String text, String tip) {
        Label label = Fields.muted(text);
        label.setMinWidth(PREFIX_WIDTH);
        label.setTooltip(Fields.tip(tip));
        return label;
    }

    private void show() {
        List<DeviceRow> wanted = view.devices();
        while (rows.size() > wanted.size()) {
            rows.removeLast();
            list.getChildren().removeLast();
        }
        while (rows.size() < wanted.size()) {
            var row = new Row(rows.size());
            rows.add(row);
            list.getChildren().add(row);
        }
        for (int i = 0; i < wanted.size(); i++) {
            rows.get(i).show(wanted.get(i), wanted.size());
        }
    }

    private void focus(int index) {
        if (index >= 0 && index < rows.size()) {
            rows.get(index).device.requestFocus();
            Platform.runLater(() -> {
                if (index < rows.size()) {
                    rows.get(index).device.requestFocus();
                }
            });
        }
    }

    /** A device. The row stays where it is; what it shows moves. */
    private final class Row extends HBox {
        private final int index;
        private final Label number = new Label();
        private final ComboBox<String> device = new ComboBox<>();
        private final TextField input;
        private final TextField output;
        private final Quiet name;
        private final Quiet inputText;
        private final Quiet outputText;
        private final Button up;
        private final Button down;

        Row(int index) {
            super(4);
            this.index = index;
            setAlignment(Pos.CENTER_LEFT);
            number.setMinWidth(16);
            number.setText(Integer.toString(index + 1));
            number.getStyleClass().add("text-muted");
            device.setId("process-device-" + (index + 1));
            device.setEditable(true);
            device.setMaxWidth(Double.MAX_VALUE);
            device.setMinWidth(DEVICE_WIDTH / 2);
            device.setPrefWidth(DEVICE_WIDTH);
            device.getItems().setAll(view.stackable());
            HBox.setHgrow(device, Priority.ALWAYS);
            name = new Quiet(
                    device.getEditor(), text -> view.edit(now -> DefinitionEdits.device(now, index, text.strip())));
            input = prefix("in");
            output = prefix("out");
            inputText = new Quiet(input, text -> view.edit(now -> DefinitionEdits.inputPrefix(now, index, text)));
            outputText = new Quiet(output, text -> view.edit(now -> DefinitionEdits.outputPrefix(now, index, text)));
            up = button("up", "Move up (Alt+Up)", -1);
            down = button("down", "Move down (Alt+Down)", 1);
            Button remove = Fields.remove("process-device-remove-" + (index + 1), "Remove (Alt+Delete)", this::remove);
            var buttons = new HBox(up, down, remove);
            buttons.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(number, device, input, output, buttons);
            addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        }

        private TextField prefix(String which) {
            TextField field = Fields.text("process-device-" + which + "-" + (index + 1), "", PREFIX_TIP);
            field.setMinWidth(PREFIX_WIDTH - 20);
            field.setPrefWidth(PREFIX_WIDTH);
            return field;
        }

        private Button button(String which, String text, int by) {
            Button button = Buttons.icon(Action.of(
                    "process-device-" + which + "-" + (index + 1),
                    text,
                    by < 0 ? Icons.UP : Icons.DOWN,
                    () -> move(by)));
            button.disableProperty().unbind();
            button.getStyleClass().add("small");
            button.setFocusTraversable(false);
            return button;
        }

        private void key(KeyEvent event) {
            if (!event.isAltDown()) {
                return;
            }
            switch (event.getCode()) {
                case UP -> move(-1);
                case DOWN -> move(1);
                case DELETE, BACK_SPACE -> remove();
                default -> {
                    return;
                }
            }
            event.consume();
        }

        private void move(int by) {
            int to = index + by;
            if (to >= 0 && to < rows.size()) {
                view.edit(now -> DefinitionEdits.move(now, index, by));
                focus(to);
            }
        }

        private void remove() {
            view.edit(now -> DefinitionEdits.remove(now, index));
            focus(Math.min(index, rows.size() - 1));
        }

        private void show(DeviceRow row, int count) {
            name.fill(row.name());
            device.setTooltip(Fields.tip(
                    row.inline()
                            ? "A message in the place of a device; change it in the JSON."
                            : row.name() + ": " + DeviceNotes.of(row.name())));
            device.getEditor().setEditable(!row.inline());
            inputText.fill(row.input());
            outputText.fill(row.output());
            input.setPromptText(row.inherited().get(0));
            output.setPromptText(row.inherited().get(1));
            up.setDisable(index == 0);
            down.setDisable(index == count - 1);
        }
    }
}
