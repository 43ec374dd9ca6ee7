package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a slot to run it again, to the instruction.
 *
 * @param record the message and what came of it
 * @param inCall whether it was stopped in a call of the machine, so that the instruction it stood before is a stop of it
 * @param answers what the host answered, in order
 * @param edits what a branch changed in it, in order
 * @param after the process after it; empty where it was given up to save memory, or the process never started
 */
public record RecordedSlot(
        int slot,
        SlotRecord record,
        boolean inCall,
        List<HostAnswer> answers,
        List<Edit> edits,
        Optional<SavedState> after) {
    public RecordedSlot {
        answers = List.copyOf(answers);
        edits = List.copyOf(edits);
    }

    RecordedSlot withoutState() {
        return new RecordedSlot(slot, record, inCall, answers, edits, Optional.empty());
    }
}
