package io.aoscope.ui.memory;

import io.aoscope.ui.kit.Format;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the bytes at an address as everything they could be, little-endian as WebAssembly does. Pure. */
final class Inspector {
    private static final int LONGEST_TEXT = 200;
    private static final int IOVEC = 16;

    private Inspector() {}

    /**
     * One reading.
     *
     * @param text {@code unknown} where memory ends before the value does
     * @param target where the value points at, if it is an address inside of the bytes
     * @param length bytes there
     */
    record Reading(String type, String text, OptionalLong target, int length) {
        static Reading of(String type, String text) {
            return new Reading(type, text, OptionalLong.empty(), 1);
        }
    }

    static List<Reading> read(ByteSource source, long address) {
        byte[] bytes = new byte[LONGEST_TEXT];
        int count = source.read(address, bytes, 0, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var readings = new ArrayList<Reading>();
        add(readings, count, 1, "u8", Integer.toString(Byte.toUnsignedInt(bytes[0])));
        add(readings, count, 1, "i8", Byte.toString(bytes[0]));
        add(readings, count, 2, "u16", Integer.toString(Short.toUnsignedInt(buffer.getShort(0))));
        add(readings, count, 2, "i16", Short.toString(buffer.getShort(0)));
        add(readings, count, 4, "u32", Integer.toUnsignedString(buffer.getInt(0)));
        add(readings, count, 4, "i32", Integer.toString(buffer.getInt(0)));
        add(readings, count, 8, "u64", Long.toUnsignedString(buffer.getLong(0)));
        add(readings, count, 8, "i64", Long.toString(buffer.getLong(0)));
        add(readings, count, 4, "f32", Float.toString(buffer.getFloat(0)));
        add(readings, count, 8, "f64", Double.toString(buffer.getDouble(0)));
        readings.add(Reading.of("C string", text(bytes, count)));
        readings.add(pointer(source, "ptr32", count, 4, Integer.toUnsignedLong(buffer.getInt(0))));
        readings.add(pointer(source, "ptr64", count, 8, buffer.getLong(0)));
        readings.add(iovec(source, count, buffer.getLong(0), buffer.getLong(8)));
        return readings;
    }

    private static void add(List<Reading> readings, int count, int needed, String type, String text) {
        readings.add(Reading.of(type, count < needed ? "unknown" : text));
    }

    private static String text(byte[] bytes, int count) {
        int length = 0;
        while (length < count && bytes[length] != 0) {
            length++;
        }
        if (count == 0) {
            return "unknown";
        }
        String text = Format.oneLine(new String(bytes, 0, length, StandardCharsets.UTF_8));
        return '"' + text + (length == count ? "…" : "\"");
    }

    private static Reading pointer(ByteSource source, String type, int count, int needed, long target) {
        if (count < needed) {
            return Reading.of(type, "unknown");
        }
        return inside(source, target)
                ? new Reading(type, Format.hex(target), OptionalLong.of(target), 1)
                : Reading.of(type, target == 0 ? "null" : Format.hex(target) + ", outside of memory");
    }

    /** As {@code wasi@1.0} reads it: two u64, address and length (semantics 11.2). */
    private static Reading iovec(ByteSource source, int count, long target, long length) {
        if (count < IOVEC) {
            return Reading.of("iovec", "unknown");
        }
        String text = Format.hex(target) + ", " + Long.toUnsignedString(length) + " bytes";
        boolean fits = inside(source, target) && length > 0 && length <= source.size() - target;
        return fits
                ? new Reading("iovec", text, OptionalLong.of(target), (int) Math.min(length, Integer.MAX_VALUE))
                : Reading.of("iovec", "not one: " + text);
    }

    private static boolean inside(ByteSource source, long target) {
        return target > 0 && target < source.size();
    }
}
