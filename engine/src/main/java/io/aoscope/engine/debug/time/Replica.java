package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A second process of the same image in which recorded slots run again, while the first one stays at the newest state.
 * Slots that were looked at last stay ready with their marks.
 */
final class Replica {
    /** Slots that stay ready. */
    private static final int READY = 4;

    private final BooleanSupplier cancelled;
    private final Map<RecordedSlot, SlotReplay> ready = new LinkedHashMap<>(READY, 0.75f, true);
    private @Nullable ProcessSession session;
    private @Nullable SlotReplay active;

    Replica(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** A slot of a recording, ready to go to any of its stops. */
    SlotReplay of(Recording recording, RecordedSlot slot) {
        SlotReplay replay = ready.get(slot);
        if (replay == null) {
            leave();
            replay = begin(recording, slot);
            ready.put(slot, replay);
            if (ready.size() > READY) {
                ready.remove(ready.keySet().iterator().next());
            }
        } else if (replay != active) {
            leave();
        }
        active = replay;
        return replay;
    }

    private void leave() {
        if (active != null) {
            active.leave();
        }
    }

    private SlotReplay begin(Recording recording, RecordedSlot slot) {
        HostReplay host = new HostReplay(slot.answers());
        ProcessSession process;
        if (slot.slot() == 0) {
            process = fresh(recording);
            process.watch(host);
            return new SlotReplay(process, process.spawn(), host, slot.edits(), stopped(slot), cancelled);
        }
        SavedState before = stateBefore(recording, slot.slot());
        process = process(recording);
        process.watch(host);
        process.restore(before);
        return new SlotReplay(process, begin(process, slot), host, slot.edits(), stopped(slot), cancelled);
    }

    /** Runs a slot again with changes; what it then is. */
    RecordedSlot edited(Recording earlier, RecordedSlot slot, List<Edit> edits) {
        RecordedSlot wanted =
                new RecordedSlot(slot.slot(), slot.record(), slot.inCall(), slot.answers(), edits, Optional.empty());
        SlotReplay replay = of(earlier, wanted);
        replay.goTo(replay.index().end());
        SavedState after = replay.process().save("slot " + slot.slot());
        SlotRecord record = replay.run().record();
        if (edits.stream().anyMatch(Edit::atEnd) && record.memory().isPresent()) {
            record = record.withMemory(after.instance().memories().stream().findFirst());
        }
        RecordedSlot changed = new RecordedSlot(slot.slot(), record, false, slot.answers(), edits, Optional.of(after));
        ready.remove(wanted);
        ready.put(changed, replay);
        return changed;
    }

    /** The state before a slot, made again where it was given up. */
    SavedState stateBefore(Recording recording, int slot) {
        List<RecordedSlot> earlier =
                recording.slots().stream().filter(one -> one.slot() < slot).toList();
        int known = earlier.size() - 1;
        while (known >= 0 && earlier.get(known).after().isEmpty()) {
            known--;
        }
        Optional<SavedState> state =
                known < 0 ? recording.origin() : earlier.get(known).after();
        SavedState found = state.orElseThrow(() -> new IllegalStateException("the process never started"));
        if (known == earlier.size() - 1) {
            return found;
        }
        leave();
        ProcessSession process = process(recording);
        process.restore(found);
        for (RecordedSlot between : earlier.subList(known + 1, earlier.size())) {
            if (between.record().status() == SlotRecord.Status.STOPPED) {
                continue;
            }
            HostReplay host = new HostReplay(between.answers());
            process.watch(host);
            SlotRun run = begin(process, between);
            if (between.edits().isEmpty()) {
                run.runToEnd();
            } else {
                new SlotReplay(process, run, host, between.edits(), stopped(between), cancelled).leave();
            }
        }
        return process.save("");
    }

    private static Optional<RecordedSlot> stopped(RecordedSlot slot) {
        boolean isStopped = slot.record().status() == SlotRecord.Status.STOPPED
                && slot.edits().isEmpty();
        if (isStopped && slot.record().instructions().isEmpty()) {
            throw new IllegalStateException("slot " + slot.slot()
                    + " was stopped while compiled code ran, which does not count, so that nobody knows where; run the"
                    + " message on the stepping tier");
        }
        return isStopped ? Optional.of(slot) : Optional.empty();
    }

    private static SlotRun begin(ProcessSession process, RecordedSlot slot) {
        return process.again(slot.record())
                .orElseThrow(() -> new IllegalStateException("slot " + slot.slot() + " has no message"));
    }

    private ProcessSession process(Recording recording) {
        ProcessSession process = session;
        if (process == null) {
            process = fresh(recording);
            process.spawn().runToEnd();
            session = process;
        }
        return process;
    }

    private static ProcessSession fresh(Recording recording) {
        return new ProcessSession(recording.image(), recording.options(), recording.definition());
    }
}
