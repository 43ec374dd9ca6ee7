package io.aoscope.engine.debug;

import io.aoscope.engine.session.SlotRecord;
import java.util.List;

/** Reads a timeline. */
final class Replays {
    private Replays() {}

    /** The slot that ended last; the timeline of a spawned process has one. */
    static SlotRecord last(List<TimelineEntry> timeline) {
        return timeline.reversed().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .findFirst()
                .orElseThrow();
    }
}
