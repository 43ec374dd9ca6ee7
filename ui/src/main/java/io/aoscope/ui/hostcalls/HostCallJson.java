package io.aoscope.ui.hostcalls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.ui.kit.Format;
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
        HostEntry call = row.call();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", row.number());
        node.put("at", call.at().toString());
        node.put("module", call.module());
        node.put("function", call.name());
        ArrayNode arguments = node.putArray("arguments");
        call.arguments().forEach(arguments::add);
        node.put("answer", call.answer());
        ArrayNode results = node.putArray("results");
        call.results().forEach(results::add);
        ArrayNode writes = node.putArray("writes");
        for (Range range : call.writes()) {
            writes.addObject().put("address", Format.hex(range.address())).put("length", range.length());
        }
        node.put("by", row.answeredBy());
        return node;
    }
}
