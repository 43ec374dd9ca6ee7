package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over a section of debug information: little endian, with the forms of DWARF (version 5,
 * sections 7.4 to 7.6). Never reads beyond its limit.
 */
final class Dwarf {
    /** Longer than any path; without a bound a few bytes could ask for gigabytes. */
    private static final int MOST_TEXT = 4096;

    /** In the place of a length: the length follows in 64 bits, as do all offsets. */
    private static final long WIDE = 0xFFFF_FFFFL;

    private static final Dwarf NONE = new Dwarf(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int base;
    private final int limit;
    private int position;

    /** Debug information that cannot be read; the offset is one of the file. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        Unreadable(int offset, String message) {
            super(message);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    /**
     * @param base offset in the file of the first byte, for messages
     */
    private Dwarf(byte[] bytes, int base, int limit) {
        this.bytes = bytes;
        this.base = base;
        this.limit = limit;
    }

    /** The custom section of a name; an empty one where the module has none. */
    static Dwarf section(WasmModule module, String name) {
        return module.customSections(name).stream()
                .findFirst()
                .map(section -> of(module, section))
                .orElse(NONE);
    }

    /** Reads a unit of a section, whose offsets have a width of 4 or 8 bytes. */
    @FunctionalInterface
    interface UnitReader {
        void read(Dwarf unit, int width);
    }

    /** Goes through the units up to the end (section 7.4). */
    void units(UnitReader reader) throws Unreadable {
        while (!atEnd()) {
            long length = unsigned(Integer.BYTES);
            boolean wide = length == WIDE;
            reader.read(slice(wide ? unsigned(Long.BYTES) : length), wide ? Long.BYTES : Integer.BYTES);
        }
    }

    private static Dwarf of(WasmModule module, Section section) {
        byte[] contents = module.bytes(section.start(), section.end());
        return new Dwarf(contents, section.start(), contents.length);
    }

    boolean atEnd() {
        return position >= limit;
    }

    /** Offset in the file. */
    int offset() {
        return base + position;
    }

    void skip(long length) throws Unreadable {
        if (length < 0 || length > limit - position) {
            throw new Unreadable(offset(), length + " bytes are announced and " + (limit - position) + " remain");
        }
        position += (int) length;
    }

    /** The next bytes as a cursor of their own, which this one skips. */
    Dwarf slice(long length) throws Unreadable {
        int start = position;
        skip(length);
        Dwarf part = new Dwarf(bytes, base, position);
        part.position = start;
        return part;
    }

    int u8() throws Unreadable {
        return (int) unsigned(1);
    }

    int u16() throws Unreadable {
        return (int) unsigned(2);
    }

    /** A number of 1, 2, 4 or 8 bytes. */
    long unsigned(int width) throws Unreadable {
        int start = position;
        skip(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[start + i] & 0xFFL) << (8 * i);
        }
        return value;
    }

    /** An unsigned LEB128; bits beyond 64 are dropped. */
    long uleb() throws Unreadable {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            if (shift < Long.SIZE) {
                value |= (next & 0x7FL) << shift;
            }
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** A signed LEB128; bits beyond 64 are dropped. */
    long sleb() throws Unreadable {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            if (shift < Long.SIZE) {
                value |= (next & 0x7FL) << shift;
            }
            if (next < 0x80) {
                boolean negative = (next & 0x40) != 0 && shift + 7 < Long.SIZE;
                return negative ? value | -1L << (shift + 7) : value;
            }
        }
    }

    /** Text up to a zero byte. */
    String text() throws Unreadable {
        int start = position;
        int end = start;
        while (end < limit && bytes[end] != 0) {
            end++;
        }
        if (end == limit) {
            throw new Unreadable(offset(), "a text without an end");
        }
        if (end - start > MOST_TEXT) {
            throw new Unreadable(offset(), "a name of " + (end - start) + " bytes; " + MOST_TEXT + " are read at most");
        }
        position = end + 1;
        return new String(Arrays.copyOfRange(bytes, start, end), StandardCharsets.UTF_8);
    }

    /** Passes over a text, however long it is. */
    void pass() throws Unreadable {
        while (u8() != 0) {
            // only its end matters
        }
    }

    /** Another cursor, at an offset of this section. */
    Dwarf from(long offset) throws Unreadable {
        Dwarf at = new Dwarf(bytes, base, limit);
        at.skip(offset);
        return at;
    }

    /** The text at an offset of this section. */
    String textAt(long offset) throws Unreadable {
        return from(offset).text();
    }
}
