package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What an image was as a slot began, kept beside it below {@code priv}: after the call it tells what the message changed
 * that HyperBEAM does not keep (semantics 9.7, 10.4).
 */
record SlotStart(Map<Instance, InstanceState> states) {
    private static final String PLACE = "slot-start";

    SlotStart {
        states = Map.copyOf(states);
    }

    /** The state of a process, with a note of what each of its images is. */
    static Message note(Message state) {
        Map<Instance, InstanceState> states = RunningImage.all(state).stream()
                .map(RunningImage::instance)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Instance::state));
        return states.isEmpty() ? state : state.withLive(PLACE, new SlotStart(states));
    }

    /** Tells what a call of the image of a state has changed since. */
    static void compare(Message state, EventSink events) {
        Optional<SlotStart> start = state.live(PLACE, SlotStart.class);
        Optional<RunningImage> image = Wasm64Device.running(state);
        if (start.isPresent() && image.isPresent()) {
            InstanceState before = start.get().states.get(image.get().instance());
            if (before != null) {
                new Comparison(image.get(), before, image.get().instance().state(), events).tell();
            }
        }
    }

    /**
     * Tells of memory that did not grow because the image has overwritten what the engine keeps in it; after the call the
     * node sees it as grown.
     */
    static void spoiledHeap(Message state, EventSink events) {
        Wasm64Device.running(state)
                .flatMap(image -> image.instance().exportedMemory())
                .filter(memory -> memory.claimedPages() > memory.pages())
                .ifPresent(memory -> {
                    events.event(DeviceEvent.warning(
                            ImageRule.HOST_HEAP_GROWTH,
                            "memory.grow answered -1: the image has overwritten the heap that HyperBEAM's engine keeps"
                                    + " in its memory, which has " + memory.pages() + " pages while memory.size tells "
                                    + memory.claimedPages()));
                    memory.settle();
                });
    }

    private record Comparison(RunningImage image, InstanceState before, InstanceState now, EventSink events) {
        void tell() {
            globals();
            memory();
        }

        private void globals() {
            String changed = IntStream.range(0, now.globals().length)
                    .filter(index -> now.globals()[index] != before.globals()[index])
                    .filter(index -> !ScratchGlobals.contain(image.instance().module(), index))
                    .mapToObj(index -> ScratchGlobals.name(image.instance().module(), index))
                    .collect(Collectors.joining(", "));
            boolean tables = IntStream.range(0, now.tables().size())
                    .anyMatch(index -> !Arrays.equals(
                            now.tables().get(index), before.tables().get(index)));
            String what = tables ? (changed.isEmpty() ? "a table" : changed + " and a table") : changed;
            if (!what.isEmpty()) {
                tell(
                        ImageRule.MUTABLE_GLOBAL,
                        "this message changed " + what
                                + ": HyperBEAM keeps linear memory alone between two requests, and"
                                + " begins the next with the initial value");
            }
        }

        private void memory() {
            Optional<LinearMemory> exported = image.instance().exportedMemory();
            if (exported.isEmpty()) {
                return;
            }
            int index = image.instance().memories().indexOf(exported.get());
            MemoryImage old = before.memories().get(index);
            MemoryImage after = now.memories().get(index);
            if (after.pages() > old.pages()) {
                String grown = "memory has grown from " + old.pages() + " to " + after.pages() + " pages";
                tell(
                        ImageRule.MEMORY_GROWTH,
                        grown + ": HyperBEAM restores nothing of it in the next request, and tells nobody");
                if (image.layout().hostHeap()) {
                    tell(
                            ImageRule.HOST_HEAP_GROWTH,
                            grown
                                    + ", over the page that HyperBEAM's engine keeps for itself behind the declared"
                                    + " memory");
                }
            }
            if (image.layout().folded()) {
                LongStream.range(1, after.pages())
                        .filter(page -> page >= old.pages() || !after.samePage(old, page))
                        .findFirst()
                        .ifPresent(page -> tell(
                                ImageRule.MEMORY_FOLDED,
                                "this message wrote memory at " + GuestBuffers.hex(page * LinearMemory.PAGE)
                                        + " or above: HyperBEAM's snapshots hold the first 65536 bytes alone, so it is"
                                        + " lost"));
            }
        }

        private void tell(Rule rule, String text) {
            events.event(DeviceEvent.warning(rule, text));
        }
    }
}
