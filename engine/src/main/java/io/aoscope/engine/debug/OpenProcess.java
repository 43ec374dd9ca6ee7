package io.aoscope.engine.debug;

import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.LiveStops;
import io.aoscope.engine.debug.time.Recording;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.session.CompiledTier;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process that is open and what is known of it since it was spawned: its image, its history, what
 * happened to it and what stop points told. Another one takes its place when an image or a session is
 * opened. The worker only.
 */
final class OpenProcess {
    private static final int MOST_LOG = 10_000;

    private final ProcessSession session;
    private final History history;
    private final SessionTimeline timeline = new SessionTimeline();
    private final List<LogLine> log = new ArrayList<>();
    private final Map<StopPoint, Undecided> undecided = new LinkedHashMap<>();
    private int undecidedSlot;
    private ImageView image;
    private Optional<String> notice = Optional.empty();

    OpenProcess(ProcessSession session, History history, SessionOptions options) {
        this.session = session;
        this.history = history;
        ProcessImage opened = session.image();
        this.image = new ImageView(
                opened,
                session.imports(),
                ImageCheck.check(opened.module()),
                CompiledTier.obstacle(opened.module(), options));
    }

    ProcessSession session() {
        return session;
    }

    History history() {
        return history;
    }

    SessionTimeline timeline() {
        return timeline;
    }

    ImageView image() {
        return image;
    }

    List<LogLine> log() {
        return List.copyOf(log);
    }

    /** The conditions of stop points that had no value in the last message in which that was so. */
    List<Undecided> undecided() {
        return List.copyOf(undecided.values());
    }

    /** What the user must know about it, where there is something. */
    Optional<String> notice() {
        return notice;
    }

    void notice(String text) {
        notice = Optional.of(text);
    }

    List<BranchView> branches() {
        return history.branches().stream()
                .map(branch -> BranchView.of(branch, branch.equals(history.branch())))
                .toList();
    }

    /** Shows the slots of the branch that the process is on now. */
    void rewrite() {
        timeline.rewrite(history.timeline().recording());
    }

    void restore(SavedState saved) {
        goOnFrom(saved, timeline.filesOf(saved));
    }

    void change(FileChange change) throws FileChange.Impossible {
        SavedState changed = session.changed(change);
        List<FileChange> files = new ArrayList<>(timeline.filesOf(changed));
        files.remove(change);
        files.add(change);
        goOnFrom(changed, files);
    }

    private void goOnFrom(SavedState saved, List<FileChange> files) {
        session.restore(saved);
        history.restored(saved);
        timeline.restored(saved, files);
    }

    /**
     * Asks the history something.
     *
     * @param paused the slot that stands still now
     * @param publish called when the answer has changed what the process shows
     */
    <T> T answer(TimeQuestion<T> question, Optional<SlotRun> paused, Runnable publish) throws Exception {
        history.underWay(paused);
        Recording recording = history.branch().timeline().recording();
        int slots = recording.slots().size();
        List<BranchView> before = branches();
        List<Bookmark> marked = history.bookmarks();
        T answer = question.ask(history);
        Recording now = history.branch().timeline().recording();
        if (now != recording || slots != now.slots().size()) {
            rewrite();
            publish.run();
        } else if (!before.equals(branches()) || !marked.equals(history.bookmarks())) {
            publish.run();
        }
        return answer;
    }

    /** Where stop points stop a slot of this process; what they tell goes to the log. */
    LiveStops liveStops(List<StopPoint> stops, SlotRun run) {
        return new LiveStops(
                image.image().module(),
                stops,
                () -> history.recorder().isAnswering(),
                text -> tell(run, text),
                (stop, why) -> undecided(run, stop, why));
    }

    /** The first time in each message is kept. */
    private void undecided(SlotRun run, StopPoint stop, String why) {
        if (undecidedSlot != run.slot()) {
            undecidedSlot = run.slot();
            undecided.clear();
        }
        undecided.computeIfAbsent(stop, met -> new Undecided(met, run.at().toString(), why));
    }

    private void tell(SlotRun run, String text) {
        if (log.size() < MOST_LOG) {
            log.add(new LogLine(run.at(), text));
        }
    }

    /** Takes a slot that has ended into the history. */
    void ended(SlotRun run) {
        SlotRecord record = run.record();
        timeline.ended(record);
        history.underWay(Optional.empty());
        history.recorder().ended(run);
        if (record.slot() == 0) {
            image = new ImageView(session.image(), session.imports(), image.report(), image.steppingOnly());
            notice = record.error().map(error -> "The process did not start: " + error.message());
        }
    }
}
