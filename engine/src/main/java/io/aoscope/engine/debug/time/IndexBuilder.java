package io.aoscope.engine.debug.time;

import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.HostResult;
import java.util.ArrayList;
import java.util.List;

/** Writes the index of a slot while it runs for the first time; afterwards it hears nothing any more. */
final class IndexBuilder {
    private final int slot;
    private final List<StepSpan> steps = new ArrayList<>();
    private final List<HostReplay.Call> hostCalls = new ArrayList<>();
    private List<CallSpan> calls = new ArrayList<>();
    private String function = "";
    private long first;
    private boolean closed;

    IndexBuilder(int slot) {
        this.slot = slot;
    }

    /** @param begun instructions of the device before it */
    void callBegan(String called, long begun) {
        function = called;
        first = begun;
    }

    void callEnded(long length, String trap) {
        if (!closed) {
            calls.add(new CallSpan(function, first, length, trap));
        }
    }

    void stepEnded(SlotRun run, Marks.Standing at) {
        if (closed) {
            return;
        }
        DeviceStep step = run.steps().getLast().step();
        String device = StepSpan.shortName(step.device());
        int nth = 1
                + (int) steps.stream()
                        .filter(earlier -> earlier.pass() == step.pass()
                                && earlier.device().equals(device))
                        .count();
        boolean answered = !step.answered().equals("error");
        steps.add(new StepSpan(
                step.pass(),
                step.index(),
                step.device(),
                nth,
                step.key(),
                at.stepFirst(),
                at.positions(),
                answered,
                calls));
        calls = new ArrayList<>();
    }

    /** The user stopped the slot in the middle of a device. */
    void stopped(SlotRun run, Marks.Standing at) {
        if (closed) {
            return;
        }
        String device = StepSpan.shortName(run.device());
        int nth = 1
                + (int) steps.stream()
                        .filter(earlier ->
                                earlier.pass() == run.pass() && earlier.device().equals(device))
                        .count();
        steps.add(new StepSpan(
                run.pass(), run.deviceIndex(), run.device(), nth, "", at.stepFirst(), at.positions(), false, calls));
    }

    void hostCalls(List<HostReplay.Call> seen) {
        if (!closed) {
            hostCalls.addAll(seen);
        }
    }

    SlotIndex build(long end) {
        closed = true;
        SlotIndex stops = new SlotIndex(slot, steps, end, List.of());
        List<HostEntry> entries =
                hostCalls.stream().map(call -> entry(call, stops)).toList();
        hostCalls.clear();
        return new SlotIndex(slot, steps, end, entries);
    }

    private static HostEntry entry(HostReplay.Call call, SlotIndex stops) {
        List<Long> results =
                call.result() instanceof HostResult.Values(long[] values) ? HostRecorder.list(values) : List.of();
        String answer = switch (call.result()) {
            case HostResult.Values ignored -> "returned";
            case HostResult.Trapping ignored -> "trapped";
            case HostResult.Stopping ignored -> "stopped";
            case HostResult.CallTable ignored -> "called back";
        };
        return new HostEntry(
                stops.point(call.ordinal()),
                call.call().module(),
                call.call().name(),
                HostRecorder.list(call.call().arguments()),
                answer,
                results.subList(
                        0, Math.min(results.size(), call.call().type().results().size())),
                call.writes());
    }
}
