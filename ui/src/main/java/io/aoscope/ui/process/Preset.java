package io.aoscope.ui.process;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Definitions to begin with. */
public enum Preset {
    AOS("aos-style process", "the five devices and two passes of the SDK's spawnAOS"),
    CALL("Function call", "[wasi, wasm-64] with function and parameters, for images without handle"),
    DEDUP("aos-style with dedup", "a message that comes again is not run again"),
    WITHOUT_PATCH("aos-style without patch", "four devices and stack-keys, as older SDKs spawned");

    private static final Set<String> HOUSEKEEPING = Set.of("malloc", "free", "handle", "_start", "_initialize");

    private final String title;
    private final String note;

    Preset(String title, String note) {
        this.title = title;
        this.note = note;
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    /** @param image whose first function a call begins with */
    public ProcessDefinition definition(Optional<WasmModule> image) {
        return switch (this) {
            case AOS -> ProcessDefinition.AOS;
            case CALL -> call(image);
            case DEDUP -> stack("dedup@1.0", "wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "patch@1.0", "multipass@1.0");
            case WITHOUT_PATCH ->
                DefinitionEdits.key(
                        stack("wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "multipass@1.0"),
                        "stack-keys",
                        Optional.of(ListValue.ofTexts("init", "compute", "snapshot", "normalize")));
        };
    }

    private static ProcessDefinition stack(String... devices) {
        return new ProcessDefinition(Message.of("device-stack", ListValue.ofTexts(devices)));
    }

    private static ProcessDefinition call(Optional<WasmModule> image) {
        Message keys = stack("wasi@1.0", "wasm-64@1.0").keys().put("passes", Value.of(1));
        Optional<Export> first = image.flatMap(Preset::firstFunction);
        if (first.isEmpty()) {
            return new ProcessDefinition(keys);
        }
        FuncType type = image.orElseThrow().functionType(first.get().index());
        List<Value> zeros = type.params().stream()
                .flatMap(param -> NumberText.parse(NumberText.example(param), param).stream())
                .toList();
        return new ProcessDefinition(
                keys.put("function", Binary.of(first.get().name())).put("parameters", new ListValue(zeros)));
    }

    /** The first export that takes numbers and is not there for the host. */
    private static Optional<Export> firstFunction(WasmModule module) {
        return module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION && !HOUSEKEEPING.contains(export.name()))
                .filter(export ->
                        module.functionType(export.index()).params().stream().allMatch(NumType.class::isInstance))
                .findFirst();
    }
}
