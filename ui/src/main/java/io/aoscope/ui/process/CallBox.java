package io.aoscope.ui.process;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.ui.kit.CallFields;
import io.aoscope.ui.process.Fields.Quiet;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Which function of the image is called: handle by json-iface@1.0, else the one that is named here. */
final class CallBox extends VBox {
    private final ProcessViewModel view;
    private final ComboBox<String> function = new ComboBox<>();
    private final Quiet name;
    private final CallFields parameters;
    private final Label handle =
            Fields.muted("json-iface@1.0 is in the stack: it calls handle, with the message and the process as JSON.");
    private final GridPane grid = Fields.grid();

    CallBox(ProcessViewModel view) {
        super(4);
        this.view = view;
        function.setId("process-function");
        function.setEditable(true);
        function.setMaxWidth(Double.MAX_VALUE);
        function.setPromptText("an export; or let each message name one");
        function.setTooltip(Fields.tip("A message with a function of its own overrides this one (W3)."));
        name = new Quiet(function.getEditor(), text -> view.edit(now -> DefinitionEdits.typed(now, "function", text)));
        parameters = new CallFields("process-parameter", this::given);
        Fields.row(grid, "Function", function);
        Fields.row(grid, "Parameters", parameters);
        getChildren().addAll(Fields.title("Call"), handle, grid);
        view.definition().addListener((property, was, is) -> show());
        view.image().addListener((property, was, is) -> show());
        show();
    }

    private void given(Optional<List<Value>> values) {
        view.edit(now -> DefinitionEdits.key(now, "parameters", values.map(ListValue::new)));
    }

    private void show() {
        boolean json = view.definition().get().speaksJson();
        handle.setManaged(json);
        handle.setVisible(json);
        boolean named = !json || view.text("function").isPresent();
        grid.setManaged(named);
        grid.setVisible(named);
        if (!function.getItems().equals(view.functions())) {
            function.getItems().setAll(view.functions());
        }
        name.fill(view.text("function").orElse(""));
        List<ValType> types = view.functionType().map(FuncType::params).orElse(List.of());
        parameters.show(view.functionType().map(ignored -> types), view.parameters(), List.of());
    }
}
