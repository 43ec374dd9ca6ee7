package io.aoscope.ui.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DefinitionCheck;
import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.WorkbenchModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The definition being composed. The form and the JSON are two ways to the same definition: a change of the one is in the
 * other at once. JSON that is none leaves the definition as it was.
 */
public final class ProcessViewModel {
    /**
     * A device of the stack.
     *
     * @param number from 1
     * @param name the device's name, or the JSON of one written as an object
     * @param input the input prefix that it has for itself; empty for none
     * @param inherited what it takes where it has none: input and output prefix
     */
    public record DeviceRow(
            int number, String name, boolean inline, String input, String output, List<String> inherited) {}

    /**
     * A module of imports.
     *
     * @param functions that the image imports from it, with their types
     * @param device that answers them; empty for stubs
     * @param fromStack the device of the stack that answers where no other is named
     */
    public record ImportRow(
            String module, Map<String, FuncType> functions, Optional<String> device, Optional<String> fromStack) {}

    /** A key that has no field of its own, and its value as JSON. */
    public record KeyRow(String name, String json) {}

    private static final String WASI = "wasi@1.0";
    private static final String WASI_MODULE = "wasi_snapshot_preview1";
    private static final Set<String> WITH_FIELDS = Set.of(
            "device-stack",
            "input-prefixes",
            "output-prefixes",
            "input-prefix",
            "output-prefix",
            "passes",
            "stack-keys",
            "stdlib",
            "function",
            "parameters");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Respawner respawner;
    private final Devices devices;
    private final ReadOnlyObjectWrapper<ProcessDefinition> definition =
            new ReadOnlyObjectWrapper<>(ProcessDefinition.AOS);
    private final ReadOnlyObjectWrapper<List<DefinitionProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ImageView>> image = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty json = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper jsonProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ProcessDefinition> running = new ReadOnlyObjectWrapper<>(ProcessDefinition.AOS);
    private final BooleanBinding changed =
            Bindings.createBooleanBinding(() -> !definition.get().equals(running.get()), definition, running);
    private boolean fromJson;
    private boolean toJson;

    public ProcessViewModel(WorkbenchModel model, Respawner respawner, Devices devices) {
        this.respawner = respawner;
        this.devices = devices;
        running.set(model.picture().get().session().definition());
        image.set(model.picture().get().session().image());
        definition.addListener((property, was, is) -> follow());
        image.addListener((property, was, is) -> check());
        json.addListener((property, was, is) -> read(is));
        definition.set(running.get());
        follow();
        model.picture().addListener((property, was, is) -> {
            boolean untouched = !changed.get();
            running.set(is.session().definition());
            if (untouched) {
                definition.set(running.get());
            }
            if (!is.session().image().equals(image.get())) {
                image.set(is.session().image());
            }
        });
    }

    public ReadOnlyObjectProperty<ProcessDefinition> definition() {
        return definition.getReadOnlyProperty();
    }

    /** What is to be said about the definition, the gravest first. */
    public ReadOnlyObjectProperty<List<DefinitionProblem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** The image that would be spawned. */
    public ReadOnlyObjectProperty<Optional<ImageView>> image() {
        return image.getReadOnlyProperty();
    }

    /** The definition as JSON, to be read and written. */
    public StringProperty json() {
        return json;
    }

    /** Why the JSON is no definition; empty where it is one. */
    public ReadOnlyStringProperty jsonProblem() {
        return jsonProblem.getReadOnlyProperty();
    }

    /** Whether the definition is another than that of the process. */
    public BooleanBinding changed() {
        return changed;
    }

    /** The devices in order. */
    public List<DeviceRow> devices() {
        ProcessDefinition now = definition.get();
        List<DeviceRow> rows = new ArrayList<>();
        for (ProcessDefinition.Place place : now.places()) {
            if (place.number() == 0) {
                continue;
            }
            int index = place.number() - 1;
            rows.add(new DeviceRow(
                    place.number(),
                    place.device(),
                    place.inline(),
                    DefinitionEdits.ownPrefix(now, true, index),
                    DefinitionEdits.ownPrefix(now, false, index),
                    List.of(place.inputPrefix(), place.outputPrefix())));
        }
        return rows;
    }

    /** The modules that the image imports functions from, and those that the definition names besides. */
    public List<ImportRow> imports() {
        Map<String, Map<String, FuncType>> modules = new LinkedHashMap<>();
        module().ifPresent(found -> {
            for (Import wanted : found.imports()) {
                if (wanted.kind() instanceof ImportKind.Function(int type)) {
                    modules.computeIfAbsent(wanted.module(), name -> new LinkedHashMap<>())
                            .put(wanted.name(), found.types().get(type));
                }
            }
        });
        Message libraries = definition.get().libraries();
        libraries.entries().keySet().forEach(key -> modules.putIfAbsent(key.text(), Map.of()));
        List<ImportRow> rows = new ArrayList<>();
        modules.forEach((name, functions) ->
                rows.add(new ImportRow(name, functions, libraries.text(name + "/device"), fromStack(name))));
        return rows;
    }

    private Optional<String> fromStack(String module) {
        return definition.get().places().stream()
                .filter(place -> module.equals(WASI_MODULE) && place.device().equalsIgnoreCase(WASI))
                .map(ProcessDefinition.Place::device)
                .findFirst();
    }

