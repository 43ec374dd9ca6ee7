package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Marks.Mark;
import io.aoscope.engine.debug.time.Marks.Standing;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.session.SlotRun.Where;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.Observer;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One slot that can stand at any of its stops, by their numbers ({@link SlotIndex}). It goes forward by running, and back
 * by going to the nearest mark and forward from there. The first run goes to the end, sets the marks and counts.
 */
final class SlotReplay {
    /** Instructions between two looks at whether the work was given up. */
    private static final long SLICE = 8_000_000;

    /** A run of more instructions leaves a mark a little before its end, because people and searches look around. */
    private static final long FAR = 100_000;

    private static final long NEAR = 20_000;

    private final ProcessSession process;
    private final SlotRun run;
    private final HostReplay host;
    private final List<Edit> edits;
    private final BooleanSupplier cancelled;
    private final Optional<RecordedSlot> stopped;
    private final Marks marks = new Marks();
    private final IndexBuilder builder;
    private @Nullable SlotIndex index;
    private Standing at = new Standing(1, 1, 0, 0);
    private BooleanSupplier enough = () -> false;
    private boolean editing;
    private boolean left;

    /**
     * @param process whose slot it is
     * @param run stands at its beginning
     * @param stopped the slot, where it is one that the user stopped, which ends where it did then
     * @param cancelled asked now and then whether to give up, with {@link GivenUpException}
     */
    SlotReplay(
            ProcessSession process,
            SlotRun run,
            HostReplay host,
            List<Edit> edits,
            Optional<RecordedSlot> stopped,
            BooleanSupplier cancelled) {
        this.process = process;
        this.stopped = stopped;
        this.run = run;
        this.host = host;
        this.edits = edits;
        this.cancelled = cancelled;
        this.builder = new IndexBuilder(run.slot());
        host.clock(this::here);
        marks.add(0, run.mark(), at, host.given());
        drive(Long.MAX_VALUE, Visitor.NONE);
        this.index = builder.build(here());
    }

    SlotRun run() {
        return run;
    }

    /** The process whose slot it is, which is as the slot left it while this stands at the slot's end. */
    ProcessSession process() {
        return process;
    }

    SlotIndex index() {
        if (index == null) {
            throw new IllegalStateException("the slot is running for the first time");
        }
        return index;
    }

    Marks marks() {
        return marks;
    }

    /** Another run used the machine: this one has to begin at a mark. */
    void leave() {
        left = true;
    }

    /** The number of the stop at which it stands. */
    long here() {
        return switch (run.where()) {
            case BEFORE_DEVICE -> at.stepFirst() - 1;
            case IN_MACHINE -> at.callFirst() + inCall();
            case AFTER_DEVICE -> at.stepFirst() + at.positions();
            case ENDED -> at.stepFirst() + at.positions();
        };
    }

    /** Instructions the device at hand has executed in the pass. */
    long inDevice() {
        return here() - at.stepFirst();
    }

    /** Goes to a stop. */
    void goTo(long ordinal) {
        Mark mark = marks.floor(ordinal);
        boolean before = run.where() == Where.BEFORE_DEVICE && ordinal == here() && ordinal > 0;
        if (left || before || ordinal < here() || mark.ordinal() > here()) {
            back(mark);
        }
        if (index != null && ordinal - here() > FAR) {
            drive(ordinal - NEAR, Visitor.NONE);
            if (run.where() == Where.IN_MACHINE && run.trap().isEmpty()) {
                marks.addRecent(here(), run.mark(), at, host.given());
            }
        }
        drive(ordinal, Visitor.NONE);
    }

    /** Goes to the place before a device other than the first, which has the number of the end of the device before it. */
    void goToBefore(long ordinal) {
        goTo(ordinal);
        if (run.where() == Where.AFTER_DEVICE) {
            advance();
        }
    }

    /** Runs on from the stop after this one to the one given at the latest; whether the visitor stopped it. */
    boolean visit(long to, Visitor visitor) {
        return drive(to, visitor);
    }

