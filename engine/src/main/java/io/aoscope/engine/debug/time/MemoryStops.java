package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.AccessWatch;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.MemoryImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watchpoints on memory in a slot that runs for the first time. An instruction is stopped before it accesses; once it has
 * been executed the watchpoint is met. What the host or a device accesses is met where they are done.
 */
final class MemoryStops {
    private static final int MOST = 4096;

    private final List<StopPoint> stops;
    private final BooleanSupplier answering;
    private final Map<StopPoint, Binary> met = new LinkedHashMap<>();
    private @Nullable SlotRun watched;
    private boolean before;
    private boolean passing;

    MemoryStops(List<StopPoint> stops, BooleanSupplier answering) {
        this.stops = stops;
        this.answering = answering;
    }

    boolean isEmpty() {
        return stops.isEmpty();
    }

    void watch(SlotRun run) {
        watched = run;
        if (!stops.isEmpty()) {
            for (Instance instance : run.instances()) {
                instance.exportedMemory().ifPresent(memory -> memory.guard(guard(true), guard(false)));
            }
        }
    }

    void release(SlotRun run) {
        if (!stops.isEmpty()) {
            run.instances()
                    .forEach(instance -> instance.exportedMemory().ifPresent(memory -> memory.guard(null, null)));
        }
    }

    boolean isBefore() {
        return before;
    }

    void pass(SlotRun run) {
        before = false;
        passing = true;
        try {
            run.run(1);
        } finally {
            passing = false;
        }
    }

    /** The watchpoints met since the last time. */
    List<StopPoint> take(SlotRun run) {
        if (met.isEmpty()) {
            return List.of();
        }
        List<StopPoint> taken = new ArrayList<>();
        met.forEach((stop, bytes) -> {
            Location.Memory place = (Location.Memory) stop.location();
            if (place.kind() != WatchKind.CHANGE || !bytes(run, place.range()).equals(bytes)) {
                taken.add(stop);
            }
        });
        met.clear();
        before = false;
        return taken;
    }

    /** One listener for all that is read, or written, from the first to the last of the addresses. */
    private @Nullable AccessWatch guard(boolean reads) {
        List<Range> ranges = stops.stream()
                .map(stop -> (Location.Memory) stop.location())
                .filter(place -> reads == (place.kind() == WatchKind.READ))
                .map(Location.Memory::range)
                .toList();
        if (ranges.isEmpty()) {
            return null;
        }
        long first = ranges.stream().mapToLong(Range::address).min().orElse(0);
        long end = ranges.stream()
                .mapToLong(range -> range.address() + Math.max(range.length(), 1))
                .max()
                .orElse(first + 1);
        return new AccessWatch(first, end - first, reads, (address, length) -> accessing(address, length, reads));
    }

    private boolean accessing(long address, long length, boolean reads) {
        SlotRun run = watched;
        if (passing || run == null) {
            return false;
        }
        boolean any = false;
        for (StopPoint stop : stops) {
            Location.Memory place = (Location.Memory) stop.location();
            if (reads == (place.kind() == WatchKind.READ) && place.range().meets(address, length)) {
                met.computeIfAbsent(stop, first -> bytes(run, place.range()));
                any = true;
            }
        }
        boolean guest = any && run.calling() && !answering.getAsBoolean();
        if (any && !guest) {
            run.instances().forEach(instance -> instance.machine().halt());
        }
        before |= guest;
        return guest;
    }

    private static Binary bytes(SlotRun run, Range range) {
        byte[] bytes = new byte[(int) Math.min(range.length(), MOST)];
        Optional<MemoryImage> memory = run.memory();
        int read = memory.map(image -> image.read(range.address(), bytes, 0, bytes.length))
                .orElse(0);
        return Binary.of(Arrays.copyOf(bytes, read));
    }
}
