package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.vm.MemoryImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything the window shows, as one immutable picture. A new one is published at every change.
 *
 * @param definition what the process is made of, or would be
 * @param image absent until one is opened
 * @param processId of the spawned process
 * @param timeline every slot that ended and every restore, in order; the spawn first
 * @param current the slot that runs or is paused now
 * @param pause present exactly in {@link RunState#PAUSED}
 * @param state the process state after the last slot kept, without private keys
 * @param memory linear memory after the last slot kept
 * @param notice a problem of the session itself, for the status bar
 * @param stops breakpoints and watchpoints, in the order they were set
 * @param branches of the process, main first; none where no image is open
 * @param bookmarks of all branches, in time
 * @param log what stop points told instead of stopping, since the spawn
 * @param undecided conditions that had no value where their stop points were met, in the last message with such
 */
public record SessionView(
        RunState run,
        RunChoice choice,
        ProcessDefinition definition,
        Optional<ImageView> image,
        Optional<String> processId,
        List<TimelineEntry> timeline,
        Optional<SlotInProgress> current,
        Optional<PauseView> pause,
        Message state,
        Optional<MemoryImage> memory,
        List<StopPoint> stops,
        List<SnapshotView> snapshots,
        Optional<String> notice,
        List<BranchView> branches,
        List<LogLine> log,
        List<Bookmark> bookmarks,
        List<Undecided> undecided) {

    /** The name of the branch that the process is on; empty before it is spawned. */
    public Optional<String> branch() {
        return branches.stream()
                .filter(BranchView::current)
                .map(BranchView::name)
                .findFirst();
    }

    /** Those of the stop points that stand at an instruction or an import and are enabled. */
    public Set<Breakpoint> breakpoints() {
        return stops.stream()
                .filter(StopPoint::enabled)
                .flatMap(stop -> StopPoints.breakpoints(
                        stop.location(), image.map(open -> open.image().module())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Profile profile() {
        return choice.profile();
    }
}
