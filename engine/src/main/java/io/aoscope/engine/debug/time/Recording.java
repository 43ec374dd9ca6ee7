package io.aoscope.engine.debug.time;

import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.vm.MemoryImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * What happened to a process: its image, its definition, and every slot, the spawn first. The state after each slot is
 * kept while memory allows; of older ones some are given up, evenly, and made again by running from the one before.
 */
public final class Recording {
    /** Bytes of pages that states may hold among themselves. */
    private static final long BUDGET = 128L << 20;

    /** Slots between two looks at what is held. */
    private static final int LOOK = 64;

    private final ProcessImage image;
    private final SessionOptions options;
    private final ProcessDefinition definition;
    private final Optional<SavedState> origin;
    private final List<RecordedSlot> slots;
    private int thinned = 1;
    private CompletableFuture<Void> packed = CompletableFuture.completedFuture(null);

    public Recording(ProcessImage image, SessionOptions options, ProcessDefinition definition) {
        this(image, options, definition, Optional.empty(), List.of());
    }

    private Recording(
            ProcessImage image,
            SessionOptions options,
            ProcessDefinition definition,
            Optional<SavedState> origin,
            List<RecordedSlot> slots) {
        this.origin = origin;
        this.image = image;
        this.options = options;
        this.definition = definition;
        this.slots = new ArrayList<>(slots);
    }

    /** The same up to a slot, exclusive. */
    Recording upTo(int slot) {
        List<RecordedSlot> earlier =
                slots.stream().filter(one -> one.slot() < slot).toList();
        return new Recording(image, options, definition, origin, earlier);
    }

    /** The same with one more slot at its end. */
    Recording with(RecordedSlot slot) {
        Recording longer = upTo(slot.slot());
        longer.slots.add(slot);
        return longer;
    }

    /** One that begins with a state of which nothing is known but itself. */
    Recording from(SavedState state) {
        return new Recording(image, options, definition, Optional.of(state), List.of());
    }

    /** The state it begins with; empty where it begins with the spawn. */
    Optional<SavedState> origin() {
        return origin;
    }

    public ProcessImage image() {
        return image;
    }

    public SessionOptions options() {
        return options;
    }

    public ProcessDefinition definition() {
        return definition;
    }

    public List<RecordedSlot> slots() {
        return List.copyOf(slots);
    }

    /** The slot of a number. */
    public Optional<RecordedSlot> slot(int number) {
        return slots.stream().filter(one -> one.slot() == number).findFirst();
    }

    /** The last slot; empty before the spawn. */
    public Optional<RecordedSlot> last() {
        return slots.isEmpty() ? Optional.empty() : Optional.of(slots.getLast());
    }

    /** The slot before a number. */
    Optional<RecordedSlot> before(int number) {
        RecordedSlot found = null;
        for (RecordedSlot one : slots) {
            if (one.slot() < number) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }

    void removeLast() {
        slots.removeLast();
    }

    public void add(RecordedSlot slot) {
        memory(last()).ifPresent(before -> memory(Optional.of(slot)).ifPresent(now -> pack(before, now)));
        slots.add(slot);
        if (slots.size() % LOOK == 0) {
            while (thinned < slots.size() && held() > BUDGET) {
                thin();
            }
        }
    }

    /** Beside the process, in order: it takes a twentieth of the time that a message does. */
    private void pack(MemoryImage before, MemoryImage now) {
        try {
            packed = packed.thenRunAsync(() -> before.pack(now), options.background());
        } catch (RejectedExecutionException e) {
            before.pack(now);
        }
    }

    /** Gives up every second state but the first and the newest. */
    private void thin() {
        thinned *= 2;
        for (int i = 1; i < slots.size() - 1; i++) {
            if (i % thinned != 0) {
                slots.set(i, slots.get(i).withoutState());
            }
        }
    }

    /** Bytes of pages that the states do not share with the one before. */
    private long held() {
        long bytes = 0;
        Optional<MemoryImage> before = Optional.empty();
        for (RecordedSlot slot : slots) {
            Optional<MemoryImage> memory = memory(Optional.of(slot));
            if (memory.isPresent()) {
                MemoryImage now = memory.get();
                bytes += before.map(now::bytesBeyond).orElseGet(() -> now.residentPages() << 16);
                before = memory;
            }
        }
        return bytes;
    }

    private static Optional<MemoryImage> memory(Optional<RecordedSlot> slot) {
        return slot.flatMap(RecordedSlot::after)
                .flatMap(state -> state.instance().memories().stream().findFirst());
    }
}
