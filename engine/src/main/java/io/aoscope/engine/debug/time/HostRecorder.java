package io.aoscope.engine.debug.time;

import io.aoscope.engine.device.HostWatch;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryWatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Writes down every answer of the host, with what it wrote to memory, while a message runs for the first time. */
public final class HostRecorder implements HostWatch {
    /** Answers kept of one slot; a message that asks more often is replayed by asking the devices again. */
    private static final int MOST = 1_000_000;

    private List<HostAnswer> answers = new ArrayList<>();
    private boolean answering;

    /** The answers since the last time, in order. */
    public List<HostAnswer> take() {
        List<HostAnswer> taken = answers;
        answers = new ArrayList<>();
        return taken;
    }

    /** Whether the host is answering a call now. */
    boolean isAnswering() {
        return answering;
    }

    /** The same, to be told again. */
    List<HostAnswer> soFar() {
        return List.copyOf(answers);
    }

    @Override
    public HostResult answer(HostCall call, Supplier<HostResult> device) {
        Journal journal = new Journal();
        answering = true;
        HostResult result;
        try {
            result = journal.during(call, device);
        } finally {
            answering = false;
        }
        if (answers.size() < MOST && result instanceof HostResult.Values(long[] values)) {
            answers.add(new HostAnswer(
                    call.module() + "." + call.name(), list(call.arguments()), list(values), journal.bytes(call)));
        }
        return result;
    }

    static List<Long> list(long[] values) {
        return LongStream.of(values).boxed().toList();
    }

    /** The ranges that the host writes in one call. */
    static final class Journal implements MemoryWatch {
        private final List<Range> ranges = new ArrayList<>();

        HostResult during(HostCall call, Supplier<HostResult> device) {
            List<LinearMemory> memories = call.caller().memories();
            memories.forEach(memory -> memory.watch(this));
            try {
                return device.get();
            } finally {
                memories.forEach(memory -> memory.watch(null));
            }
        }

        @Override
        public void writing(LinearMemory memory, long address, long length) {
            ranges.add(new Range(address, length));
        }

        List<Range> ranges() {
            return ranges;
        }

        List<HostAnswer.Write> bytes(HostCall call) {
            if (ranges.isEmpty()) {
                return List.of();
            }
            var image = call.caller().memories().getFirst();
            List<HostAnswer.Write> writes = new ArrayList<>();
            for (Range range : ranges) {
                writes.add(new HostAnswer.Write(range.address(), image.read(range.address(), (int) range.length())));
            }
            return writes;
        }
    }

    /** Whether an answer given now is the one recorded. */
    static boolean same(HostAnswer recorded, HostCall call, HostResult.Values now, Journal journal) {
        List<HostAnswer.Write> writes = journal.bytes(call);
        if (!recorded.results().equals(list(now.values()))
                || writes.size() != recorded.writes().size()) {
            return false;
        }
        for (int i = 0; i < writes.size(); i++) {
            HostAnswer.Write before = recorded.writes().get(i);
            if (before.address() != writes.get(i).address()
                    || !Arrays.equals(before.bytes(), writes.get(i).bytes())) {
                return false;
            }
        }
        return true;
    }
}
