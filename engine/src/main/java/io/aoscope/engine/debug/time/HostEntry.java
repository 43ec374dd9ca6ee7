package io.aoscope.engine.debug.time;

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
}
