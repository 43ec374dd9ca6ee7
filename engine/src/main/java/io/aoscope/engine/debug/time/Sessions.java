package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.History.Branch;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.StoredSession.StoredBranch;
import io.aoscope.engine.debug.time.StoredSession.StoredSlot;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.vm.TrapException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Puts a history into the form that a file keeps, and runs it again from there (rule K22). */
public final class Sessions {
    private Sessions() {}

    /**
     * A history that was run again.
     *
     * @param differences a line for each slot that came out otherwise than recorded
     */
    public record Replayed(History history, List<String> differences) {
        public Replayed {
            differences = List.copyOf(differences);
        }
    }

    public static StoredSession store(History history) {
        Recording main = history.branches().getFirst().timeline().recording();
        Set<RecordedSlot> known = new HashSet<>();
        List<StoredBranch> branches = new ArrayList<>();
        for (Branch branch : history.branches()) {
            List<StoredSlot> slots = new ArrayList<>();
            for (RecordedSlot slot : branch.timeline().recording().slots()) {
                if (known.add(slot)) {
                    slots.add(store(slot));
                }
            }
            branches.add(new StoredBranch(branch.name(), branch.parent(), branch.from(), slots));
        }
        return new StoredSession(
                main.image().source(),
                main.options().choice(),
                new RunLimits(main.options().limits(), main.options().maxInstructions()),
                main.definition(),
                branches,
                history.branch().name(),
                history.bookmarks());
    }

    private static StoredSlot store(RecordedSlot slot) {
        SlotRecord record = slot.record();
        return new StoredSlot(
                slot.slot(),
                record.message(),
                record.delivery(),
                record.status(),
                record.steps().size(),
                record.instructions().orElse(-1),
                slot.answers(),
                slot.edits(),
                SlotHash.of(slot),
                SlotHash.memory(slot));
    }

    /**
     * Runs everything again.
     *
     * @param options services; profile, version, tier and limits are those of the session
     * @throws ImageException where the image cannot be read
     * @throws HistoryException where a branch or a slot cannot be made again
     */
    public static Replayed replay(StoredSession stored, SessionOptions options, BooleanSupplier cancelled)
            throws ImageException, HistoryException {
        return replay(stored, options, cancelled, slots -> {});
    }

    /**
     * The same.
     *
     * @param progress told how many slots have run, of {@link StoredSession#slots}
     */
    public static Replayed replay(
            StoredSession stored, SessionOptions options, BooleanSupplier cancelled, IntConsumer progress)
            throws ImageException, HistoryException {
        History history =
                new History(ImageLoader.load(stored.image()), stored.options(options), stored.definition(), cancelled);
        List<String> differences = new ArrayList<>();
        int done = 0;
        for (StoredBranch branch : stored.branches()) {
            if (branch.parent().isPresent()) {
                int first = branch.slots().isEmpty()
                        ? branch.from().slot() + 1
                        : branch.slots().getFirst().slot();
                history.leave(branch.name(), branch.parent().get(), branch.from(), first);
            }
            for (StoredSlot slot : branch.slots()) {
                if (cancelled.getAsBoolean()) {
                    throw new GivenUpException();
                }
                difference(slot, again(history, slot))
                        .map(text -> "branch " + branch.name() + ", slot " + slot.slot() + " came out otherwise than"
                                + " recorded: " + text)
                        .ifPresent(differences::add);
                progress.accept(++done);
            }
        }
        history.goTo(stored.current());
        stored.bookmarks().forEach(history::bookmark);
        return new Replayed(history, differences);
    }

    private static RecordedSlot again(History history, StoredSlot slot) throws HistoryException {
        try {
            return history.again(slot);
        } catch (TrapException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new HistoryException("slot " + slot.slot() + " cannot be run again: " + e.getMessage()
                    + "; the session does not fit together, take another copy of it");
        }
    }

    private static Optional<String> difference(StoredSlot was, RecordedSlot is) {
        if (is.slot() != was.slot()) {
            return Optional.of("it is slot " + is.slot());
        }
        if (is.record().status() != was.status()) {
            return Optional.of("it is " + is.record().status() + " and was " + was.status());
        }
        if (!SlotHash.of(is).equals(was.hash())) {
            return Optional.of("its results, its state or what it printed are others");
        }
        return was.memory().isPresent() && !SlotHash.memory(is).equals(was.memory())
                ? Optional.of("its memory is another")
                : Optional.empty();
    }
}
