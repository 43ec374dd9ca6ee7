package io.aoscope.ui.hostcalls;

import io.aoscope.engine.debug.time.Edit;
import io.aoscope.engine.debug.time.HostEntry;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.RecordedSlot;
import io.aoscope.engine.debug.time.SlotIndex;
import io.aoscope.engine.debug.time.Timeline;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recording knows of the calls in a slot.
 *
 * @param calls in time
 * @param changed the stops of the calls that a branch answers
 */
record HostCalls(List<HostEntry> calls, Set<Point> changed) {

    /** Asks the recording; the first question about a slot runs it. */
    static HostCalls of(Timeline timeline, int slot) {
        SlotIndex index = timeline.index(slot);
        List<Edit> edits =
                timeline.recording().slot(slot).map(RecordedSlot::edits).orElse(List.of());
        return new HostCalls(
                index.hostCalls(),
                edits.stream()
                        .filter(edit -> edit.change() instanceof Edit.Change.HostAnswer)
                        .map(edit -> index.point(edit.ordinal()))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
