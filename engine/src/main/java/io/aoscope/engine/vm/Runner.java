package io.aoscope.engine.vm;

import java.util.Arrays;
import java.util.List;

/**
 * Runs a call: chooses the form of the innermost function, and turns what ends a run into a {@link
 * Stop}. The fused form counts only at branches, calls and returns, and may run at most two function
 * lengths between two looks at the count; so it is entered only while more than that is left.
 */
final class Runner {
    /** Instructions between two looks at the interrupt flag. */
    private static final int SLICE = 200_000;

    private static final int STEP_SLICE = 20_000;

    private final Machine machine;
    private final CallStack stack;
    private final Calls calls;
    private final Stepper stepper;
    private final FastLoop fast;

    Runner(Machine machine, CallStack stack, Calls calls) {
        this.machine = machine;
        this.stack = stack;
        this.calls = calls;
        this.stepper = new Stepper(stack, calls);
        this.fast = new FastLoop(stack, machine.fused());
    }

    Stop run(long limit) {
        try {
            return loop(limit);
        } catch (BulkInterruptedException e) {
            machine.takeInterrupt();
            return new Stop.Interrupted();
        } catch (TrapException e) {
            Trap trap = trap(e);
            stack.clear();
            return new Stop.Trapped(trap);
        }
    }

    private Stop loop(long limit) {
        boolean starting = true;
        boolean stepNext = false;
        while (true) {
            Object stopping = calls.takeStopping();
            if (stopping != null) {
                stack.clear();
                return new Stop.HostStopped(stopping);
            }
            if (stack.idle()) {
                return new Stop.Completed(Arrays.copyOf(stack.slots, machine.results()));
            }
            if (machine.takeInterrupt()) {
                return new Stop.Interrupted();
            }
            if (stack.at() == Calls.PENDING) {
                calls.callPending();
                continue;
            }
            if (stack.count >= limit) {
                return new Stop.BudgetSpent();
            }
            Body body = calls.body();
            long slice = Math.max(SLICE, 4L * machine.maxCode());
            long most = Math.min(limit, stack.count + slice) - machine.maxCode();
            Fused fused = stack.count - stack.at() <= most ? body.fused() : null;
            int entry = fused == null || stepNext ? -1 : fused.entry(stack.at());
            if (fused != null && entry >= 0) {
                stepNext = fast.run(fused, entry, most);
                calls.finishHosts();
            } else {
                long until = Math.min(limit, stack.count + STEP_SLICE);
                if (stepper.run(body, until, starting, fused) == Stepper.Exit.BREAKPOINT) {
                    return new Stop.AtBreakpoint(position(body));
                }
                stepNext = false;
            }
            starting = false;
        }
    }

    private CodePosition position(Body body) {
        return new CodePosition(body.instance, body.function.index(), stack.at());
    }

    /** A trap before the instruction at which the call stands. */
    Trap trap(TrapException e) {
        List<Frame> frames = machine.frames();
        for (Frame frame : frames) {
            if (frame.instructionIndex() >= 0) {
                CodePosition position =
                        new CodePosition(frame.instance(), frame.functionIndex(), frame.instructionIndex());
                return new Trap(e.kind(), e.message(), position, frame.offset(), frames);
            }
        }
        return new Trap(e.kind(), e.message(), null, -1, frames);
    }
}