    /** Runs on to a stop while somebody hears of accesses to memory. */
    void watch(long to, AccessListener listener) {
        watching(to, listener::isDone, instance -> instance.exportedMemory().ifPresent(listener::watch), instance -> {
            instance.exportedMemory().ifPresent(memory -> memory.guard(null));
        });
    }

    /** Runs on to a stop while somebody follows each instruction. */
    void observe(long to, Observer observer) {
        watching(
                to,
                () -> false,
                instance -> instance.machine().observe(observer),
                instance -> instance.machine().observe(null));
    }

    private void watching(long to, BooleanSupplier done, Consumer<Instance> begin, Consumer<Instance> end) {
        Set<Instance> met = new HashSet<>();
        enough = () -> {
            run.instances().stream().filter(met::add).forEach(begin);
            return done.getAsBoolean();
        };
        try {
            drive(to, Visitor.HALT);
        } finally {
            enough = () -> false;
            met.forEach(end);
        }
    }

    /** Whether the guest itself executes now, and not the host, a device, or a change that a branch makes. */
    boolean isGuest() {
        return run.calling() && !host.isAnswering() && !editing;
    }

    /** Ends the run as soon as may be. */
    void halt() {
        run.instances().forEach(instance -> instance.machine().halt());
    }

    /** The stop before what happens now, asked by a listener; a device's own work belongs to the stop before it. */
    Point now() {
        SlotIndex stops = index();
        if (editing && run.where() == Where.ENDED) {
            return stops.point(stops.end() - 1);
        }
        if (run.calling()) {
            return stops.point(editing ? here() - 1 : here());
        }
        long executed = run.instructions().orElse(0) - at.callStart();
        StepSpan step = stops.stepAt(at.stepFirst()).orElseThrow();
        boolean called = at.callStart() > 0 || executed > 0 || at.positions() > 0;
        return called && step.length() > 0
                ? step.point(run.slot(), Side.AT, at.callFirst() - at.stepFirst() + executed - 1)
                : step.first() == 1 ? Point.start(run.slot()) : step.point(run.slot(), Side.BEFORE, 0);
    }

    /** Goes to a mark. */
    void back(Mark mark) {
        run.restore(mark.slot());
        at = mark.standing();
        host.given(mark.hostAnswers());
        host.asRecorded();
        host.take();
        left = false;
        apply(mark.ordinal());
    }

