package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRun;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Answers questions about the time of a recording. Keeps no place in it: every question names its point. The first question
 * about a slot runs it once; later ones go from the nearest mark. One thread at a time.
 */
public final class Timeline {
    private final Recording recording;
    private final Replica replica;

    /**
     * @param cancelled asked now and then, on the thread of the question, whether to give up with {@link GivenUpException}
     */
    public Timeline(Recording recording, BooleanSupplier cancelled) {
        this(recording, new Replica(cancelled));
    }

    private Timeline(Recording recording, Replica replica) {
        this.recording = recording;
        this.replica = replica;
    }

    /** The same for another recording of the same process. */
    Timeline of(Recording other) {
        return new Timeline(other, replica);
    }

    public Recording recording() {
        return recording;
    }

    Replica replica() {
        return replica;
    }

    /** Everything at a point. */
    public Moment at(Point point) {
        Optional<Moment> end =
                point.side() == Side.END ? recording.slot(point.slot()).flatMap(this::end) : Optional.empty();
        return end.orElseGet(() -> Moment.of(go(point), point));
    }

    private Optional<Moment> end(RecordedSlot slot) {
        return Moment.end(slot, recording.image().module().globalTypes());
    }

    /** The stops of a slot. */
    public SlotIndex index(int slot) {
        return replay(slot).index();
    }

    /** Whether the recording has the slot of a point. */
    public boolean has(Point point) {
        return recording.slot(point.slot()).isPresent();
    }

    /** The first point: the start of the spawn. */
    public Point first() {
        return recording.slots().isEmpty()
                ? last()
                : Point.start(recording.slots().getFirst().slot());
    }

    /** The last point: the end of the last slot. */
    public Point last() {
        return Point.end(recording
                .last()
                .map(RecordedSlot::slot)
                .or(() -> recording.origin().map(SavedState::slot))
                .orElse(0));
    }

    /**
     * The stop so many stops later, or earlier where the number is negative; over the borders of calls, devices, passes and
     * slots, and at most to the first or last point (rules K6, K7).
     */
    public Point moved(Point from, long by) {
        int slot = from.slot();
        long to = ordinal(from) + by;
        while (to < 0) {
            Optional<RecordedSlot> before = recording.before(slot);
            if (before.isEmpty()) {
                return first();
            }
            slot = before.get().slot();
            to += index(slot).end() + 1;
        }
        while (to > index(slot).end()) {
            Optional<Integer> next = next(slot);
            if (next.isEmpty()) {
                return last();
            }
            to -= index(slot).end() + 1;
            slot = next.get();
        }
        return index(slot).point(to);
    }

    /** The slot after one. */
    Optional<Integer> next(int slot) {
        return recording.slots().stream()
                .map(RecordedSlot::slot)
                .filter(number -> number > slot)
                .min(Integer::compare);
    }

    long ordinal(Point point) {
        return index(point.slot()).ordinal(point);
    }

    SlotReplay replay(int slot) {
        RecordedSlot recorded = recording
                .slot(slot)
                .orElseThrow(() -> new IllegalArgumentException("there is no slot " + slot + " in this recording"));
        return replica.of(recording, recorded);
    }

    /** Goes to a point and gives the slot that stands there. */
    SlotRun go(Point point) {
        SlotReplay replay = replay(point.slot());
        long ordinal = replay.index().ordinal(point);
        if (point.side() == Side.BEFORE) {
            replay.goToBefore(ordinal);
        } else {
            replay.goTo(ordinal);
        }
        return replay.run();
    }
}
