package io.aoscope.ui.fake;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.LogLine;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SlotInProgress;
import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.vm.MemoryImage;
import java.util.List;
import java.util.Optional;

/** A view of a session in the making: what is not said stays as in the view that it began with. */
final class ViewDraft {
    private RunState run = RunState.NO_IMAGE;
    private RunChoice choice = RunChoice.STANDARD;
    private ProcessDefinition definition = ProcessDefinition.AOS;
    private Optional<ImageView> image = Optional.empty();
    private Optional<String> processId = Optional.empty();
    private List<TimelineEntry> timeline = List.of();
    private Optional<SlotInProgress> current = Optional.empty();
    private Optional<PauseView> pause = Optional.empty();
    private Message state = Message.EMPTY;
    private Optional<MemoryImage> memory = Optional.empty();
    private List<StopPoint> stops = List.of();
    private List<SnapshotView> snapshots = List.of();
    private Optional<String> notice = Optional.empty();
    private List<BranchView> branches = List.of();
    private List<LogLine> log = List.of();
    private List<Bookmark> bookmarks = List.of();
    private List<Undecided> undecided = List.of();

    /** Begins where nothing is open. */
    ViewDraft() {}

    ViewDraft(SessionView from) {
        run = from.run();
        choice = from.choice();
        definition = from.definition();
        image = from.image();
        processId = from.processId();
        timeline = from.timeline();
        current = from.current();
        pause = from.pause();
        state = from.state();
        memory = from.memory();
        stops = from.stops();
        snapshots = from.snapshots();
        notice = from.notice();
        branches = from.branches();
        log = from.log();
        bookmarks = from.bookmarks();
        undecided = from.undecided();
    }

    SessionView view() {
        return new SessionView(
                run,
                choice,
                definition,
                image,
                processId,
                timeline,
                current,
                pause,
                state,
                memory,
                stops,
                snapshots,
                notice,
                branches,
                log,
                bookmarks,
                undecided);
    }

    ViewDraft process(ProcessDefinition other, RunChoice otherChoice) {
        definition = other;
        choice = otherChoice;
        return this;
    }

    /** An image that is open and idle, with what it has run. */
    ViewDraft opened(ImageView open, String id, List<TimelineEntry> entries) {
        image = Optional.of(open);
        processId = Optional.of(id);
        timeline = List.copyOf(entries);
        return idle();
    }

    ViewDraft kept(Message last, Optional<MemoryImage> lastMemory) {
        state = last;
        memory = lastMemory;
        return this;
    }

    ViewDraft idle() {
        return under(RunState.IDLE, Optional.empty(), Optional.empty());
    }

    /** What is under way. */
    ViewDraft under(RunState other, Optional<SlotInProgress> slot, Optional<PauseView> standing) {
        run = other;
        current = slot;
        pause = standing;
        return this;
    }

    ViewDraft timeline(List<TimelineEntry> entries) {
        timeline = List.copyOf(entries);
        return this;
    }

    ViewDraft stops(List<StopPoint> points) {
        stops = List.copyOf(points);
        return this;
    }

    ViewDraft snapshots(List<SnapshotView> saved) {
        snapshots = List.copyOf(saved);
        return this;
    }

    ViewDraft branches(List<BranchView> lines, List<Bookmark> marks) {
        branches = List.copyOf(lines);
        bookmarks = List.copyOf(marks);
        return this;
    }

    ViewDraft undecided(Undecided condition) {
        undecided = List.of(condition);
        return this;
    }
}
