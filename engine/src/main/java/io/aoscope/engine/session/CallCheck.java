package io.aoscope.engine.session;

import io.aoscope.engine.device.Device;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.device.Wasm64Device;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DefinitionProblem.Severity;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said about the function that a definition calls (D11), and the libraries it names (D12). */
final class CallCheck {
    private static final int NAMED = 5;

    private final ProcessDefinition definition;
    private final Devices devices;
    private final Optional<WasmModule> image;
    private final List<DefinitionProblem> problems = new ArrayList<>();

    private CallCheck(ProcessDefinition definition, Devices devices, Optional<WasmModule> image) {
        this.definition = definition;
        this.devices = devices;
        this.image = image;
    }

    static List<DefinitionProblem> of(ProcessDefinition definition, Devices devices, Optional<WasmModule> image) {
        CallCheck check = new CallCheck(definition, devices, image);
        if (definition.places().stream().anyMatch(place -> place.is(Wasm64Device.NAME))) {
            check.function();
        }
        check.libraries();
        return check.problems;
    }

    private void function() {
        Message all = definition.inForce();
        Optional<String> named = all.text("function");
        boolean json = definition.speaksJson();
        if (named.isEmpty() && !json) {
            add(
                    Severity.NOTE,
                    "W3",
                    "function",
                    "the process names no function, so a message that names none calls nothing",
                    "name an export, or name one in each message");
        }
        if (json && named.filter(name -> !name.equals("handle")).isPresent()) {
            add(
                    Severity.WARNING,
                    "D11",
                    "function",
                    "json-iface@1.0 makes it handle in every slot",
                    "take json-iface@1.0 out of the stack to call " + named.get());
        }
        String name = json ? "handle" : named.orElse("");
        if (image.isEmpty() || name.isEmpty()) {
            return;
        }
        Export export = image.get().export(name);
        if (export == null || export.kind() != ExternKind.FUNCTION) {
            add(
                    Severity.ERROR,
                    "D11",
                    json ? "device-stack" : "function",
                    "the image exports no function " + name,
                    "it exports " + exported(image.get())
                            + (json ? "; to call one of them leave json-iface@1.0 out" : ""));
            return;
        }
        if (!json && all.get("parameters").orElse(ListValue.EMPTY) instanceof ListValue list) {
            parameters(name, image.get().functionType(export.index()), list.items());
        }
    }

    private void parameters(String name, FuncType type, List<Value> given) {
        List<ValType> wanted = type.params();
        if (!definition.inForce().has("parameters") && !wanted.isEmpty()) {
            add(
                    Severity.WARNING,
                    "W6",
                    "parameters",
                    name + " takes " + wanted.size() + ", and the process gives none; a message has to",
                    "write for example [" + "0".concat(", 0".repeat(wanted.size() - 1)) + "]");
            return;
        }
        if (given.size() != wanted.size()) {
            add(
                    Severity.ERROR,
                    "W6",
                    "parameters",
                    name + " takes " + wanted.size() + ", given are " + given.size(),
                    "its type is " + type.text());
        }
        for (int i = 0; i < Math.min(given.size(), wanted.size()); i++) {
            parameter("parameters/" + (i + 1), wanted.get(i), given.get(i));
        }
    }

    private void parameter(String place, ValType wanted, Value given) {
        boolean floats = wanted == NumType.F32 || wanted == NumType.F64;
        if (!(given instanceof IntegerValue) && !(given instanceof FloatValue)) {
            add(Severity.ERROR, "W6", place, given.display() + " is no number", "parameters are numbers");
        } else if (floats && given instanceof IntegerValue) {
            add(
                    Severity.WARNING,
                    "W6",
                    place,
                    "HyperBEAM does not convert the integer " + given.display()
                            + " for a float: its bits become the float",
                    "write " + given.display() + ".0");
        } else if (!floats && given instanceof FloatValue) {
            add(Severity.ERROR, "W6", place, given.display() + " is given for an integer", "write a whole number");
        }
    }

    private void libraries() {
        for (var entry : definition.libraries().entries().entrySet()) {
            String module = entry.getKey().text();
            String place = "stdlib/" + module;
            Message settings = definition.libraries().message(module).orElse(Message.EMPTY);
            String name = settings.text("device").orElse("");
            Optional<Device> device = devices.find(name);
            if (device.isEmpty()) {
                add(
                        Severity.ERROR,
                        "P6",
                        place + "/device",
                        "there is no device " + name,
                        "libraries are " + String.join(", ", devices.libraries()));
                continue;
            }
            image.ifPresent(found -> imports(found, module, place, device.get(), settings));
        }
    }

    private void imports(WasmModule found, String module, String place, Device device, Message settings) {
        List<String> wanted = found.imports().stream()
                .filter(one -> one.module().equals(module) && one.kind() instanceof ImportKind.Function)
                .map(Import::name)
                .toList();
        if (wanted.isEmpty()) {
            add(Severity.NOTE, "D12", place, "the image imports nothing from " + module, "leave it out");
        }
        wanted.stream()
                .filter(function -> !Devices.answers(device, function, settings, Profile.STANDARD))
                .forEach(function -> add(
                        Severity.NOTE,
                        "D12",
                        place,
                        function + " is not answered by " + device.name() + ", so a stub returns 0",
                        "give it a value: \"" + function + "\": 1"));
    }

    private static String exported(WasmModule module) {
        List<String> names = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name)
                .toList();
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return names.isEmpty() ? "none" : String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more;
    }

    private void add(Severity severity, String rule, String place, String message, String remedy) {
        problems.add(new DefinitionProblem(severity, rule, place, message, remedy));
    }
}
