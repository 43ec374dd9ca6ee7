package io.aoscope.engine.debug;

import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.SlotRecord;
import java.util.List;

/** What happened to the session, in order; nothing is ever taken out. */
public sealed interface TimelineEntry {
    /** A slot that ended. */
    record Slot(SlotRecord record) implements TimelineEntry {}

    /**
     * A snapshot was restored, or files were changed from outside: the slots that follow continue from its slot.
     *
     * @param files the changes of files since that slot that the state has, in order
     */
    record Restored(String snapshot, int slot, List<FileChange> files) implements TimelineEntry {
        public Restored {
            files = List.copyOf(files);
        }

        /** A state as its slot left it. */
        public Restored(String snapshot, int slot) {
            this(snapshot, slot, List.of());
        }
    }
}
