package io.aoscope.engine.debug;

import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;

/** What led to the present state of a process and can be done again, such as when it is spawned anew. */
public sealed interface LogEntry {
    /** The slot it belongs to, for a change of files the one before. */
    int slot();

    /** A message that was sent or delivered. */
    record Sent(SlotRecord record) implements LogEntry {
        @Override
        public int slot() {
            return record.slot();
        }
    }

    /** A change of files between two slots. */
    record Changed(int slot, FileChange change) implements LogEntry {}

    /** All of it, without what a restored snapshot undid and the slots that were stopped. */
    static List<LogEntry> of(List<TimelineEntry> timeline) {
        List<LogEntry> log = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            switch (entry) {
                case TimelineEntry.Slot(SlotRecord slot) -> {
                    boolean sent = slot.message().isPresent() || slot.delivery().isPresent();
                    if (sent && slot.status() != SlotRecord.Status.STOPPED) {
                        log.add(new Sent(slot));
                    }
                }
                case TimelineEntry.Restored(String ignored, int slot, List<FileChange> files) -> {
                    log.removeIf(done -> done.slot() > slot || done instanceof Changed && done.slot() == slot);
                    files.forEach(change -> log.add(new Changed(slot, change)));
                }
            }
        }
        return log;
    }
}
