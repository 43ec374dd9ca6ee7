package io.aoscope.engine.debug.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Profile.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A profile in the forms that other tools read. */
public final class ProfileExport {
    private ProfileExport() {}

    /** Folded stacks, one a line: {@code slot 1;pass 1 wasm-64;handle;malloc 42}. For FlameGraph and its kin. */
    public static String folded(Profile profile) {
        StringBuilder text = new StringBuilder();
        fold(profile.root(), "", text);
        return text.toString();
    }

    private static void fold(Node node, String above, StringBuilder text) {
        String path = above + node.name().replace(';', ':');
        if (node.self() > 0) {
            text.append(path).append(' ').append(node.self()).append('\n');
        }
        node.children().forEach(child -> fold(child, path + ";", text));
    }

    /** The JSON that speedscope.app reads, in instructions. */
    public static ObjectNode speedscope(Profile profile) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", "https://www.speedscope.app/file-format-schema.json");
        document.put("exporter", "AOScope");
        document.put("name", profile.root().name());
        Map<String, Integer> frames = new LinkedHashMap<>();
        ObjectNode sampled = JsonNodeFactory.instance.objectNode();
        sampled.put("type", "sampled")
                .put("name", profile.root().name())
                .put("unit", "none")
                .put("startValue", 0)
                .put("endValue", profile.instructions());
        ArrayNode samples = sampled.putArray("samples");
        ArrayNode weights = sampled.putArray("weights");
        sample(profile.root(), new ArrayList<>(), frames, samples, weights);
        ArrayNode names = document.putObject("shared").putArray("frames");
        frames.keySet().forEach(name -> names.addObject().put("name", name));
        document.putArray("profiles").add(sampled);
        return document;
    }

    private static void sample(
            Node node, List<Integer> above, Map<String, Integer> frames, ArrayNode samples, ArrayNode weights) {
        Integer known = frames.get(node.name());
        int frame = known == null ? frames.size() : known;
        frames.put(node.name(), frame);
        above.add(frame);
        if (node.self() > 0) {
            ArrayNode stack = samples.addArray();
            above.forEach(stack::add);
            weights.add(node.self());
        }
        node.children().forEach(child -> sample(child, above, frames, samples, weights));
        above.removeLast();
    }
}
