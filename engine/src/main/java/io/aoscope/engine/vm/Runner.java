package io.aoscope.engine.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call: chooses the form of the innermost function, and turns what ends a run into a {@link
 * Stop}. The fused form counts only at branches, calls and returns, and may run at most two function
 * lengths between two looks at the count; so it is entered only while more than that is left.
 */
final class Runner {
    /** Instructions between two looks at the interrupt flag. */
    private static final int SLICE = 20_000;

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

    FastLoop fast() {
        return fast;
    }

    void observe(@Nullable Observer observer) {
        stepper.observe(observer);
    }

    void halt() {
        stepper.halt();
    }

    Stop run(long limit) {
        stepper.takeHalt();
        try {
            return loop(limit);
        } catch (BulkInterruptedException e) {
            machine.takeInterrupt();
            return new Stop.Interrupted();
        } catch (AccessWatch.StoppedException e) {
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
                return new Stop.Completed(stack.values(machine.results(), 0));
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
            if (!stepper.isObserved() && calledGenerated(body, limit)) {
                starting = false;
                stepNext = false;
                continue;
            }
            long slice = Math.max(SLICE, 4L * machine.maxCode());
            long most = Math.min(limit, stack.count + slice) - margin();
            Fused fused = !stepper.isObserved() && stack.count - stack.at() <= most ? body.fused() : null;
            int entry = fused == null || stepNext ? -1 : fused.entry(stack.at());
            if (fused != null && entry >= 0) {
                stack.pace(limit - margin());
                stepNext = fast.run(fused, entry, most);
                calls.finishHosts();
                if (!stepNext && !stack.idle()) {
                    sample();
                }
            } else {
                long until = Math.min(limit, stack.count + STEP_SLICE);
                if (stepper.run(body, until, starting, fused) == Stepper.Exit.BREAKPOINT) {
                    return new Stop.AtBreakpoint(position(body));
                }
                stepNext = false;
                if (stepper.takeHalt()) {
                    return halted();
                }
            }
            starting = false;
        }
    }

    /** A caller's straight code and then its callee's may run between two looks at the count. */
    private long margin() {
        return 2L * machine.maxCode();
    }

    /** Goes on in generated code where there is some; whether that got anywhere. */
    private boolean calledGenerated(Body body, long limit) {
        long hard = limit - margin();
        int at = stack.at();
        if (stack.count - at > hard) {
            return false;
        }
        Linkage link = body.instance.linkage();
        link.entering(body, at);
        GeneratedTarget target = link.ready(body, at);
        if (target == null) {
            return false;
        }
        long before = stack.count;
        int frame = stack.top;
        stack.pace(hard);
        int status = target.run(link, stack.base(), frame);
        if (status == CallTarget.RETURNED) {
            stack.top = frame - CallStack.STRIDE;
            calls.finishHosts();
            return true;
        }
        return status == CallTarget.LEFT && (stack.count > before || stack.top != frame);
    }

    private void sample() {
        Body body = calls.body();
        body.instance.linkage().sample(body, stack.at());
    }

    /** After an instruction at which the run was halted, which may have ended the call. */
    private Stop halted() {
        Object stopping = calls.takeStopping();
        if (stopping != null) {
            stack.clear();
            return new Stop.HostStopped(stopping);
        }
        return stack.idle() ? new Stop.Completed(stack.values(machine.results(), 0)) : new Stop.Interrupted();
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
