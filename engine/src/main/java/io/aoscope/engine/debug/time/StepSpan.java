package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Point.Side;
import java.util.List;

/**
 * A device in a pass of a slot, as a stretch of time.
 *
 * @param pass from 1
 * @param index place in the stack, from 1
 * @param name full name, such as {@code wasm-64@1.0}
 * @param nth which of the devices of this name it is, from 1
 * @param key what it was asked, such as {@code compute}
 * @param first the ordinal of its first instruction in the slot
 * @param length stops before instructions
 * @param answered whether it answered; a device that failed has no end, the slot's end follows
 * @param calls the calls it made
 */
public record StepSpan(
        int pass,
        int index,
        String name,
        int nth,
        String key,
        long first,
        long length,
        boolean answered,
        List<CallSpan> calls) {
    public StepSpan {
        calls = List.copyOf(calls);
    }

    /** The name without its version. */
    public String device() {
        return shortName(name);
    }

    static String shortName(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** The ordinal of its end, or of the slot's end where it failed. */
    public long after() {
        return first + length;
    }

    Point point(int slot, Side side, long instruction) {
        return new Point(slot, pass, index, device(), nth, side, instruction);
    }
}
