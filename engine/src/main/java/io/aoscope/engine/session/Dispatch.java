package io.aoscope.engine.session;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of one message of an outbox when it was pushed.
 *
 * @param from the slot that sent it
 * @param target as the message names it; absent where it names none
 */
public record Dispatch(Origin origin, SlotRecord from, Optional<String> target, Outcome outcome) {

    /** Whether it has reached a process. */
    public sealed interface Outcome {}

    /** Scheduled and computed: the slot of the receiver, however it ended. */
    public record Delivered(String processId, SlotRecord slot) implements Outcome {}

    /**
     * Not scheduled anywhere.
     *
     * @param status what HyperBEAM answers for it; empty where it answers nothing
     * @param reason why not, and what to do
     */
    public record Undelivered(Cause cause, OptionalInt status, String reason) implements Outcome {}

    /** Why a message was not delivered. */
    public enum Cause {
        /** The message names no target. */
        NO_TARGET,
        /** No process of the session has the target's id. */
        NOT_HERE,
        /** The message asks for an evaluation that AOScope cannot do. */
        NOT_EVALUATED,
        /** The push has reached a limit. */
        LIMIT,
        /** The push ended before it came to this message. */
        ENDED
    }
}
