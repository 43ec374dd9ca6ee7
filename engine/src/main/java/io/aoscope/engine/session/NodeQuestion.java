package io.aoscope.engine.session;

import io.aoscope.engine.message.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path below a process, as one asks a node for it: {@code now/results/data}, {@code compute&slot=3/results/outbox} or
 * {@code compute/results/outbox?slot=3}, with the process's id before it or without.
 *
 * @param key the first key; empty for the process itself
 * @param arguments of the first key
 * @param rest the keys behind it, joined by slashes
 */
record NodeQuestion(String key, Map<String, String> arguments, String rest) {
    NodeQuestion {
        arguments = Map.copyOf(arguments);
    }

    static NodeQuestion read(String text, String processId) {
        int query = text.indexOf('?');
        List<String> parts = new ArrayList<>(Paths.parts(query < 0 ? text : text.substring(0, query)));
        if (!parts.isEmpty()
                && (parts.getFirst().equals(processId) || parts.getFirst().startsWith(processId + "~"))) {
            parts.removeFirst();
        }
        Map<String, String> arguments = new HashMap<>();
        if (query >= 0) {
            put(arguments, List.of(text.substring(query + 1).split("&", -1)));
        }
        if (parts.isEmpty()) {
            return new NodeQuestion("", arguments, "");
        }
        List<String> first = List.of(parts.removeFirst().split("&", -1));
        put(arguments, first.subList(1, first.size()));
        return new NodeQuestion(first.getFirst(), arguments, String.join("/", parts));
    }

    private static void put(Map<String, String> arguments, List<String> pairs) {
        for (String pair : pairs) {
            int equal = pair.indexOf('=');
            if (equal > 0) {
                String name = pair.substring(0, equal);
                String value = pair.substring(equal + 1);
                int type = name.indexOf('+');
                arguments.put(type > 0 ? name.substring(0, type) : name, value);
            }
        }
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }
}
