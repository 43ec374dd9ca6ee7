package io.aoscope.engine.debug;

import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SlotRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process among others: its session, its name, and what was seen of it last. */
final class Member {
    private final String key;
    private final WorkerDebugSession session;
    private volatile String name = "";
    private boolean named;
    private Optional<String> image = Optional.empty();
    private SessionView before;
    private SessionView seen;

    Member(String key, WorkerDebugSession session) {
        this.key = key;
        this.session = session;
        this.seen = session.view();
        this.before = seen;
    }

    String key() {
        return key;
    }

    WorkerDebugSession session() {
        return session;
    }

    String name() {
        return name;
    }

    /** Gives it a name. */
    void name(String wanted) {
        name = wanted;
    }

    /** Gives it the name that its next image does not change. */
    void christen(String wanted) {
        name = wanted;
        named = true;
    }

    RunChoice choice() {
        return session.view().choice();
    }

    Optional<String> processId() {
        return session.view().processId();
    }

    /** Takes note of what it shows now. */
    void see(SessionView view) {
        before = seen;
        seen = view;
    }

    /** Whether it has just paused. */
    boolean paused() {
        return seen.run() == RunState.PAUSED && before.run() != RunState.PAUSED;
    }

    /** The id of the process it was, where it is another since: one that was spawned anew. */
    Optional<String> former() {
        SlotRecord spawned = spawn(before);
        return spawned == null || spawned == spawn(seen) ? Optional.empty() : before.processId();
    }

    private static @Nullable SlotRecord spawn(SessionView view) {
        return !view.timeline().isEmpty() && view.timeline().getFirst() instanceof TimelineEntry.Slot(SlotRecord record)
                ? record
                : null;
    }

    /** What to call it, where its image has changed and it was given no name. */
    Optional<String> newName() {
        Optional<String> now = seen.image().map(open -> open.image().source().stem());
        if (now.isEmpty() || now.equals(image)) {
            return Optional.empty();
        }
        image = now;
        boolean keep = named;
        named = false;
        return keep ? Optional.empty() : now;
    }

    /** Whether a slot is of this process. */
    boolean has(SlotRecord slot) {
        return session.view().timeline().stream()
                .anyMatch(entry -> entry instanceof TimelineEntry.Slot(SlotRecord record) && record == slot);
    }

    ProcessView view() {
        SessionView now = session.view();
        int slots = (int) now.timeline().stream()
                .filter(entry -> entry instanceof TimelineEntry.Slot(SlotRecord record) && record.slot() > 0)
                .count();
        return new ProcessView(key, name, now.processId(), slots, now.run());
    }
}
