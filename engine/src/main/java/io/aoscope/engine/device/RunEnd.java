package io.aoscope.engine.device;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/**
 * What has to come of a run.
 *
 * @param purpose what the run is for
 * @param first the state it began with
 */
record RunEnd(Purpose purpose, Message first, DeviceContext context) {
    /** What a run is for. */
    enum Purpose {
        KEY,
        /** A request of a process that has to end with a new state (R19). */
        INIT,
        /** {@link #INIT}, after which a snapshot is taken (R20). */
        SLOT
    }

    /** What is kept of an answer, or why it fails. */
    sealed interface Verdict {
        record Kept(Value value) implements Verdict {}

        record Failed(String why) implements Verdict {}
    }

    /** Whether a process is asked, not a key alone. */
    boolean ofProcess() {
        return purpose != Purpose.KEY;
    }

    /** Why a device that stands alone must not end the run with an answer other than ok; empty where it may. */
    Optional<String> refusal(String answered, String device) {
        return ofProcess()
                ? Optional.of("the execution device answered " + answered + ", which only a stack understands: put "
                        + device + " into the device-stack of stack@1.0")
                : Optional.empty();
    }

    /** @param key the last that was asked */
    Verdict of(Value end, String key) {
        if (purpose == Purpose.KEY) {
            return identified(end);
        }
        return switch (end) {
            case Message state -> kept(state);
            case ListValue list -> kept(list.asMessage().normalized());
            case Value other ->
                new Verdict.Failed("the key " + key + " answers the plain value " + other.display()
                        + " instead of a state. A message without the key path runs compute");
        };
    }

    /** The state that the answer leaves, where a node can keep it. */
    private Verdict kept(Message left) {
        if (purpose != Purpose.SLOT) {
            return new Verdict.Kept(left);
        }
        Optional<String> problem =
                context.profile() == Profile.HYPERBEAM ? NodeRequests.snapshotProblem(left, context) : Optional.empty();
        if (problem.isPresent()) {
            return new Verdict.Failed(
                    "HyperBEAM cannot take a snapshot of the state after this slot: " + problem.get());
        }
        NodeWarnings.ofCache(left, context);
        return new Verdict.Kept(left);
    }

    private Verdict identified(Value end) {
        try {
            if (end instanceof Message && context.profile() == Profile.HYPERBEAM) {
                MessageIds.idOfAllCommitments(first, context.codec());
            }
            return new Verdict.Kept(end);
        } catch (NotEncodableException e) {
            return new Verdict.Failed(String.valueOf(e.getMessage()));
        }
    }
}
