package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;
import java.util.Optional;

/**
 * A session as a file keeps it: what is needed to run everything again, and the hashes to tell whether that came out the
 * same.
 *
 * @param current name of the branch that was the current one
 */
public record StoredSession(
        ImageSource image,
        RunChoice choice,
        ProcessDefinition definition,
        List<StoredBranch> branches,
        String current) {
    public StoredSession {
        branches = List.copyOf(branches);
    }

    /** Slots of all branches. */
    public int slots() {
        return branches.stream().mapToInt(branch -> branch.slots().size()).sum();
    }

    /**
     * A line of history.
     *
     * @param parent empty for main
     * @param from where it left its parent
     * @param slots its own slots, those it does not share with its parent
     */
    public record StoredBranch(String name, Optional<String> parent, Point from, List<StoredSlot> slots) {
        public StoredBranch {
            slots = List.copyOf(slots);
        }
    }

    /**
     * A slot; neither draft nor delivery for the spawn.
     *
     * @param steps devices that had ended; for a slot that was stopped, where
     * @param instructions executed; -1 where unknown
     * @param hash SHA-256 of how it came out ({@link SlotHash})
     * @param memory SHA-256 of memory after it; empty where nothing of it stayed
     */
    public record StoredSlot(
            int slot,
            Optional<MessageDraft> draft,
            Optional<Delivery> delivery,
            SlotRecord.Status status,
            int steps,
            long instructions,
            List<HostAnswer> answers,
            List<Edit> edits,
            String hash,
            Optional<String> memory) {
        public StoredSlot {
            answers = List.copyOf(answers);
            edits = List.copyOf(edits);
        }
    }
}
