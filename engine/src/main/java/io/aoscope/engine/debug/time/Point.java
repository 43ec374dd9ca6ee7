package io.aoscope.engine.debug.time;

import java.util.Comparator;

/**
 * A place in the time of a recording at which everything stands still (rules K1 to K4 of {@code
 * docs/semantics/time.md}). Sorts by time. Text: {@code s3.start}, {@code s3.p1.wasm-64.start}, {@code
 * s3.p1.wasm-64+48213}, {@code s3.p1.wasm-64.end}, {@code s3.end}; a device whose name stands twice in the stack is {@code
 * wasm-64#2} the second time.
 *
 * @param slot 0 for the spawn
 * @param pass counted from 1; 0 at {@link Side#START} and {@link Side#END}
 * @param index place of the device in the stack, from 1; 0 likewise
 * @param device its name without its version; empty likewise
 * @param nth which of the devices of this name in the stack it is, from 1
 * @param instruction of {@link Side#AT}: instructions executed before it by the device in this pass; else 0
 */
public record Point(int slot, int pass, int index, String device, int nth, Side side, long instruction)
        implements Comparable<Point> {

    /** On which side of what. */
    public enum Side {
        /** Before the first device of the slot. */
        START,
        /** Before a device other than the first. */
        BEFORE,
        /** Before an instruction. */
        AT,
        /** After a device. */
        AFTER,
        /** The slot has ended, and the process is what it keeps of it. */
        END
    }

    private static final Comparator<Point> ORDER = Comparator.comparingInt(Point::slot)
            .thenComparing(point -> point.side == Side.END)
            .thenComparingInt(Point::pass)
            .thenComparingInt(Point::index)
            .thenComparing(Point::side)
            .thenComparingLong(Point::instruction);

    /** Before the first device of a slot. */
    public static Point start(int slot) {
        return new Point(slot, 0, 0, "", 1, Side.START, 0);
    }

    /** After the end of a slot. */
    public static Point end(int slot) {
        return new Point(slot, 0, 0, "", 1, Side.END, 0);
    }

    @Override
    public int compareTo(Point other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String name = "s" + slot + ".p" + pass + "." + device + (nth > 1 ? "#" + nth : "");
        return switch (side) {
            case START -> "s" + slot + ".start";
            case BEFORE -> name + ".start";
            case AT -> name + "+" + instruction;
            case AFTER -> name + ".end";
            case END -> "s" + slot + ".end";
        };
    }
}
