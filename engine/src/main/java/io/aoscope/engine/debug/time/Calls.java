package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stops at which calls of the machine, and calls in them, begin and end. */
final class Calls {
    private final Timeline timeline;

    Calls(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Whether two stops stand before instructions of the same call of the machine. */
    boolean same(Point one, Point other) {
        return one.side() == Side.AT
                && other.side() == Side.AT
                && one.slot() == other.slot()
                && first(one).equals(first(other));
    }

    /** Before the first instruction of the call at hand. */
    Point first(Point point) {
        StepSpan step = step(point);
        return index(point).point(step.first() + call(point).first());
    }

    /** The stop after the call at hand: the next call's first, or the end of the device. */
    Point after(Point point) {
        CallSpan call = call(point);
        return index(point).point(step(point).first() + call.first() + call.length());
    }

    /** The stop after the device at hand. */
    Point endOfDevice(Point point) {
        return index(point).point(step(point).after());
    }

    /** The stop before the device at hand. */
    Point startOfDevice(Point point) {
        return index(point).point(step(point).first() - 1);
    }

    /** The stops before an instruction that traps, in time. */
    static List<Point> traps(SlotIndex index) {
        List<Point> traps = new ArrayList<>();
        for (StepSpan step : index.steps()) {
            for (CallSpan call : step.calls()) {
                if (call.trapped()) {
                    traps.add(step.point(index.slot(), Side.AT, call.first() + call.length() - 1));
                }
            }
        }
        return traps;
    }

    /**
     * The stop before the call in the code that made a frame.
     *
     * @param inner a stop while the frame is at work
     * @param frame its number, 0 the innermost; the outermost one has none
     */
    Optional<Point> of(Point inner, Stack stack, int frame) {
        List<StackFrame> frames = stack.frames();
        for (int caller = frame + 1; caller < frames.size(); caller++) {
            StackFrame calling = frames.get(caller);
            if (calling.instructionIndex() >= 0) {
                int depth = frames.size() - caller;
                Place call = new Place(calling.functionIndex(), calling.instructionIndex());
                return new Search(timeline)
                        .previousInSlot(first(inner), inner, Set.of(call), (replay, place) -> depth(replay) == depth);
            }
        }
        return Optional.empty();
    }

    static int depth(SlotReplay replay) {
        return replay.run().call().machine().depth();
    }

    private SlotIndex index(Point point) {
        return timeline.index(point.slot());
    }

    private StepSpan step(Point point) {
        return index(point).step(point).orElseThrow();
    }

    private CallSpan call(Point point) {
        return index(point).callAt(index(point).ordinal(point)).orElseThrow();
    }
}
