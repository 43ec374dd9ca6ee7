package io.aoscope.ui.kit;

import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.ValType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/**
 * The parameters of a function: a field each with its type, or one field for a list of numbers where the type is not
 * known. What is no number of its type is marked, and not given.
 */
public final class CallFields extends FlowPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final String id;
    private final Consumer<Optional<List<Value>>> given;
    private final List<TextField> fields = new ArrayList<>();
    private Optional<List<ValType>> types = Optional.empty();
    private boolean filling;

    /**
     * @param id of the fields, which end in a number from 1; the one field for a list has no number
     * @param given hears of the parameters whenever all are numbers; empty where nothing is typed
     */
    public CallFields(String id, Consumer<Optional<List<Value>>> given) {
        super(6, 4);
        this.id = id;
        this.given = given;
    }

    /**
     * Shows parameters.
     *
     * @param parameterTypes of the function, where it is known
     * @param values as text, as many as are given
     * @param prompts what stands where nothing is typed; where there are too few, zeros
     */
    public void show(Optional<List<ValType>> parameterTypes, List<String> values, List<String> prompts) {
        if (fields.isEmpty() && getChildren().isEmpty() || !parameterTypes.equals(types)) {
            types = parameterTypes;
            build();
        }
        filling = true;
        if (types.isEmpty()) {
            fill(fields.getFirst(), String.join(", ", values));
        } else {
            for (int i = 0; i < fields.size(); i++) {
                fill(fields.get(i), i < values.size() ? values.get(i) : "");
                fields.get(i)
                        .setPromptText(
                                i < prompts.size()
                                        ? prompts.get(i)
                                        : NumberText.example(types.get().get(i)));
            }
        }
        filling = false;
    }

    private static void fill(TextField field, String text) {
        if (!field.isFocused() && !field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void build() {
        fields.clear();
        getChildren().clear();
        if (types.isEmpty()) {
            TextField list = field(id, "5.0, 2", 18);
            list.setTooltip(new Tooltip("Numbers with commas between; 5.0 is a float, 5 an integer"));
            fields.add(list);
            getChildren().add(list);
            return;
        }
        for (ValType type : types.get()) {
            TextField field = field(id + "-" + (fields.size() + 1), NumberText.example(type), 8);
            var label = new Label(NumberText.name(type));
            label.getStyleClass().addAll("text-muted", "code");
            var pair = new HBox(4, label, field);
            pair.setAlignment(Pos.CENTER_LEFT);
            fields.add(field);
            getChildren().add(pair);
        }
        if (types.get().isEmpty()) {
            var none = new Label("none");
            none.getStyleClass().add("text-muted");
            getChildren().add(none);
        }
    }

    private TextField field(String fieldId, String prompt, int columns) {
        var field = new TextField();
        field.setId(fieldId);
        field.setPromptText(prompt);
        field.setPrefColumnCount(columns);
        field.textProperty().addListener((property, was, is) -> typed());
        return field;
    }

    private void typed() {
        if (filling) {
            return;
        }
        boolean blank = fields.stream().allMatch(field -> field.getText().isBlank());
        if (blank) {
            fields.forEach(field -> field.pseudoClassStateChanged(WRONG, false));
            given.accept(Optional.empty());
            return;
        }
        List<Optional<Value>> numbers = types.map(this::typed).orElseGet(this::untyped);
        if (numbers.stream().allMatch(Optional::isPresent)) {
            given.accept(Optional.of(numbers.stream().flatMap(Optional::stream).toList()));
        }
    }

    private List<Optional<Value>> typed(List<ValType> wanted) {
        List<Optional<Value>> numbers = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            TextField field = fields.get(i);
            String text = field.getText().isBlank() ? field.getPromptText() : field.getText();
            Optional<Value> number = NumberText.parse(text, wanted.get(i));
            field.pseudoClassStateChanged(WRONG, number.isEmpty());
            numbers.add(number);
        }
        return numbers;
    }

    private List<Optional<Value>> untyped() {
        TextField field = fields.getFirst();
        List<Optional<Value>> numbers = Stream.of(field.getText().strip().split("[\\s,]+"))
                .map(CallFields::number)
                .toList();
        field.pseudoClassStateChanged(WRONG, numbers.stream().anyMatch(Optional::isEmpty));
        return numbers;
    }

    private static Optional<Value> number(String text) {
        return text.matches("-?[0-9]+") ? Optional.of(new IntegerValue(new BigInteger(text))) : NumberText.real(text);
    }
}
