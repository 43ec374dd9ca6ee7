package io.aoscope.ui.model;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.ConsoleEvent;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.StepRecord;
import io.aoscope.engine.vm.MemoryImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The session seen from the focus: all that a panel draws. Immutable.
 *
 * @param slot the slot in focus, present only at the end of one
 * @param pause the pause, or the moment of the past, in focus; kept while the run goes on, see {@link #running}
 * @param frame the frame in focus
 * @param memory linear memory at the focus; absent where it is not known
 * @param memoryBefore memory at the stop or slot before, for marking what changed
 * @param state the process state at the focus
 * @param steps device steps of the slot in focus so far
 * @param console events of the slot in focus so far
 */
public record Picture(
        SessionView session,
        Focus focus,
        Optional<SlotRecord> slot,
        Optional<PauseView> pause,
        Optional<FrameView> frame,
        Optional<MemoryImage> memory,
        Optional<MemoryImage> memoryBefore,
        Message state,
        List<StepRecord> steps,
        List<ConsoleEvent> console) {

    public Picture {
        steps = List.copyOf(steps);
        console = List.copyOf(console);
    }

    /** Whether the pause shown is the last one of a run that goes on: its values are those of then. */
    public boolean running() {
        return pause.isPresent() && session.run() == RunState.RUNNING && !(focus instanceof Focus.Past);
    }

    /** Whether the focus is older than the last thing that happened. */
    public boolean past() {
        return switch (focus) {
            case Focus.Nothing() -> false;
            case Focus.AtPause(int ignored) -> false;
            case Focus.AtEntry(int index) ->
                session.pause().isPresent() || index < session.timeline().size() - 1;
            case Focus.Past past -> true;
        };
    }

    /** The slot that the focus is in or at the end of, once that has ended. */
    public Optional<SlotRecord> ended() {
        return focus instanceof Focus.Past past && underWay().isEmpty()
                ? Pictures.ended(session, past.at().slot())
                : slot;
    }

    /** The pause of the slot that the focus is in, where that slot has not ended. */
    public Optional<PauseView> underWay() {
        return session.pause().filter(paused -> switch (focus) {
            case Focus.AtPause ignored -> true;
            case Focus.Past past -> paused.point().slot() == past.at().slot();
            default -> false;
        });
    }

    /** The frame in focus, 0 the innermost; empty outside of a machine. */
    public OptionalInt frameIndex() {
        return switch (focus) {
            case Focus.AtPause(int index) when frame.isPresent() -> OptionalInt.of(index);
            case Focus.Past past when frame.isPresent() -> OptionalInt.of(past.frame());
            default -> OptionalInt.empty();
        };
    }

    /** The focus as a point of the recording; empty while a slot runs, and before anything was. */
    public Optional<Point> point() {
        return switch (focus) {
            case Focus.Nothing() -> Optional.empty();
            case Focus.AtPause(int ignored) -> session.pause().map(PauseView::point);
            case Focus.Past past -> Optional.of(past.at());
            case Focus.AtEntry(int index) ->
                Optional.of(Point.end(
                        switch (session.timeline().get(index)) {
                            case TimelineEntry.Slot(SlotRecord ended) -> ended.slot();
                            case TimelineEntry.Restored(var ignored, int number, var files) -> number;
                        }));
        };
    }
}
