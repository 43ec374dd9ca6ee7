package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.JsonProblem;
import io.aoscope.engine.message.JsonText;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a process definition (rules D1 and D2). Keys ignore case, devices may be named without their version, {@code
 * params} stands for {@code parameters}; what is missing is that of aos, {@code null} takes it away.
 */
final class DefinitionReader {
    private static final String EXAMPLE =
            "{\"device-stack\":[\"wasi@1.0\",\"wasm-64@1.0\"],\"passes\":1,\"function\":\"fac\",\"params\":[5.0]}";
    private static final Set<String> GIVEN = Set.of(
            "image", "commitments", "process", "results", "at-slot", "initialized", "device", "data-protocol", "type");

    private final String label;
    private final Devices devices;

    private DefinitionReader(String label, Devices devices) {
        this.label = label;
        this.devices = devices;
    }

    static ProcessDefinition read(String text, String label, Devices devices) throws BadDraftException {
        return new DefinitionReader(label, devices).read(text);
    }

    private ProcessDefinition read(String text) throws BadDraftException {
        JsonNode root = parse(text);
        if (!root.isObject()) {
            throw new BadDraftException(label + ": a process is a JSON object; write for example " + EXAMPLE);
        }
        Message keys = Message.EMPTY;
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String written = field.getKey();
            String key = written.toLowerCase(Locale.ROOT).replace("params", "parameters");
            if (GIVEN.contains(key) || Key.of(key).isPrivate()) {
                throw new BadDraftException(label + ": " + written
                        + " is set by AOScope and cannot be given; leave it out"
                        + (key.equals("image") ? ", the image is the file that is opened" : ""));
            }
            if (keys.has(key)) {
                throw new BadDraftException(label + ": " + written + " is given twice; leave one out");
            }
            if (key.equals(ProcessDefinition.WASI) && field.getValue().isNull()) {
                continue;
            }
            if (infinite(field.getValue())) {
                throw new BadDraftException(
                        label + ": " + written + " has a number that is too large; write one below 1.8e308");
            }
            Value value = MessageJson.fromTree(field.getValue());
            keys = keys.put(key, field.getValue().isNull() ? value : checked(key, written, value));
        }
        return new ProcessDefinition(keys);
    }

    /** Whether something in it is larger than any float. */
    static boolean infinite(JsonNode node) {
        for (JsonNode below : node) {
            if (infinite(below)) {
                return true;
            }
        }
        return node.isDouble() && Double.isInfinite(node.doubleValue());
    }

    private Value checked(String key, String written, Value value) throws BadDraftException {
        return switch (key) {
            case "device-stack" -> stack(value);
            case "execution-device" -> value instanceof Binary name ? Binary.of(device(name.text())) : value;
            case "parameters" -> list(value, written, "[5.0]");
            case "stack-keys" -> list(value, written, "[\"init\", \"compute\"]");
            case "stdlib" -> libraries(value);
            case ProcessDefinition.WASI ->
                WasiSetupReader.read(value, label + ": " + written).toMessage();
            default -> value;
        };
    }

    private JsonNode parse(String text) throws BadDraftException {
        try {
            return JsonText.read(text);
        } catch (JsonProcessingException e) {
            throw new BadDraftException(label + JsonProblem.place(e) + ": not JSON: " + JsonProblem.why(e)
                    + "; write for example " + EXAMPLE);
        }
    }

    private ListValue list(Value value, String key, String example) throws BadDraftException {
        if (value instanceof ListValue list) {
            return list;
        }
        throw new BadDraftException(
                label + ": " + key + " is " + value.display() + "; write a list, such as " + example);
    }

    private ListValue stack(Value value) throws BadDraftException {
        List<Value> names = new ArrayList<>();
        for (Value item :
                list(value, "device-stack", "[\"wasi@1.0\", \"wasm-64@1.0\"]").items()) {
            if (!(item instanceof Binary) && !(item instanceof Message)) {
                throw new BadDraftException(label + ": device-stack holds " + item.display()
                        + "; each element is the name of a device, or an object");
            }
            names.add(item instanceof Binary name ? Binary.of(device(name.text())) : item);
        }
        return new ListValue(names);
    }

    private String device(String name) {
        return devices.complete(name);
    }

    private Message libraries(Value value) throws BadDraftException {
        if (!(value instanceof Message modules)) {
            throw new BadDraftException(
                    label + ": stdlib is " + value.display() + "; write {\"my_lib\":{\"device\":\"echo@1.0\"}}");
        }
        Message named = Message.EMPTY;
        for (var entry : modules.entries().entrySet()) {
            String module = entry.getKey().text();
            if (!(entry.getValue() instanceof Message library)
                    || library.text("device").isEmpty()) {
                throw new BadDraftException(label + ": stdlib." + module
                        + " names no device; write {\"device\":\"constants@1.0\",\"mul\":7}");
            }
            String name = device(library.text("device").orElseThrow());
            named = named.put(module, library.put("device", Binary.of(name)));
        }
        return named;
    }
}
