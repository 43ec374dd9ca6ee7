package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.LiveStops;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drives one slot towards a goal, in slices of instructions, on the worker thread. Between slices it
 * looks at the requests of other threads and reports progress. Rules T1 to T14 of {@code
 * docs/semantics/stepping.md}.
 */
final class Driver {
    /** Long enough not to cost speed, short enough (tens of milliseconds) to report progress. */
    static final long SLICE = 4_000_000;

    private final SlotRun run;
    private final Requests requests;
    private final Runnable progress;
    private final Runnable publish;
    private final Goal goal;
    private final boolean stopAtTraps;
    private final long sliceLength;

    /** Whether anything has happened since the goal was set; a goal is never reached standing still. */
    private boolean moved;

    private @Nullable Stepper stepper;

    private final Function<List<StopPoint>, LiveStops> stopsOf;
    private List<StopPoint> known = List.of();
    private @Nullable LiveStops live;

    private @Nullable Machine armed;
    private Set<CodePosition> armedAt = Set.of();
    private Set<CodePosition> positions = Set.of();
    private List<Object> madeOf = List.of();

    private final CallSites callSites = new CallSites();

    /**
     * @param stopsOf finds out where stop points stop
     * @param begins whether the slot has only been sent, so that the place before its first device is met too
     * @param stopAtTraps whether a trap pauses the run; else the device learns of it at once
     * @param progress called often
     * @param publish called before compiled code runs, which reports no progress
     * @param sliceLength instructions between two looks at the requests, usually {@link #SLICE}
     */
    Driver(
            SlotRun run,
            Goal goal,
            Requests requests,
            Function<List<StopPoint>, LiveStops> stopsOf,
            boolean begins,
            boolean stopAtTraps,
            Runnable progress,
            Runnable publish,
            long sliceLength) {
        this.run = run;
        this.sliceLength = sliceLength;
        this.goal = goal;
        this.requests = requests;
        this.stopAtTraps = stopAtTraps;
        this.progress = progress;
        this.publish = publish;
        this.stopsOf = stopsOf;
        this.moved = begins || goal instanceof Goal.Nowhere;
    }

    /** Runs until the goal, another reason to pause, or the slot's end. Empty where the slot ended. */
    Optional<PauseReason> drive() {
        try {
            return driven();
        } finally {
            stops().release(run);
        }
    }

