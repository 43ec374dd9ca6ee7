package io.aoscope.engine.debug.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A call of an import and what was answered.
 *
 * @param at the stop before the instruction that called
 * @param arguments raw bits
 * @param answer {@code returned}, {@code trapped}, {@code stopped} or {@code called back}
 * @param results raw bits of what was returned
 * @param writes what the answer changed in memory, in order
 */
public record HostEntry(
        Point at,
        String module,
        String name,
        List<Long> arguments,
        String answer,
        List<Long> results,
        List<Range> writes) {
    public HostEntry {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
        writes = List.copyOf(writes);
    }

    /** {@code module.name}. */
    public String function() {
        return module + "." + name;
    }

    /** As scripts and the clipboard get it; bits are written as signed numbers, addresses in hex. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("module", module)
                .put("function", name);
        ArrayNode given = node.putArray("arguments");
        arguments.forEach(given::add);
        node.put("answer", answer);
        ArrayNode returned = node.putArray("results");
        results.forEach(returned::add);
        ArrayNode written = node.putArray("writes");
        for (Range range : writes) {
            written.addObject()
                    .put("address", "0x" + Long.toHexString(range.address()))
                    .put("length", range.length());
        }
        return node;
    }
}
