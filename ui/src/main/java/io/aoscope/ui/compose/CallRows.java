package io.aoscope.ui.compose;

import io.aoscope.engine.message.Value;
import io.aoscope.ui.kit.CallFields;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Function and parameters, for processes whose messages name what is called. */
final class CallRows {
    private CallRows() {}

    static GridPane of(ComposeViewModel view) {
        GridPane grid = ComposePanel.grid();
        var function = new ComboBox<String>();
        function.setId("compose-function");
        function.setEditable(true);
        function.setMaxWidth(Double.MAX_VALUE);
        function.setTooltip(new Tooltip("The export that wasm-64@1.0 calls; empty leaves it to the process (W3)"));
        function.getEditor().textProperty().bindBidirectional(view.function());
        function.setOnShowing(event -> function.getItems().setAll(view.functions()));
        var parameters = new CallFields("compose-parameter", view.parameters()::set);
        ComposePanel.row(grid, "Function", function);
        ComposePanel.row(grid, "Parameters", parameters);
        Runnable show = () -> {
            grid.setManaged(view.calls());
            grid.setVisible(view.calls());
            function.setPromptText(
                    view.processFunction().isEmpty() ? "an export" : view.processFunction() + ", of the process");
            parameters.show(
                    view.parameterTypes(),
                    view.parameters().get().stream()
                            .flatMap(List::stream)
                            .map(Value::display)
                            .toList(),
                    view.function().get().isBlank() ? view.processParameters() : List.of());
        };
        Stream.of(view.process(), view.function(), view.parameters())
                .forEach(property -> property.addListener((observed, was, is) -> show.run()));
        show.run();
        return grid;
    }
}
