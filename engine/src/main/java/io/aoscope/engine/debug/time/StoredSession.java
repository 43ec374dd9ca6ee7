package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.vm.MachineLimits;
import java.util.List;
import java.util.Optional;

/**
 * A session as a file keeps it: what is needed to run everything again, and the hashes to tell whether that came out the
 * same.
 *
 * @param limits what the image was allowed, which decides how some messages end
 * @param current name of the branch that was the current one
 */
public record StoredSession(
        ImageSource image,
        RunChoice choice,
        RunLimits limits,
        ProcessDefinition definition,
        List<StoredBranch> branches,
        String current,
        List<Bookmark> bookmarks) {
    private static final int MOST_OPERAND_STACK = 64 << 20;

    public StoredSession {
        branches = List.copyOf(branches);
        bookmarks = List.copyOf(bookmarks);
    }

    /** Services with the choice and the limits of the session; those of Java's heap are not raised for a file. */
    public SessionOptions options(SessionOptions services) {
        MachineLimits own = limits.machine();
        MachineLimits given = services.limits();
        MachineLimits machine = new MachineLimits(
                own.maxPages(),
                Math.min(own.maxResidentPages(), given.maxResidentPages()),
                own.maxCallDepth(),
                Math.min(own.maxStackSlots(), given.maxStackSlots()),
                own.maxTableEntries(),
                Math.min(own.operandStackBytes(), MOST_OPERAND_STACK));
        return services.with(choice).with(new RunLimits(machine, limits.instructions()));
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
