package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.HostRecorder.Journal;
import io.aoscope.engine.device.HostWatch;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers the imports of a slot that runs again. The devices are asked, because they also change the state of the
 * process; where they answer otherwise than recorded, which only an outside library can, the recording wins. A branch can
 * put another answer in its place.
 */
final class HostReplay implements HostWatch {
    private final List<HostAnswer> recorded;
    private final List<Call> calls = new ArrayList<>();
    private int next;
    private @Nullable Long instead;
    private boolean answering;
    private LongSupplier now = () -> 0;

    /** A call seen in this run, at the stop before the instruction that called. */
    record Call(long ordinal, HostCall call, HostResult result, List<Range> writes) {}

    HostReplay(List<HostAnswer> recorded) {
        this.recorded = recorded;
    }

    /** Says how to tell at which stop the slot is. */
    void clock(LongSupplier ordinal) {
        now = ordinal;
    }

    /** Answers of the host that were given so far in the slot. */
    int given() {
        return next;
    }

    void given(int count) {
        next = count;
    }

    /** Gives this result to the next call instead of the device's. */
    void instead(long result) {
        instead = result;
    }

    /** Takes {@link #instead} back. */
    void asRecorded() {
        instead = null;
    }

    /** Whether a call is being answered. */
    boolean isAnswering() {
        return answering;
    }

    /** The calls since the last time. */
    List<Call> take() {
        List<Call> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public HostResult answer(HostCall call, Supplier<HostResult> device) {
        Long other = instead;
        if (other != null) {
            instead = null;
            HostResult changed = new HostResult.Values(other);
            calls.add(new Call(now.getAsLong(), call, changed, List.of()));
            return changed;
        }
        answering = true;
        try {
            Journal journal = new Journal();
            HostResult result = recorded(call, journal.during(call, device), journal);
            calls.add(new Call(now.getAsLong(), call, result, List.copyOf(journal.ranges())));
            return result;
        } finally {
            answering = false;
        }
    }

    private HostResult recorded(HostCall call, HostResult answered, Journal journal) {
        if (!(answered instanceof HostResult.Values values)) {
            return answered;
        }
        Optional<HostAnswer> before = next < recorded.size() ? Optional.of(recorded.get(next)) : Optional.empty();
        next++;
        if (before.isEmpty()
                || !before.get().function().equals(call.module() + "." + call.name())
                || !before.get().arguments().equals(HostRecorder.list(call.arguments()))) {
            return answered;
        }
        HostAnswer answer = before.get();
        if (HostRecorder.same(answer, call, values, journal)) {
            return answered;
        }
        answer.writes().forEach(write -> call.caller().memories().getFirst().write(write.address(), write.bytes()));
        return new HostResult.Values(
                answer.results().stream().mapToLong(Long::longValue).toArray());
    }
}
