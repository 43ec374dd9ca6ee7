package io.aoscope.ui.hostcalls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Calls as JSON, in the words of {@code calls} of {@code aoscope debug}. */
final class HostCallJson {
    private HostCallJson() {}

    static String of(List<HostCallRow> rows) {
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> calls.add(of(row)));
        return calls.toPrettyString();
    }

    private static ObjectNode of(HostCallRow row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("number", row.number());
        node.setAll(row.call().json());
        return node.put("by", row.answeredBy());
    }
}
