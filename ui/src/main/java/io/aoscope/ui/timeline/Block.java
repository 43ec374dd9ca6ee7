package io.aoscope.ui.timeline;

import io.aoscope.engine.session.SlotRecord.Status;
import java.time.Duration;
import java.util.OptionalLong;

/** A block of the timeline. */
public sealed interface Block {
    /**
     * A slot that ended.
     *
     * @param instructions empty where they were not counted
     * @param pages -1 where the image has no memory to count
     * @param grown pages more than before
     * @param outbox messages that went out
     * @param sender name of the process that sent the message; empty where none did
     */
    record Ended(
            int slot,
            String action,
            Status status,
            OptionalLong instructions,
            Duration elapsed,
            long pages,
            long grown,
            int outbox,
            String sender,
            String problem)
            implements Block {}

    /** The process was taken back to a slot. */
    record Restored(String snapshot, int slot) implements Block {}

    /** The slot under way. */
    record Running(int slot, String action, OptionalLong instructions, Duration elapsed, boolean paused)
            implements Block {}
}
