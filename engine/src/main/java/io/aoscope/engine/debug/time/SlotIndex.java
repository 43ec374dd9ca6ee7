package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Point.Side;
import java.util.List;
import java.util.Optional;

/**
 * The stops of a slot in the order in which stepping visits them, numbered from 0: its start, then for each device every
 * instruction and its end, then the end of the slot. The place before a device other than the first has the number of the
 * end of the device before it (rule K3).
 *
 * @param end the number of the slot's end
 * @param hostCalls every call of an import, in order
 */
public record SlotIndex(int slot, List<StepSpan> steps, long end, List<HostEntry> hostCalls) {
    public SlotIndex {
        steps = List.copyOf(steps);
        hostCalls = List.copyOf(hostCalls);
    }

    /** The stop of a number. */
    public Point point(long ordinal) {
        if (ordinal <= 0) {
            return Point.start(slot);
        }
        for (StepSpan step : steps) {
            if (ordinal < step.after()) {
                return step.point(slot, Side.AT, ordinal - step.first());
            }
            if (ordinal == step.after() && step.answered()) {
                return step.point(slot, Side.AFTER, 0);
            }
        }
        return Point.end(slot);
    }

    /** The number of a stop. */
    public long ordinal(Point point) {
        return switch (point.side()) {
            case START -> 0;
            case END -> end;
            case BEFORE -> step(point).map(step -> step.first() - 1).orElse(end);
            case AT ->
                step(point)
                        .map(step -> step.first() + Math.min(point.instruction(), step.length()))
                        .orElse(end);
            case AFTER -> step(point).map(StepSpan::after).orElse(end);
        };
    }

    /** Instructions of all devices. */
    public long instructions() {
        return steps.stream().mapToLong(StepSpan::length).sum();
    }

    Optional<StepSpan> step(Point point) {
        return steps.stream()
                .filter(step -> step.pass() == point.pass() && step.index() == point.index())
                .findFirst();
    }

    /** The device that a stop belongs to; empty at the start and the end. */
    Optional<StepSpan> stepAt(long ordinal) {
        return steps.stream()
                .filter(step -> ordinal >= step.first() && ordinal <= step.after())
                .findFirst();
    }

    /** The call whose instruction a stop stands before. */
    Optional<CallSpan> callAt(long ordinal) {
        return stepAt(ordinal)
                .flatMap(step -> step.calls().stream()
                        .filter(call -> ordinal - step.first() >= call.first()
                                && ordinal - step.first() < call.first() + call.length())
                        .findFirst());
    }
}
