package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Recording;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a process, in order: the slots that ended, and the states it was set to between
 * them. It knows which changes of files a state has, because they were made here.
 */
final class SessionTimeline {
    private final List<TimelineEntry> entries = new ArrayList<>();

    List<TimelineEntry> entries() {
        return List.copyOf(entries);
    }

    void ended(SlotRecord slot) {
        entries.add(new TimelineEntry.Slot(slot));
    }

    void restored(SavedState saved, List<FileChange> files) {
        entries.add(new TimelineEntry.Restored(saved.name(), saved.slot(), files));
    }

    /** Holds the slots of a recording instead. */
    void rewrite(Recording recording) {
        entries.clear();
        recording.slots().forEach(slot -> ended(slot.record()));
    }

    /** The slot that ended last; the timeline of a spawned process has one. */
    SlotRecord last() {
        return entries.reversed().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .findFirst()
                .orElseThrow();
    }

    /** The changes of files since the slot of a state that it has. */
    List<FileChange> filesOf(SavedState saved) {
        return changesSince(saved.slot()).stream()
                .filter(change -> change.madeIn(saved.state()))
                .toList();
    }

    /** All changes of files that were ever made between a slot and the next. */
    private List<FileChange> changesSince(int slot) {
        return entries.stream()
                .filter(TimelineEntry.Restored.class::isInstance)
                .map(TimelineEntry.Restored.class::cast)
                .filter(entry -> entry.slot() == slot)
                .flatMap(entry -> entry.files().stream())
                .distinct()
                .toList();
    }
}
