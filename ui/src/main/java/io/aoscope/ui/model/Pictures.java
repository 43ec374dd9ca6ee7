package io.aoscope.ui.model;

import io.aoscope.engine.debug.MachineView;
import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.SlotInProgress;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.engine.vm.MemoryImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the {@link Picture} of a session from a focus. Pure. */
final class Pictures {
    private Pictures() {}

    static Picture nothing(SessionView session) {
        return new Picture(
                session,
                new Focus.Nothing(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                session.memory(),
                Optional.empty(),
                session.state(),
                List.of(),
                List.of());
    }

    /**
     * @param pause the pause at hand, or the last one of the slot that runs
     * @param before memory at the pause before this one
     */
    static Picture atPause(SessionView session, Focus.AtPause focus, PauseView pause, Optional<MemoryImage> before) {
        Optional<MachineView> machine = pause.machine();
        List<FrameView> frames = machine.map(MachineView::frames).orElse(List.of());
        Optional<FrameView> frame =
                focus.frame() < frames.size() ? Optional.of(frames.get(focus.frame())) : Optional.empty();
        Optional<SlotInProgress> current = session.current();
        return new Picture(
                session,
                focus,
                Optional.empty(),
                Optional.of(pause),
                frame,
                pause.memory(),
                before,
                pause.message(),
                current.map(SlotInProgress::steps).orElse(List.of()),
                current.map(SlotInProgress::console).orElse(List.of()));
    }

    /** A moment of the past, with what its slot had done until then. */
    static Picture atPast(SessionView session, Focus.Past focus) {
        PauseView moment = focus.moment();
        List<FrameView> frames = moment.machine().map(MachineView::frames).orElse(List.of());
        Optional<SlotInProgress> current =
                session.current().filter(under -> under.slot() == focus.at().slot());
        Optional<SlotRecord> slot = ended(session, focus.at().slot());
        return new Picture(
                session,
                focus,
                Optional.empty(),
                Optional.of(moment),
                focus.frame() < frames.size() ? Optional.of(frames.get(focus.frame())) : Optional.empty(),
                moment.memory(),
                focus.before(),
                moment.message(),
                current.map(SlotInProgress::steps).or(() -> slot.map(SlotRecord::steps)).orElse(List.of()).stream()
                        .filter(step -> done(step.step(), focus.at()))
                        .toList(),
                current.map(SlotInProgress::console)
                        .or(() -> slot.map(SlotRecord::console))
                        .orElse(List.of()));
    }

    /** The slot of a number; of several that snapshots led back to, the latest. */
    static Optional<SlotRecord> ended(SessionView session, int slot) {
        return session.timeline().reversed().stream()
                .flatMap(
                        entry -> entry instanceof TimelineEntry.Slot(SlotRecord ended) ? Stream.of(ended) : Stream.of())
                .filter(ended -> ended.slot() == slot)
                .findFirst();
    }

    /** Whether a device had answered at a point of its slot. */
    private static boolean done(DeviceStep step, Point at) {
        if (at.side() == Side.END || step.pass() < at.pass()) {
            return at.side() != Side.START;
        }
        return step.pass() == at.pass()
                && (step.index() < at.index() || step.index() == at.index() && at.side() == Side.AFTER);
    }

    static Picture atEntry(SessionView session, Focus.AtEntry focus) {
        int index = focus.timelineIndex();
        return switch (session.timeline().get(index)) {
            case TimelineEntry.Slot(SlotRecord slot) ->
                new Picture(
                        session,
                        focus,
                        Optional.of(slot),
                        Optional.empty(),
                        Optional.empty(),
                        slot.memory(),
                        keptBefore(session, index).flatMap(SlotRecord::memory),
                        slot.state(),
                        slot.steps(),
                        slot.console());
            case TimelineEntry.Restored(var ignored, int slotNumber, var files) -> restored(session, focus, slotNumber);
        };
    }

    /** After a restore the process is where that slot left it, if this session saw the slot. */
    private static Picture restored(SessionView session, Focus.AtEntry focus, int slotNumber) {
        int index = focus.timelineIndex();
        boolean last = index == session.timeline().size() - 1;
        Optional<SlotRecord> origin = lastKept(session, index, slotNumber);
        return new Picture(
                session,
                focus,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                last ? session.memory() : origin.flatMap(SlotRecord::memory),
                Optional.empty(),
                last ? session.state() : origin.map(SlotRecord::state).orElse(session.state()),
                List.of(),
                List.of());
    }

    /** The slot whose state the slot at an index began with. */
    private static Optional<SlotRecord> keptBefore(SessionView session, int index) {
        for (int i = index - 1; i >= 0; i--) {
            switch (session.timeline().get(i)) {
                case TimelineEntry.Slot(SlotRecord slot)
                when slot.status() == Status.OK -> {
                    return Optional.of(slot);
                }
                case TimelineEntry.Slot(SlotRecord slot) -> {}
                case TimelineEntry.Restored(var ignored, int slotNumber, var files) -> {
                    return lastKept(session, i, slotNumber);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SlotRecord> lastKept(SessionView session, int before, int slotNumber) {
        for (int i = before - 1; i >= 0; i--) {
            if (session.timeline().get(i) instanceof TimelineEntry.Slot(SlotRecord slot)
                    && slot.slot() == slotNumber
                    && slot.status() == Status.OK) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
