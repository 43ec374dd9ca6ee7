package io.aoscope.engine.debug;

import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.Stop;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drives one slot towards a goal, in slices of instructions, on the worker thread. Between slices it
 * looks at the requests of other threads and reports progress. Rules T1 to T14 of {@code
 * docs/semantics/stepping.md}.
 */
final class Driver {
    /** Long enough not to cost speed, short enough (tens of milliseconds) to report progress. */
    private static final long SLICE = 4_000_000;

    private final SlotRun run;
    private final Requests requests;
    private final Runnable progress;
    private final Runnable publish;
    private final Goal goal;
    private final boolean stopAtTraps;
    private final long sliceLength;

    /** Whether anything has happened since the goal was set; a goal is never reached standing still. */
    private boolean moved;

    private @Nullable MachineStepper stepper;

    private @Nullable Instance calling;
    private Set<Integer> called = Set.of();
    private Set<CodePosition> calls = Set.of();

    /**
     * @param stopAtTraps whether a trap pauses the run; else the device learns of it at once
     * @param progress called often
     * @param publish called before compiled code runs, which reports no progress
     */
    Driver(SlotRun run, Goal goal, Requests requests, boolean stopAtTraps, Runnable progress, Runnable publish) {
        this(run, goal, requests, stopAtTraps, progress, publish, SLICE);
    }

    Driver(
            SlotRun run,
            Goal goal,
            Requests requests,
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
        this.moved = goal instanceof Goal.Nowhere;
    }

    /** Runs until the goal, another reason to pause, or the slot's end. Empty where the slot ended. */
    Optional<PauseReason> drive() {
        while (run.where() != SlotRun.Where.ENDED) {
            if (requests.stopWanted()) {
                run.abandon();
                return Optional.empty();
            }
            if (requests.takePause()) {
                return Optional.of(new PauseReason.Requested());
            }
            Optional<PauseReason> reason = run.where() == SlotRun.Where.IN_MACHINE ? machine() : border();
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private Optional<PauseReason> border() {
        if (moved && goal.arrivedAtBorder(run)) {
            return Optional.of(new PauseReason.Stepped());
        }
        moved = true;
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
        if (goal instanceof Goal.Run && wanted().isEmpty() && compiled()) {
            return Optional.empty();
        }
        if (fromHere && goal instanceof Goal.Instruction(Step step)) {
            List<Frame> frames = machine.frames();
            if (MachineStepper.isSingle(step, frames)) {
                return single();
            }
            stepper = step == Step.OUT ? MachineStepper.out(frames) : MachineStepper.over(frames);
        }
        return slice(machine);
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
        Breakpoint first = new Breakpoint(function, 0);
        return wanted().contains(first) ? Optional.of(new PauseReason.AtBreakpoint(first)) : Optional.empty();
    }

    private Optional<PauseReason> single() {
        run.call().machine().breakpoints(Set.of());
        Stop stop = run.run(1);
        return switch (stop) {
            case Stop.Trapped(var trap) when stopAtTraps -> Optional.of(new PauseReason.Trapped(trap.message()));
            case Stop.BudgetSpent() -> Optional.of(new PauseReason.Stepped());
            case Stop.AtBreakpoint(var position) -> Optional.of(new PauseReason.Stepped());
            default -> Optional.empty();
        };
    }

    private Optional<PauseReason> slice(Machine machine) {
        machine.breakpoints(positions());
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
            case Stop.Trapped(var trap) when stopAtTraps -> Optional.of(new PauseReason.Trapped(trap.message()));
            // The next slice passes over the instruction it begins at.
            case Stop.BudgetSpent() ->
                machine.position().filter(positions()::contains).flatMap(position -> at(position, machine));
            default -> Optional.empty();
        };
    }

    private Optional<PauseReason> at(CodePosition position, Machine machine) {
        OptionalInt called = imports().isEmpty() ? OptionalInt.empty() : ImportCalls.called(position, machine);
        if (called.isPresent() && imports().contains(called.getAsInt())) {
            return Optional.of(new PauseReason.AtBreakpoint(new Breakpoint(called.getAsInt(), 0)));
        }
        Breakpoint here = new Breakpoint(position.functionIndex(), position.instructionIndex());
        if (requests.breakpoints().contains(here)) {
            return Optional.of(new PauseReason.AtBreakpoint(here));
        }
        boolean cursor = wanted().contains(here);
        boolean arrived = stepper != null && stepper.arrived(position, machine);
        return cursor || arrived ? Optional.of(new PauseReason.Stepped()) : Optional.empty();
    }

    /** The breakpoints, and the cursor where the goal is to run to it. */
    private Set<Breakpoint> wanted() {
        Set<Breakpoint> wanted = new HashSet<>(requests.breakpoints());
        if (goal instanceof Goal.Run(Optional<Breakpoint> cursor)) {
            cursor.ifPresent(wanted::add);
        }
        return wanted;
    }

    private Set<CodePosition> positions() {
        Set<CodePosition> positions = new HashSet<>();
        Set<Integer> imports = imports();
        if (!imports.isEmpty()) {
            positions.addAll(calls(run.call().instance(), imports));
        }
        for (Breakpoint breakpoint : wanted()) {
            positions.add(
                    new CodePosition(run.call().instance(), breakpoint.functionIndex(), breakpoint.instructionIndex()));
        }
        if (stepper != null) {
            positions.addAll(stepper.positions());
        }
        return positions;
    }

    /** The imports with a breakpoint. */
    private Set<Integer> imports() {
        int imported = run.call().instance().module().importedFunctions();
        return requests.breakpoints().stream()
                .map(Breakpoint::functionIndex)
                .filter(index -> index < imported)
                .collect(Collectors.toSet());
    }

    /** The code of an image is searched once for as long as it and the breakpoints are the same. */
    private Set<CodePosition> calls(Instance instance, Set<Integer> imports) {
        if (instance != calling || !imports.equals(called)) {
            calling = instance;
            called = imports;
            calls = ImportCalls.positions(instance, imports);
        }
        return calls;
    }
}
