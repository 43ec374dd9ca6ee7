package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.message.Binary;
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
 * What a process is made of beyond its image: keys that take the place of those of an aos-style process, such as {@code
 * device-stack}, {@code passes}, {@code output-prefix}, {@code output-prefixes}, {@code function}, {@code parameters}.
 */
public record ProcessDefinition(Message keys) {
    /** The five-device stack of aos, unchanged. */
    public static final ProcessDefinition AOS = new ProcessDefinition(Message.EMPTY);

    private static final String EXAMPLE =
            "{\"device-stack\":[\"wasi@1.0\",\"wasm-64@1.0\"],\"passes\":1,\"function\":\"fac\",\"params\":[5.0]}";
    private static final Set<String> GIVEN = Set.of("image", "commitments", "process", "priv", "results", "at-slot");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a definition as people write it in JSON. Devices may be named without their version, {@code params} stands
     * for {@code parameters}, and {@code stdlib} holds for each module of imports the device that answers it, with its
     * settings.
     *
     * @param label what the text is called in errors
     * @throws BadDraftException naming the place, what is wrong and what to write
     */
    public static ProcessDefinition read(String text, String label, Devices devices) throws BadDraftException {
        JsonNode root = parse(text, label);
        if (!root.isObject()) {
            throw new BadDraftException(label + ": a process is a JSON object; write for example " + EXAMPLE);
        }
        Message keys = Message.EMPTY;
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String key = field.getKey().toLowerCase(Locale.ROOT);
            if (GIVEN.contains(key)) {
                throw new BadDraftException(label + ": " + field.getKey()
                        + " is set by AOScope and cannot be given; leave it out"
                        + (key.equals("image") ? ", the image is named on the command line" : ""));
            }
            Value value = MessageJson.fromTree(field.getValue());
            keys = keys.put(
                    key.equals("params") ? "parameters" : key,
                    switch (key) {
                        case "device-stack" -> stack(value, label, devices);
                        case "params", "parameters" -> list(value, field.getKey(), label);
                        default -> value;
                    });
        }
        return new ProcessDefinition(withLibraries(keys, label, devices));
    }

    private static JsonNode parse(String text, String label) throws BadDraftException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new BadDraftException(
                    label + place + ": not JSON: " + e.getOriginalMessage() + "; write for example " + EXAMPLE);
        }
    }

    private static ListValue list(Value value, String key, String label) throws BadDraftException {
        if (value instanceof ListValue list) {
            return list;
        }
        throw new BadDraftException(label + ": " + key + " is " + value.display() + "; write a list, such as [5.0]");
    }

    private static ListValue stack(Value value, String label, Devices devices) throws BadDraftException {
        List<Value> names = new ArrayList<>();
        for (Value item : list(value, "device-stack", label).items()) {
            names.add(item instanceof Binary name ? Binary.of(device(name.text(), label, devices)) : item);
        }
        return new ListValue(names);
    }

    /** The full name of a device, which may be given without its version. */
    private static String device(String name, String label, Devices devices) throws BadDraftException {
        if (devices.find(name).isPresent()) {
            return name;
        }
        return devices.names().stream()
                .filter(known -> known.startsWith(name.toLowerCase(Locale.ROOT) + "@"))
                .findFirst()
                .orElseThrow(() -> new BadDraftException(
                        label + ": there is no device " + name + "; known are " + String.join(", ", devices.names())));
    }

    /** Puts {@code stdlib} where the devices look for it: below the output prefix. */
    private static Message withLibraries(Message keys, String label, Devices devices) throws BadDraftException {
        Value libraries = keys.get("stdlib").orElse(Message.EMPTY);
        if (!(libraries instanceof Message modules)) {
            throw new BadDraftException(
                    label + ": stdlib is " + libraries.display() + "; write {\"my_lib\":{\"device\":\"echo@1.0\"}}");
        }
        Message changed = keys.remove("stdlib");
        String prefix = keys.text("output-prefix").orElse("wasm");
        for (var entry : modules.entries().entrySet()) {
            String module = entry.getKey().text();
            if (!(entry.getValue() instanceof Message library)
                    || library.text("device").isEmpty()) {
                throw new BadDraftException(label + ": stdlib." + module
                        + " names no device; write {\"device\":\"constants@1.0\",\"mul\":7}");
            }
            String name = device(library.text("device").orElseThrow(), label, devices);
            changed = changed.set(prefix + "/stdlib/" + module, library.put("device", Binary.of(name)));
        }
        return changed;
    }
}
