package io.aoscope.engine.device;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a node keeps of an image between two requests (semantics 6.8, 9.7; W13): the memory that it sees, and nothing
 * else. The next request starts the image afresh and writes that memory into it, unless it has become larger.
 */
final class NodeSnapshot {
    private NodeSnapshot() {}

    /** Makes a running image what a node would restore of it. The machine must be idle. */
    static void restart(RunningImage image, Conduct conduct, EventSink events) {
        Instance instance = image.instance();
        InstanceState fresh = image.fresh();
        InstanceState now = instance.state();
        if (nothingLost(image, fresh, now, conduct)) {
            return;
        }
        tellOfGlobals(fresh, now, events);
        List<MemoryImage> memories = new ArrayList<>(fresh.memories());
        instance.exportedMemory().ifPresent(memory -> {
            int index = instance.memories().indexOf(memory);
            MemoryImage kept = now.memories().get(index);
            memories.set(
                    index, restored(kept, fresh.memories().get(index), conduct.visibleBytes(instance, memory), events));
        });
        instance.restore(new InstanceState(
                memories,
                fresh.globals(),
                fresh.highHalves(),
                fresh.tables(),
                fresh.droppedData(),
                fresh.droppedElements()));
    }

    private static boolean nothingLost(RunningImage image, InstanceState fresh, InstanceState now, Conduct conduct) {
        boolean seen = image.instance()
                .exportedMemory()
                .filter(memory -> image.instance().memories().size() == 1
                        && conduct.visibleBytes(image.instance(), memory) == memory.size()
                        && memory.pages() == fresh.memories().getFirst().pages())
                .isPresent();
        return seen
                && Arrays.equals(fresh.globals(), now.globals())
                && Arrays.equals(fresh.highHalves(), now.highHalves())
                && sameTables(fresh, now)
                && Arrays.equals(fresh.droppedData(), now.droppedData())
                && Arrays.equals(fresh.droppedElements(), now.droppedElements());
    }

    private static boolean sameTables(InstanceState fresh, InstanceState now) {
        return IntStream.range(0, now.tables().size())
                .allMatch(index ->
                        Arrays.equals(now.tables().get(index), fresh.tables().get(index)));
    }

    private static MemoryImage restored(MemoryImage kept, MemoryImage fresh, long visible, EventSink events) {
        if (visible > fresh.size()) {
            warn(
                    ImageRule.MEMORY_GROWTH,
                    "memory has grown to " + kept.pages() + " pages and a new instance has " + fresh.pages()
                            + ", so HyperBEAM restores nothing of it and tells nobody: this slot begins with the memory"
                            + " of init. Declare as much memory as the image will ever need",
                    events);
            return fresh;
        }
        return fresh.withFirstPages(kept, visible / LinearMemory.PAGE);
    }

    private static void tellOfGlobals(InstanceState fresh, InstanceState now, EventSink events) {
        List<String> lost = IntStream.range(0, now.globals().length)
                .filter(index -> now.globals()[index] != fresh.globals()[index])
                .mapToObj(Integer::toString)
                .toList();
        if (!lost.isEmpty() || !sameTables(fresh, now)) {
            warn(
                    ImageRule.MUTABLE_GLOBAL,
                    (lost.isEmpty() ? "the table" : "global " + String.join(", ", lost))
                            + " of the image is again what it was after init: HyperBEAM keeps linear memory alone"
                            + " between two requests. Keep state in memory",
                    events);
        }
    }

    private static void warn(Rule rule, String text, EventSink events) {
        events.event(DeviceEvent.warning(rule, text));
    }
}
