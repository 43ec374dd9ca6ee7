package io.aoscope.ui.process;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.ui.process.Fields.Quiet;
import io.aoscope.ui.process.ProcessViewModel.ImportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who answers the imports of the image: for each module a device, and for constants a value for each function. */
final class ImportsBox extends VBox {
    private static final String STUB = "stub: returns 0";
    private static final String CONSTANTS = "constants@1.0";

    private final ProcessViewModel view;
    private final VBox modules = new VBox(6);
    private final Map<String, Quiet> values = new TreeMap<>();
    private List<ImportRow> shown = List.of();

    ImportsBox(ProcessViewModel view) {
        super(4);
        this.view = view;
        setId("process-imports");
        Label title = Fields.title("Imports");
        title.setTooltip(
                Fields.tip("Under stdlib stands for each module of imports the device that answers it. Devices of"
                        + " your own are Java classes that implement ImportLibrary, in a jar on the class path (I8)."));
        getChildren().addAll(title, modules);
        view.definition().addListener((property, was, is) -> show());
        view.image().addListener((property, was, is) -> show());
        show();
    }

    private void show() {
        List<ImportRow> rows = view.imports();
        boolean typing = getScene() != null
                && getScene().getFocusOwner() instanceof TextField field
                && String.valueOf(field.getId()).startsWith("process-wasi-");
        if (!typing && !rows.equals(shown) || modules.getChildren().isEmpty()) {
            shown = rows;
            values.clear();
            modules.getChildren().setAll(rows.stream().map(this::module).toList());
            if (rows.isEmpty()) {
                modules.getChildren()
                        .setAll(Fields.muted(
                                view.image().get().isPresent()
                                        ? "The image imports no functions."
                                        : "Open an image to see what it imports."));
            }
        }
        values.forEach((place, field) -> field.fill(value(place)));
    }

    private String value(String place) {
        return view.definition()
                .get()
                .libraries()
                .get(place)
                .map(MessageJson::display)
                .orElse("");
    }

    private VBox module(ImportRow row) {
        var name = new Label(row.module());
        name.getStyleClass().add("code");
        var count = Fields.muted(summary(row));
        var device = new ComboBox<String>();
        device.setId("process-import-" + row.module());
        String unanswered =
                row.fromStack().map(found -> found + ", of the stack").orElse(STUB);
        List<String> choices = new ArrayList<>();
        choices.add(unanswered);
        choices.addAll(view.libraries());
        row.device().filter(chosen -> !choices.contains(chosen)).ifPresent(choices::add);
        device.getItems().setAll(choices);
        device.setValue(row.device().orElse(unanswered));
        device.setTooltip(Fields.tip(row.device().map(DeviceNotes::of).orElse("Choose who answers these functions.")));
        device.setOnAction(event -> {
            Optional<String> chosen = Optional.of(device.getValue()).filter(value -> !value.equals(unanswered));
            if (!chosen.equals(row.device())) {
                view.edit(now -> DefinitionEdits.library(now, row.module(), chosen));
            }
        });
        var head = new VBox(2, name, count, device);
        var box = new VBox(4, head);
        box.getStyleClass().add("process-module");
        if (row.fromStack().isPresent()
                && row.device()
                        .filter(chosen -> !row.fromStack().equals(Optional.of(chosen)))
                        .isEmpty()) {
            box.getChildren().add(program());
        }
        if (row.device().filter(CONSTANTS::equalsIgnoreCase).isPresent()) {
            box.getChildren().add(constants(row));
        }
        return box;
    }

    private static String summary(ImportRow row) {
        return row.functions().isEmpty()
                ? "nothing of it is imported"
                : String.join(", ", row.functions().keySet());
    }

    /** What a program built for WASI is started with. */
    private GridPane program() {
        GridPane grid = Fields.grid();
        words(grid, "Arguments", "args", "none", "Words with blanks between; the first is the name of the program.");
        words(grid, "Environment", "env", "none", "NAME=value, with blanks between.");
        return grid;
    }

    private void words(GridPane grid, String name, String key, String prompt, String tip) {
        TextField field = Fields.text("process-wasi-" + key, prompt, tip);
        field.setText(view.wasi(key));
        field.textProperty().addListener((property, was, is) -> view.wasi(key, is));
        Fields.row(grid, name, field);
    }

    private GridPane constants(ImportRow row) {
        GridPane grid = Fields.grid();
        var functions = new TreeMap<String, Optional<FuncType>>();
        Message settings =
                view.definition().get().libraries().message(row.module()).orElse(Message.EMPTY);
        settings.remove("device").entries().keySet().forEach(key -> functions.put(key.text(), Optional.empty()));
        row.functions().forEach((function, type) -> functions.put(function, Optional.of(type)));
        functions.forEach((function, type) -> {
            TextField field = Fields.text(
                    "process-constant-" + row.module() + "-" + function,
                    STUB,
                    "A number such as 7 or 1.5, or a list such as [1, 2]; empty leaves it to the stub.");
            GridPane.setHgrow(field, Priority.ALWAYS);
            values.put(
                    row.module() + "/" + function,
                    new Quiet(field, text -> view.constant(row.module(), function, text)));
            Fields.row(grid, function + type.map(known -> " " + known.text()).orElse(""), field);
        });
        return grid;
    }
}
