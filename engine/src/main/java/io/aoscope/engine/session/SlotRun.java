package io.aoscope.engine.session;

import io.aoscope.engine.device.CallResult;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.device.Failure;
import io.aoscope.engine.device.FailureKind;
import io.aoscope.engine.device.MachineCall;
import io.aoscope.engine.device.RunningImage;
import io.aoscope.engine.device.StackRun;
import io.aoscope.engine.device.StackRun.State;
import io.aoscope.engine.fast.CompiledInstance;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A slot on its way through the devices. It stands before a device, inside a machine call a device
 * makes, or after a device, and its caller moves it on: {@link #advance} at a device, {@link #run} in a
 * machine. When it has ended, {@link #record} holds everything.
 */
public final class SlotRun {
    /** Where the run stands. */
    public enum Where {
        BEFORE_DEVICE,
        IN_MACHINE,
        AFTER_DEVICE,
        ENDED
    }

    /** What a slot is, before it runs. */
    record Head(int slot, String action, Optional<MessageDraft> draft, Optional<Delivery> delivery) {}

    private final Head head;
    private final StackRun stack;
    private final SlotEvents events;
    private final SlotBook book;
    private final long maxInstructions;
    private final Consumer<SlotRecord.Status> ended;
    private final Map<Machine, RunningImage> images = new LinkedHashMap<>();
    private final Tiers tiers;
    private boolean triedCompiled;
    private @Nullable MachineCall call;
    private @Nullable Trap trap;
    private @Nullable SlotRecord record;
    private boolean stoppedInCall;

    /**
     * @param ended told once how the slot ended, after its record was made
     */
    SlotRun(
            Head head,
            StackRun stack,
            SlotEvents events,
            SessionOptions options,
            Tiers tiers,
            Consumer<SlotRecord.Status> ended) {
        this.head = head;
        this.stack = stack;
        this.events = events;
        this.book = new SlotBook(head, events, options.clock());
        this.maxInstructions = options.maxInstructions();
        this.tiers = tiers;
        this.ended = ended;
        events.locate(this::at);
        settle();
    }

    public Where where() {
        if (record != null) {
            return Where.ENDED;
        }
        return switch (stack.state()) {
            case State.BeforeDevice ignored -> Where.BEFORE_DEVICE;
            case State.InMachine ignored -> Where.IN_MACHINE;
            case State.AfterDevice ignored -> Where.AFTER_DEVICE;
            case State.Finished ignored -> Where.ENDED;
            case State.Failed ignored -> Where.ENDED;
        };
    }

    public int slot() {
        return head.slot();
    }

    public String action() {
        return head.action();
    }

    /** The pass, counted from 1. */
    public int pass() {
        return stack.position().pass();
    }

    /** Place of the device in the stack, counted from 1. */
    public int deviceIndex() {
        return stack.position().index();
    }

    /** Full name of the device. */
    public String device() {
        return stack.position().device();
    }

    public Coordinate at() {
        return Coordinate.of(
                slot(), pass(), device(), book.tally().device(inCall()).orElse(Coordinate.UNKNOWN));
    }

    /** The process state on this side of the device, or as imports see it in a call; without private keys. */
    public Message message() {
        return (call == null ? stack.message() : call.host().state()).withoutPrivate();
    }

    /** Linear memory as it stands; empty before an instance is started or where none is exported. */
    public Optional<MemoryImage> memory() {
        Optional<Instance> instance =
                call == null ? ProcessSession.instance(stack.message()) : Optional.of(call.instance());
        return instance.flatMap(Instance::exportedMemory).map(LinearMemory::image);
    }

    /** The machine call; only {@link Where#IN_MACHINE}. */
    public MachineCall call() {
        if (call == null) {
            throw new IllegalStateException("slot " + slot() + " is not in a machine call");
        }
        return call;
    }

    /** The instances that were met so far, the one at hand last. */
    public List<Instance> instances() {
        return images.values().stream().map(RunningImage::instance).toList();
    }

    /** Whether a machine call is under way; false while a device uses what came of one. */
    public boolean calling() {
        return call != null;
    }

    /** The trap the machine call has ended with, until {@link #advance} tells the device. */
    public Optional<Trap> trap() {
        return Optional.ofNullable(trap);
    }

    /** Instructions executed so far in the slot; empty where some ran on compiled code. */
    public OptionalLong instructions() {
        return book.tally().slot(inCall());
    }

    /** Wall time spent so far, pauses excluded. */
    public Duration elapsed() {
        return book.elapsed();
    }

    public List<StepRecord> steps() {
        return book.steps();
    }

    public List<ConsoleEvent> console() {
        return events.console();
    }

    /** Asks the device, goes on to the next one, or tells the device of a trap. */
    public void advance() {
        if (where() == Where.ENDED) {
            return;
        }
        Trap pending = trap;
        if (pending != null) {
            done(new CallResult.Trapped(pending), counted());
            return;
        }
        book.timed(stack::advance);
        settle();
    }

    /**
     * Runs the machine call.
     *
     * @param pieceLength instructions after which it comes back at the latest
     */
    public Stop run(long pieceLength) {
        Stop stop = book.timed(() -> limited(call().machine(), pieceLength));
        switch (stop) {
            case Stop.Completed(long[] results) -> done(new CallResult.Completed(results), counted());
            case Stop.HostStopped(Object reason) -> done(new CallResult.Stopped(reason), counted());
            case Stop.Trapped(Trap trapped) -> trap = trapped;
            case Stop.AtBreakpoint ignored -> {}
            case Stop.BudgetSpent ignored -> {}
            case Stop.Interrupted ignored -> {}
        }
        return stop;
    }

    /** Runs as many instructions as the slot may execute in all; the one after them traps. */
    private Stop limited(Machine machine, long pieceLength) {
        // Where the limit is set no call has run on compiled code, so that all are counted.
        long left = maxInstructions - book.tally().slot(machine.instructions()).orElse(0);
        Stop stop = machine.run(Math.min(pieceLength, left));
        return stop instanceof Stop.BudgetSpent && pieceLength >= left
                ? new Stop.Trapped(machine.fail(
                        Trap.Kind.LIMIT,
                        String.format(
                                Locale.ROOT,
                                "the limit of %,d instructions for a message is reached",
                                maxInstructions)))
                : stop;
    }

    /**
     * Runs the machine call whole on compiled code, where the session has it ready and the call has not
     * begun. Else, and where compiled code cannot end the call, the call stands where it stood.
     *
     * @param running given a way to interrupt the call while it runs
     * @return whether the call has ended
     */
    public boolean runCompiled(Consumer<Runnable> running) {
        MachineCall wanted = call();
        if (triedCompiled || wanted.machine().instructions() > 0) {
            return false;
        }
        triedCompiled = true;
        Optional<CompiledInstance> code = tiers.ready(wanted.instance());
        Optional<CallResult> result =
                code.flatMap(found -> book.timed(() -> new CompiledTurn(wanted, found, events).run(running)));
        result.ifPresent(answer -> {
            book.compiled();
            done(answer, OptionalLong.empty());
        });
        return result.isPresent();
    }

    /** Runs to the end, however long that takes. */
    public SlotRecord runToEnd() {
        while (where() != Where.ENDED) {
            if (where() == Where.IN_MACHINE && trap == null) {
                if (!runCompiled(interrupt -> {})) {
                    run(Long.MAX_VALUE);
                }
            } else {
                advance();
            }
        }
        return record();
    }

    /** Ends the slot where it stands; the process keeps the state before it. */
    public void abandon() {
        if (where() == Where.ENDED) {
            return;
        }
        MachineCall running = call;
        stoppedInCall = running != null;
        Coordinate at = at();
        if (running != null) {
            book.tally().add(counted());
            call = null;
            trap = null;
            running.machine().abandon();
        }
        fail(SlotRecord.Status.STOPPED, stoppedAt(at), stack.message());
    }

    private SlotError stoppedAt(Coordinate at) {
        return new SlotError(
                FailureKind.STOPPED.id(),
                "stopped by the user at " + at + "; the process is as it was before this message",
                device(),
                pass());
    }

    /** Whether it stands in a machine call, or stood in one when it was stopped. */
    public boolean isInCall() {
        return call != null || stoppedInCall;
    }

    /** What the record would be if the slot was stopped where it stands. */
    public SlotRecord soFar() {
        return record != null
                ? record
                : build(SlotRecord.Status.STOPPED, Optional.of(stoppedAt(at())), stack.message());
    }

    /** Everything about the slot, once it has ended. */
    public SlotRecord record() {
        if (record == null) {
            throw new IllegalStateException("slot " + slot() + " has not ended");
        }
        return record;
    }

    /** All of it as it stands, machines included, to come back to with {@link #restore}. */
    public SlotMark mark() {
        return new SlotMark(
                stack.mark(),
                book.steps(),
                book.tally().copy(),
                call,
                trap,
                events.all(),
                SlotMark.images(images.values()),
                record);
    }

    /** Goes to a mark of this run, from wherever it or another run on the same machine stands; ended or not. */
    public void restore(SlotMark mark) {
        mark.images().forEach(SlotMark.ImageMark::restore);
        stack.restore(mark.stack());
        book.restore(mark);
        call = mark.call();
        trap = mark.trap();
        triedCompiled = false;
        record = mark.record();
        stoppedInCall = false;
    }

    private void done(CallResult result, OptionalLong executed) {
        book.tally().add(executed);
        tiers.executed(executed.orElse(0));
        call = null;
        trap = null;
        book.timed(() -> stack.machineDone(result, executed));
        settle();
    }

    private void settle() {
        meet(stack.message());
        switch (stack.state()) {
            case State.BeforeDevice ignored -> {
                book.nextDevice();
            }
            case State.InMachine(MachineCall wanted) -> {
                meet(wanted.host().state());
                wanted.machine().begin(wanted.handle(), wanted.arguments());
                call = wanted;
                triedCompiled = false;
            }
            case State.AfterDevice(DeviceStep step) -> book.took(step);
            case State.Finished(Message state) -> end(SlotRecord.Status.OK, Optional.empty(), state);
            case State.Finished(var value) ->
                fail(
                        SlotRecord.Status.ERROR,
                        new SlotError(
                                FailureKind.BAD_REQUEST.id(),
                                "a device answered a plain value instead of a state: " + value.display(),
                                device(),
                                pass()),
                        stack.message());
            case State.Failed(Failure failure, DeviceStep step) -> {
                book.took(step);
                book.tellIfBlocked(failure);
                fail(SlotRecord.Status.ERROR, error(failure), failure.state());
            }
        }
    }

    private void meet(Message state) {
        RunningImage.all(state).forEach(image -> images.put(image.machine(), image));
    }

    private void fail(SlotRecord.Status status, SlotError error, Message state) {
        events.add(ConsoleEvent.Kind.ERROR, error.message());
        end(status, Optional.of(error), state);
    }

    private void end(SlotRecord.Status status, Optional<SlotError> error, Message state) {
        record = build(status, error, state);
        ended.accept(status);
    }

    private SlotRecord build(SlotRecord.Status status, Optional<SlotError> error, Message state) {
        return book.record(status, error, state, instructions(), memory());
    }

    private static SlotError error(Failure failure) {
        return new SlotError(failure.kind(), failure.message(), failure.device(), failure.pass());
    }

    private OptionalLong counted() {
        return OptionalLong.of(inCall());
    }

    private long inCall() {
        return call == null ? 0 : call.machine().instructions();
    }
}
