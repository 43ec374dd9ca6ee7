package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.vm.AccessWatch;
import io.aoscope.engine.vm.LinearMemory;
import org.jspecify.annotations.Nullable;

/**
 * Hears of accesses to a range while a slot runs, and counts them. The run ends at the one wanted: before the instruction
 * of the guest that makes it, or after what else made it. Only there is it known at which stop that is, because the guest
 * does not count while it runs fast.
 */
final class AccessListener implements AccessWatch.Listener {
    /** No access ends the run. */
    static final long NONE = Long.MAX_VALUE;

    private final SlotReplay replay;
    private final Range range;
    private final Kind kind;
    private final long wanted;
    private long heard;
    private boolean stops;
    private @Nullable Point place;
    private Range last = new Range(0, 0);

    /** @param wanted number of the access at which to end, from 1 */
    AccessListener(SlotReplay replay, Range range, Kind kind, long wanted) {
        this.replay = replay;
        this.range = range;
        this.kind = kind;
        this.wanted = wanted;
    }

    void watch(LinearMemory memory) {
        if (range.length() > 0) {
            memory.guard(new AccessWatch(range.address(), range.length(), kind == Kind.READ, this));
        }
    }

    @Override
    public boolean accessing(long address, long length) {
        if (isDone()) {
            return stops;
        }
        heard++;
        last = new Range(address, length);
        boolean guest = replay.isGuest();
        place = guest ? null : replay.now();
        if (heard < wanted) {
            return false;
        }
        stops = guest;
        if (!guest) {
            replay.halt();
        }
        return guest;
    }

    /** Accesses so far. */
    long heard() {
        return heard;
    }

    /** Whether the access wanted was met. */
    boolean isDone() {
        return heard >= wanted;
    }

    /** The stop before the last access; null where the guest made it and the run went on. */
    @Nullable
    Point place() {
        return stops ? replay.index().point(replay.here()) : place;
    }

    /** The bytes of the last access, all of them. */
    Range last() {
        return last;
    }
}
