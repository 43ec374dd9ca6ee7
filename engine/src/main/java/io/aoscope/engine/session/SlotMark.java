package io.aoscope.engine.session;

import io.aoscope.engine.device.HostState;
import io.aoscope.engine.device.MachineCall;
import io.aoscope.engine.device.RunningImage;
import io.aoscope.engine.device.StackRun;
import io.aoscope.engine.vm.Checkpoint;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.Trap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slot under way at one moment, complete: where it stands among the devices, the stack and memory of each machine, and
 * what imports see. Pages are shared with the machines and with other marks until they change. Belongs to the {@link
 * SlotRun} that made it.
 */
public final class SlotMark {
    private final StackRun.Mark stack;
    private final List<StepRecord> steps;
    private final Tally tally;
    private final @Nullable MachineCall call;
    private final @Nullable Trap trap;
    private final SlotEvents.All events;
    private final List<ImageMark> images;
    private final @Nullable SlotRecord record;

    /** A machine and what its imports see. */
    record ImageMark(RunningImage image, Checkpoint machine, HostState.Mark host) {
        void restore() {
            image.machine().restore(machine);
            image.host().restore(host);
        }
    }

    SlotMark(
            StackRun.Mark stack,
            List<StepRecord> steps,
            Tally tally,
            @Nullable MachineCall call,
            @Nullable Trap trap,
            SlotEvents.All events,
            List<ImageMark> images,
            @Nullable SlotRecord record) {
        this.stack = stack;
        this.steps = List.copyOf(steps);
        this.tally = tally;
        this.call = call;
        this.trap = trap;
        this.events = events;
        this.images = images;
        this.record = record;
    }

    static List<ImageMark> images(Collection<RunningImage> images) {
        return images.stream()
                .map(image -> new ImageMark(
                        image, image.machine().checkpoint(), image.host().mark()))
                .toList();
    }

    /** Linear memory of the image at hand: the first one; empty where none was started. */
    public Optional<MemoryImage> memory() {
        return images.isEmpty()
                ? Optional.empty()
                : images.getLast().machine().memories().stream().findFirst();
    }

    /** Pages of 64 KiB that this mark does not share with an earlier one. */
    public long pagesBeyond(SlotMark earlier) {
        long pages = 0;
        for (ImageMark image : images) {
            for (int i = 0; i < image.machine().memories().size(); i++) {
                MemoryImage memory = image.machine().memories().get(i);
                pages += earlier.memory(image.image(), i)
                        .map(other -> (long) memory.changedPages(other).length)
                        .orElseGet(memory::residentPages);
            }
        }
        return pages;
    }

    private Optional<MemoryImage> memory(RunningImage image, int index) {
        return images.stream()
                .filter(mark -> mark.image().machine() == image.machine())
                .map(mark -> mark.machine().memories().get(index))
                .findFirst();
    }

    StackRun.Mark stack() {
        return stack;
    }

    List<StepRecord> steps() {
        return steps;
    }

    Tally tally() {
        return tally;
    }

    @Nullable
    MachineCall call() {
        return call;
    }

    @Nullable
    Trap trap() {
        return trap;
    }

    SlotEvents.All events() {
        return events;
    }

    List<ImageMark> images() {
        return images;
    }

    @Nullable
    SlotRecord record() {
        return record;
    }
}