    /** From the stop after this one up to the one given; at each place of the visitor it is asked. */
    private boolean drive(long to, Visitor visitor) {
        Set<Machine> armed = new HashSet<>();
        try {
            while (run.where() != Where.ENDED && here() < to && !enough.getAsBoolean()) {
                if (cancelled.getAsBoolean()) {
                    throw new GivenUpException();
                }
                if (isStopped()) {
                    stop();
                    break;
                }
                boolean running = run.where() == Where.IN_MACHINE && run.trap().isEmpty();
                Optional<Place> place = running ? machine(to, visitor, armed) : advance();
                arrived();
                if (place.filter(met -> met == Place.HALTED || visitor.places().contains(met))
                        .filter(met -> visitor.stop(this, met))
                        .isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            left = true;
            throw e;
        } finally {
            armed.forEach(machine -> machine.breakpoints(Set.of()));
        }
    }

    /** Whether the user stopped the slot here when it ran for the first time. */
    private boolean isStopped() {
        return stopped.filter(
                        slot -> run.steps().size() >= slot.record().steps().size()
                                && executed() >= slot.record().instructions().orElse(0)
                                && (!slot.inCall() || run.where() == Where.IN_MACHINE || run.where() == Where.ENDED))
                .isPresent();
    }

    private void stop() {
        int answered = run.steps().size();
        if (run.where() == Where.IN_MACHINE) {
            long length = inCall() + 1;
            builder.callEnded(length, "");
            at = at.longer(length);
            builder.stopped(run, at);
        }
        run.abandon();
        if (run.steps().size() == answered && at.positions() == 0) {
            at = Standing.at(at.stepFirst());
        }
    }

    private long executed() {
        return run.instructions().orElse(0);
    }

    private Optional<Place> advance() {
        int answered = run.steps().size();
        if (run.trap().isPresent()) {
            long length = inCall() + 1;
            builder.callEnded(length, run.trap().map(Trap::message).orElse(""));
            at = at.longer(length);
        }
        boolean leavesDevice = run.where() == Where.AFTER_DEVICE;
        run.advance();
        return moved(answered, leavesDevice);
    }

    /** Keeps the numbers right after the run has gone to another device or call; the place where that stands. */
    private Optional<Place> moved(int answered, boolean leavesDevice) {
        if (leavesDevice) {
            at = Standing.at(at.stepFirst() + at.positions() + 1);
        }
        if (run.steps().size() > answered) {
            builder.stepEnded(run, at);
        }
        if (run.where() != Where.IN_MACHINE) {
            return Optional.empty();
        }
        at = at.call(run.instructions().orElse(0));
        builder.callBegan(run.call().function(), at.positions());
        return run.call().handle().isHost()
                ? Optional.empty()
                : Optional.of(new Place(run.call().handle().index(), 0));
    }

    private Optional<Place> machine(long to, Visitor visitor, Set<Machine> armed) {
        Machine machine = run.call().machine();
        if (!visitor.places().isEmpty() && armed.add(machine)) {
            machine.breakpoints(positions(visitor));
        }
        long most = Math.min(SLICE, index == null ? marks.distance() : SLICE);
        long end = stopped.map(slot -> slot.record().instructions().orElse(Long.MAX_VALUE) - executed())
                .orElse(Long.MAX_VALUE);
        int answered = run.steps().size();
        Stop stop = run.run(Math.max(1, Math.min(Math.min(to, nextEdit()) - here(), Math.min(most, end))));
        builder.hostCalls(host.take());
        return switch (stop) {
            case Stop.AtBreakpoint(CodePosition position) -> Optional.of(place(position));
            // A run does not stop at the breakpoint that it starts at, and the next one starts here.
            case Stop.BudgetSpent ignored -> machine.position().map(SlotReplay::place);
            case Stop.Interrupted ignored -> Optional.of(Place.HALTED);
            case Stop.Trapped ignored -> Optional.empty();
            case Stop.Completed ignored -> ended(answered);
            case Stop.HostStopped ignored -> ended(answered);
        };
    }

    private Optional<Place> ended(int answered) {
        long executed = run.instructions().orElse(0) - inCall() - at.callStart();
        builder.callEnded(executed, "");
        at = at.longer(executed);
        return moved(answered, false);
    }

    private static Place place(CodePosition position) {
        return new Place(position.functionIndex(), position.instructionIndex());
    }

    private void arrived() {
        if (run.where() == Where.ENDED) {
            applyAtEnd();
        }
        if (run.where() == Where.ENDED || run.trap().isPresent()) {
            return;
        }
        long here = here();
        apply(here);
        boolean border = run.where() == Where.AFTER_DEVICE || run.where() == Where.IN_MACHINE && inCall() == 0;
        boolean due =
                run.where() == Where.IN_MACHINE && here - marks.floor(here).ordinal() >= marks.distance();
        if (index == null && (border || due)) {
            marks.add(here, run.mark(), at, host.given());
        }
    }

    private long nextEdit() {
        long here = here();
        return edits.stream()
                .mapToLong(Edit::ordinal)
                .filter(ordinal -> ordinal > here)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void apply(long here) {
        for (Edit edit : edits) {
            if (edit.ordinal() == here) {
                editing = true;
                try {
                    Edits.apply(edit.change(), run, host);
                } finally {
                    editing = false;
                }
            }
        }
    }

    private void applyAtEnd() {
        editing = true;
        try {
            edits.stream()
                    .filter(Edit::atEnd)
                    .forEach(edit -> process.instance().ifPresent(instance -> Edits.apply(edit.change(), instance)));
        } finally {
            editing = false;
        }
    }

    private Set<CodePosition> positions(Visitor visitor) {
        Set<CodePosition> positions = new HashSet<>();
        for (Place place : visitor.places()) {
            positions.add(new CodePosition(run.call().instance(), place.function(), place.instruction()));
        }
        return positions;
    }

    private long inCall() {
        return run.where() == Where.IN_MACHINE ? run.call().machine().instructions() : 0;
    }
}
