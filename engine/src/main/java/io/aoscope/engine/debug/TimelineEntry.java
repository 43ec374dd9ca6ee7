package io.aoscope.engine.debug;

import io.aoscope.engine.session.SlotRecord;

/** What happened to the session, in order; nothing is ever taken out. */
public sealed interface TimelineEntry {
    /** A slot that ended. */
    record Slot(SlotRecord record) implements TimelineEntry {}

    /** A snapshot was restored: the slots that follow continue from its slot. */
    record Restored(String snapshot, int slot) implements TimelineEntry {}
}