    private Optional<PauseReason> driven() {
        while (run.where() != SlotRun.Where.ENDED) {
            if (requests.stopWanted()) {
                run.abandon();
                return Optional.empty();
            }
            if (requests.takePause()) {
                return Optional.of(new PauseReason.Requested());
            }
            Optional<PauseReason> reason = run.where() == SlotRun.Where.IN_MACHINE ? machine() : border();
            if (reason.isEmpty() && run.where() != SlotRun.Where.ENDED) {
                reason = accessed();
            }
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Whether a watchpoint on memory was met, and what stands at the place after the access. */
    private Optional<PauseReason> accessed() {
        LiveStops stops = stops();
        boolean passed = stops.isBeforeAccess();
        if (passed) {
            stops.pass(run);
        }
        Optional<PauseReason> met = stops.accessed(run).map(this::reason);
        boolean inside = run.where() == SlotRun.Where.IN_MACHINE && run.trap().isEmpty();
        // The next slice passes over the instruction it begins at.
        return met.isEmpty() && passed && inside ? here(run.call().machine()) : met;
    }

    private Optional<PauseReason> here(Machine machine) {
        return machine.position().filter(positions()::contains).flatMap(position -> at(position, machine));
    }

    /** The stop points as they are now. */
    private LiveStops stops() {
        List<StopPoint> wanted = requests.stops();
        LiveStops now = live;
        if (now == null || wanted != known) {
            if (now != null) {
                now.release(run);
            }
            now = stopsOf.apply(wanted);
            live = now;
            known = wanted;
        }
        return now;
    }

    private PauseReason reason(StopPoint stop) {
        if (stop.once()) {
            requests.done(stop);
        }
        return stop.location() instanceof Location.Instruction(int function, int instruction)
                ? new PauseReason.AtBreakpoint(new Breakpoint(function, instruction))
                : new PauseReason.AtStop(stop);
    }

    private Optional<PauseReason> border() {
        if (moved && goal.arrivedAtBorder(run)) {
            return Optional.of(new PauseReason.Stepped());
        }
        if (moved && run.where() == SlotRun.Where.BEFORE_DEVICE) {
            Optional<StopPoint> device = stops().atDevice(run);
            if (device.isPresent()) {
                return device.map(this::reason);
            }
        }
        moved = true;
        stops().watch(run);
        run.advance();
        progress.run();
        return Optional.empty();
    }

    private Optional<PauseReason> machine() {
        if (run.trap().isPresent()) {
            moved = true;
            run.advance();
            return Optional.empty();
        }
        Machine machine = run.call().machine();
        if (moved && machine.instructions() == 0) {
            Optional<PauseReason> atEntry = entry();
            if (atEntry.isPresent()) {
                return atEntry;
            }
        }
        boolean fromHere = !moved;
        moved = true;
        boolean free = goal instanceof Goal.Run(Optional<Breakpoint> cursor) && cursor.isEmpty();
        if (free && stops().letsCompiledCodeRun() && compiled()) {
            return Optional.empty();
        }
        if (fromHere && goal instanceof Goal.Instruction(Step step)) {
            List<Frame> frames = machine.frames();
            if (MachineStepper.isSingle(step, frames)) {
                return single();
            }
            stepper = step == Step.OUT ? MachineStepper.out(frames) : MachineStepper.over(frames);
        } else if (fromHere && goal instanceof Goal.Line line) {
            stepper = LineStepper.from(line, machine, run.call().instance());
        }
        Optional<StopPoint> watched = fromHere ? watchedHere(machine) : Optional.empty();
        if (watched.isPresent()) {
            disarm(machine);
            run.run(1);
            return watched.map(this::reason);
        }
        return slice(machine);
    }

    /** The run does not stop before the instruction that it goes on from; what that does is watched all the same. */
    private Optional<StopPoint> watchedHere(Machine machine) {
        return machine.position().flatMap(at -> stops().watchedAt(run, at.functionIndex(), at.instructionIndex()));
    }

    /** Runs the call whole on compiled code, if that is ready; whether it has ended there. */
    private boolean compiled() {
        try {
            return run.runCompiled(interrupt -> {
                publish.run();
                requests.executing(interrupt);
            });
        } finally {
            requests.executing(null);
        }
    }

    private Optional<PauseReason> entry() {
        if (goal.arrivedAtEntry(run)) {
            return Optional.of(new PauseReason.Stepped());
        }
        int function = run.call().handle().index();
        stepper = null;
        if (goal instanceof Goal.Line line && line.step() != Step.OUT) {
            Instance instance = run.call().instance();
            stepper = LineStepper.entering(line, instance);
            if (stepper.arrived(
                    new CodePosition(instance, function, 0), run.call().machine())) {
                return Optional.of(new PauseReason.Stepped());
            }
        }
        return reached(function, 0)
                .or(() -> isCursor(function, 0)
                        ? Optional.of(new PauseReason.AtBreakpoint(new Breakpoint(function, 0)))
                        : Optional.empty());
    }

    /** The stop point that stops before an instruction, or after it where it watches what that does. */
    private Optional<PauseReason> reached(int function, int instruction) {
        Optional<StopPoint> stop = stops().reached(run, function, instruction);
        if (stop.filter(LiveStops::stopsAfter).isPresent()) {
            disarm(run.call().machine());
            run.run(1);
        }
        return stop.map(this::reason);
    }

    private boolean isCursor(int function, int instruction) {
        return goal instanceof Goal.Run(Optional<Breakpoint> cursor)
                && cursor.filter(new Breakpoint(function, instruction)::equals).isPresent();
    }

    private Optional<PauseReason> single() {
        disarm(run.call().machine());
        // A step is taken whole: what is watched is met in it, but nothing stops before it.
        stops().release(run);
        Stop stop = run.run(1);
        return switch (stop) {
            case Stop.Trapped(var trap) when stopAtTraps -> Optional.of(new PauseReason.Trapped(trap.message()));
            case Stop.BudgetSpent() -> Optional.of(new PauseReason.Stepped());
            case Stop.AtBreakpoint(var position) -> Optional.of(new PauseReason.Stepped());
            default -> Optional.empty();
        };
    }

    private Optional<PauseReason> slice(Machine machine) {
        arm(machine);
        stops().watch(run);
        // A pause that interrupted compiled code shows the image at work, so a slice runs before it.
        if (!requests.pauseWanted()) {
            requests.executing(machine::interrupt);
        }
        Stop stop;
        try {
            stop = run.run(sliceLength);
        } finally {
            requests.executing(null);
        }
        progress.run();
        return switch (stop) {
            case Stop.AtBreakpoint(var position) -> at(position, machine);
            case Stop.Trapped(var trap)
            when stopAtTraps || stopsAtTrap() -> Optional.of(new PauseReason.Trapped(trap.message()));
            // The next slice passes over the instruction it begins at.
            case Stop.BudgetSpent() -> here(machine);
            default -> Optional.empty();
        };
    }

    private boolean stopsAtTrap() {
        Optional<StopPoint> stop = stops().atTrap(run);
        stop.filter(StopPoint::once).ifPresent(requests::done);
        return stop.isPresent();
    }

    private Optional<PauseReason> at(CodePosition position, Machine machine) {
        OptionalInt called = imports().isEmpty() ? OptionalInt.empty() : ImportCalls.called(position, machine);
        if (called.isPresent()) {
            Optional<StopPoint> stop = stops().first(run, stops().at(place -> isImport(place, called.getAsInt())));
            if (stop.isPresent()) {
                reason(stop.get());
                return Optional.of(new PauseReason.AtBreakpoint(new Breakpoint(called.getAsInt(), 0)));
            }
        }
        Optional<PauseReason> stop = reached(position.functionIndex(), position.instructionIndex());
        if (stop.isPresent()) {
            return stop;
        }
        boolean cursor = isCursor(position.functionIndex(), position.instructionIndex());
        boolean arrived = stepper != null && stepper.arrived(position, machine);
        return cursor || arrived ? Optional.of(new PauseReason.Stepped()) : Optional.empty();
    }

    /** Setting breakpoints costs more than passing over one, and many are passed over where a condition does not hold. */
    private void arm(Machine machine) {
        Set<CodePosition> positions = positions();
        if (machine != armed || positions != armedAt) {
            machine.breakpoints(positions);
            armed = machine;
            armedAt = positions;
        }
    }

    private void disarm(Machine machine) {
        machine.breakpoints(Set.of());
        armed = null;
    }

    /** The same set as long as nothing that it is made of changes. */
    private Set<CodePosition> positions() {
        List<Object> made = new ArrayList<>();
        made.add(stops());
        made.add(run.call().instance());
        if (stepper != null) {
            made.add(stepper.positions());
        }
        if (!made.equals(madeOf)) {
            madeOf = made;
            positions = find();
        }
        return positions;
    }

    private Set<CodePosition> find() {
        Set<CodePosition> positions = new HashSet<>();
        Set<Integer> imports = imports();
        if (!imports.isEmpty()) {
            positions.addAll(callSites.of(run.call().instance(), imports));
        }
        positions.addAll(stops().positions(run.call().instance()));
        if (goal instanceof Goal.Run(Optional<Breakpoint> cursor)) {
            cursor.map(to -> new CodePosition(run.call().instance(), to.functionIndex(), to.instructionIndex()))
                    .ifPresent(positions::add);
        }
        if (stepper != null) {
            positions.addAll(stepper.positions());
        }
        return positions;
    }

    /** The imports with a stop point. */
    private Set<Integer> imports() {
        List<StopPoint> wanted = stops().at(Location.HostCall.class::isInstance);
        WasmModule module = run.call().instance().module();
        return wanted.stream()
                .flatMap(stop -> StopPoints.imports(module, ((Location.HostCall) stop.location()).name())
                        .boxed())
                .collect(Collectors.toSet());
    }

    private boolean isImport(Location location, int function) {
        return location instanceof Location.HostCall(String name)
                && StopPoints.imports(run.call().instance().module(), name).anyMatch(index -> index == function);
    }
}
