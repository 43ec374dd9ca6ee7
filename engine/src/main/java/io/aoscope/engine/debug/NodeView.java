package io.aoscope.engine.debug;

import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a session and what went between them, as one immutable picture.
 *
 * @param processes in the order they were opened; at least one
 * @param selected key of the process that everything else shows
 * @param dispatches what became of every message that was delivered or could not be, the latest last
 * @param push the push under way
 * @param last what the last push that ended came to
 */
public record NodeView(
        List<ProcessView> processes,
        String selected,
        List<Dispatch> dispatches,
        Optional<PushInProgress> push,
        Optional<PushEnd> last) {

    /**
     * A push that has not ended.
     *
     * @param from name of the process it began with
     * @param delivered slots it has caused
     * @param receiver name of the process that runs now
     */
    public record PushInProgress(String from, int delivered, String receiver) {}

    /**
     * A push that has ended.
     *
     * @param from the slot whose messages it delivered
     * @param warnings where HyperBEAM would do otherwise
     */
    public record PushEnd(SlotRecord from, int delivered, int undelivered, List<SlotWarning> warnings) {
        public PushEnd {
            warnings = List.copyOf(warnings);
        }
    }

    public NodeView {
        processes = List.copyOf(processes);
        dispatches = List.copyOf(dispatches);
    }

    /** Whether it looks the same as another; slots are compared by what they are, not by what they hold. */
    boolean same(NodeView other) {
        return processes.equals(other.processes)
                && selected.equals(other.selected)
                && dispatches == other.dispatches
                && push.equals(other.push)
                && last.orElse(null) == other.last.orElse(null);
    }

    /** The process that has an id. */
    public Optional<ProcessView> process(String processId) {
        return processes.stream()
                .filter(one -> one.processId().filter(processId::equals).isPresent())
                .findFirst();
    }

    /** The selected process. */
    public Optional<ProcessView> current() {
        return processes.stream().filter(one -> one.key().equals(selected)).findFirst();
    }

    /** What became last of a message that a slot sent. */
    public Optional<Dispatch> dispatch(SlotRecord from, Origin origin) {
        return dispatches.reversed().stream()
                .filter(one -> one.from() == from && one.origin().equals(origin))
                .findFirst();
    }

    /** The slot that sent the message which a slot was of. */
    public Optional<Dispatch> cause(SlotRecord delivered) {
        return dispatches.reversed().stream()
                .filter(one -> one.outcome() instanceof Dispatch.Delivered(String ignored, SlotRecord slot)
                        && slot == delivered)
                .findFirst();
    }
}
