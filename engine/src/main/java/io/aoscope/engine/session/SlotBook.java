package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceEvent;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.device.Failure;
import io.aoscope.engine.device.FailureKind;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.MemoryImage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is written down about a slot while it runs, and the record made of it: the devices that have
 * ended, the time and the instructions they took, the tier, and what was told on the way.
 */
final class SlotBook {
    /** Failures that a node has where AOScope has them; not those of limits, exits and mistakes. */
    private static final Set<FailureKind> NODE_FAILS_TOO = EnumSet.complementOf(EnumSet.of(
            FailureKind.BAD_ARGUMENTS,
            FailureKind.EXIT,
            FailureKind.LIMIT,
            FailureKind.BLOCKED,
            FailureKind.STOPPED,
            FailureKind.INTERNAL));

    private final SlotRun.Head head;
    private final SlotEvents events;
    private final InstantSource clock;
    private final Stopwatch slotTime;
    private final List<StepRecord> steps = new ArrayList<>();
    private Stopwatch deviceTime;
    private Tally tally = new Tally();
    private String tier = SlotRecord.STEPPING;

    SlotBook(SlotRun.Head head, SlotEvents events, InstantSource clock) {
        this.head = head;
        this.events = events;
        this.clock = clock;
        this.slotTime = new Stopwatch(clock);
        this.deviceTime = new Stopwatch(clock);
    }

    Tally tally() {
        return tally;
    }

    List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** Wall time spent so far, pauses excluded. */
    Duration elapsed() {
        return slotTime.elapsed();
    }

    /** Does work whose time counts. */
    <T> T timed(Supplier<T> work) {
        slotTime.start();
        deviceTime.start();
        try {
            return work.get();
        } finally {
            slotTime.stop();
            deviceTime.stop();
        }
    }

    /** A call has ended on compiled code. */
    void compiled() {
        tier = SlotRecord.COMPILED;
    }

    void nextDevice() {
        tally.nextDevice();
        deviceTime = new Stopwatch(clock);
    }

    /** A device has ended. */
    void took(DeviceStep step) {
        steps.add(new StepRecord(step, deviceTime.elapsed()));
        events.add(
                ConsoleEvent.Kind.DEVICE,
                step.device() + " " + step.key() + ", pass " + step.pass() + ": " + step.answered() + ", "
                        + step.did());
    }

    /** Warns of a failure after which a node would answer nothing any more. */
    void tellIfBlocked(Failure failure) {
        if (head.slot() > 0 && NODE_FAILS_TOO.stream().anyMatch(failure::is)) {
            events.event(DeviceEvent.warning(
                    RunRule.SLOT_BLOCKS,
                    "HyperBEAM runs a slot that failed again before any later one: from here on such a process answers"
                            + " nothing"));
        }
    }

    /** Goes back to what a mark holds of it; the time goes on. */
    void restore(SlotMark mark) {
        steps.clear();
        steps.addAll(mark.steps());
        tally = mark.tally().copy();
        events.restore(mark.events());
    }

    /**
     * @param instructions executed in the slot; empty where some ran on compiled code
     */
    SlotRecord record(
            SlotRecord.Status status,
            Optional<SlotError> error,
            Message state,
            OptionalLong instructions,
            Optional<MemoryImage> memory) {
        return new SlotRecord(
                head.slot(),
                head.action(),
                head.draft(),
                head.delivery(),
                status,
                error,
                state.message("results").orElse(Message.EMPTY).withoutPrivate(),
                state.withoutPrivate(),
                events.stdout(),
                events.stderr(),
                instructions,
                memory,
                elapsed(),
                tier,
                steps,
                events.undefined(),
                events.warnings(),
                events.console());
    }
}
