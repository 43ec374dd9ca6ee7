package io.aoscope.engine.session;

import java.util.List;

/**
 * All that a push did.
 *
 * @param dispatches each message that was looked at, in the order of the deliveries: what a message caused stands
 *     behind it, before its sender's next message
 * @param warnings where HyperBEAM would do otherwise
 */
public record PushResult(List<Dispatch> dispatches, List<SlotWarning> warnings) {
    public PushResult {
        dispatches = List.copyOf(dispatches);
        warnings = List.copyOf(warnings);
    }

    /** What came of the messages that a slot sent. */
    public List<Dispatch> of(String processId, int slot) {
        return dispatches.stream()
                .filter(one ->
                        one.origin().slot() == slot && one.origin().processId().equals(processId))
                .toList();
    }
}