    /** Names of devices that can answer imports. */
    public List<String> libraries() {
        return devices.libraries();
    }

    /** Names of devices that can stand in the stack. */
    public List<String> stackable() {
        return devices.stackable();
    }

    /** Exported functions of the image. */
    public List<String> functions() {
        return module().map(found -> found.exports().stream()
                        .filter(export -> export.kind() == ExternKind.FUNCTION)
                        .map(Export::name)
                        .toList())
                .orElse(List.of());
    }

    /** The type of the function that is called, where it is known. */
    public Optional<FuncType> functionType() {
        return module().flatMap(found -> text("function")
                .flatMap(name -> Optional.ofNullable(found.export(name)))
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(export -> found.functionType(export.index())));
    }

    /** The parameters given, as text. */
    public List<String> parameters() {
        return definition.get().keys().get("parameters").orElse(ListValue.EMPTY) instanceof ListValue list
                ? list.items().stream().map(Value::display).toList()
                : List.of();
    }

    /** What the definition itself says about a key, as text; empty where it leaves it to aos. */
    public Optional<String> text(String key) {
        return definition
                .get()
                .keys()
                .get(key)
                .map(value -> value instanceof ListValue list
                        ? String.join(
                                ", ", list.items().stream().map(Value::display).toList())
                        : value.display());
    }

    /** The keys without fields of their own. */
    public List<KeyRow> keys() {
        return definition.get().keys().entries().entrySet().stream()
                .filter(entry -> !WITH_FIELDS.contains(entry.getKey().text()))
                .map(entry -> new KeyRow(entry.getKey().text(), MessageJson.display(entry.getValue())))
                .toList();
    }

    /** Changes the definition by one of {@link DefinitionEdits}. */
    void edit(UnaryOperator<ProcessDefinition> change) {
        definition.set(change.apply(definition.get()));
    }

    /**
     * Gives a key a value.
     *
     * @param text JSON, or any other text, which is then a string
     */
    public void key(String name, String text) {
        edit(now -> DefinitionEdits.key(now, name, Optional.of(value(text))));
    }

    private static Value value(String text) {
        try {
            return MessageJson.fromTree(MAPPER.readTree(text.isBlank() ? "\"\"" : text));
        } catch (IOException e) {
            return Value.of(text);
        }
    }

    /** Sets the constant that a function is answered with; empty leaves it to the stub. */
    public void constant(String module, String function, String text) {
        Optional<Value> constant = text.isBlank() ? Optional.empty() : Optional.of(value(text));
        edit(now -> DefinitionEdits.setting(now, module, function, constant));
    }

    /** Arguments ({@code args}) or environment ({@code env}) of a program built for WASI, with blanks between. */
    public String wasi(String key) {
        return definition.get().libraries().get(WASI_MODULE + "/" + key).orElse(ListValue.EMPTY)
                        instanceof ListValue list
                ? String.join(" ", list.items().stream().map(Value::display).toList())
                : "";
    }

    /** Gives a program built for WASI its arguments or environment. */
    public void wasi(String key, String text) {
        List<Value> words = Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> (Value) Value.of(word))
                .toList();
        Optional<Value> value = words.isEmpty() ? Optional.empty() : Optional.of(new ListValue(words));
        edit(now -> {
            ProcessDefinition named = DefinitionEdits.library(now, WASI_MODULE, Optional.of(WASI));
            ProcessDefinition set = DefinitionEdits.setting(named, WASI_MODULE, key, value);
            boolean bare = set.libraries()
                    .message(WASI_MODULE)
                    .filter(entry -> entry.size() > 1)
                    .isEmpty();
            return bare ? DefinitionEdits.library(set, WASI_MODULE, Optional.empty()) : set;
        });
    }

    public void removeKey(String name) {
        edit(now -> DefinitionEdits.key(now, name, Optional.empty()));
    }

    /** Begins anew with a preset. */
    void preset(Preset preset) {
        definition.set(preset.definition(module()));
    }

    /** Takes what a file says; it is not spawned. */
    public void load(String text, String label) throws BadDraftException {
        definition.set(ProcessDefinition.parse(text, label, devices));
    }

    /** Goes back to the definition of the process. */
    public void revert() {
        definition.set(running.get());
        write();
    }

    /** Makes it the definition of the process. */
    public void spawn() {
        respawner.define(definition.get());
    }

    private Optional<WasmModule> module() {
        return image.get().map(found -> found.image().module());
    }

    private void follow() {
        if (!fromJson) {
            write();
        }
        check();
    }

    private void write() {
        toJson = true;
        json.set(definition.get().write());
        jsonProblem.set("");
        toJson = false;
    }

    private void check() {
        problems.set(DefinitionCheck.of(definition.get(), devices, module()));
    }

    private void read(String text) {
        if (toJson) {
            return;
        }
        fromJson = true;
        try {
            definition.set(ProcessDefinition.parse(text, "The text", devices));
            jsonProblem.set("");
        } catch (BadDraftException e) {
            jsonProblem.set(String.valueOf(e.getMessage()));
        } finally {
            fromJson = false;
        }
    }
}
