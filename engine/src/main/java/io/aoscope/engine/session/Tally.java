package io.aoscope.engine.session;

import java.util.OptionalLong;

/** Instructions executed in a slot and by its device at hand; unknown once a call ran on compiled code. */
final class Tally {
    private OptionalLong slot = OptionalLong.of(0);
    private OptionalLong device = OptionalLong.of(0);

    Tally copy() {
        Tally copy = new Tally();
        copy.slot = slot;
        copy.device = device;
        return copy;
    }

    /** Counts of the device begin anew. */
    void nextDevice() {
        device = OptionalLong.of(0);
    }

    /** A call has ended. */
    void add(OptionalLong executed) {
        slot = plus(slot, executed);
        device = plus(device, executed);
    }

    /** By the slot, with those of a call under way. */
    OptionalLong slot(long inCall) {
        return plus(slot, OptionalLong.of(inCall));
    }

    /** By the device, with those of a call under way. */
    OptionalLong device(long inCall) {
        return plus(device, OptionalLong.of(inCall));
    }

    private static OptionalLong plus(OptionalLong left, OptionalLong right) {
        return left.isPresent() && right.isPresent()
                ? OptionalLong.of(left.getAsLong() + right.getAsLong())
                : OptionalLong.empty();
    }
}
