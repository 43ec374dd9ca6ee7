package io.aoscope.engine.debug;

import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;

/** Reads the log of a timeline: the messages that led to the present state. */
final class Replays {
    private Replays() {}

    /** The slots of messages, without those that a restored snapshot undid and those that were stopped. */
    static List<SlotRecord> log(List<TimelineEntry> timeline) {
        List<SlotRecord> log = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            switch (entry) {
                case TimelineEntry.Slot(SlotRecord slot) -> {
                    boolean sent = slot.message().isPresent() || slot.delivery().isPresent();
                    if (sent && slot.status() != SlotRecord.Status.STOPPED) {
                        log.add(slot);
                    }
                }
                case TimelineEntry.Restored(String ignored, int slot) -> log.removeIf(done -> done.slot() > slot);
            }
        }
        return log;
    }

    /** The slot that ended last; the timeline of a spawned process has one. */
    static SlotRecord last(List<TimelineEntry> timeline) {
        return timeline.reversed().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .findFirst()
                .orElseThrow();
    }
}
