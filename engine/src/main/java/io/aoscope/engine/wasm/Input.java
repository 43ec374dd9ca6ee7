package io.aoscope.engine.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A cursor over the bytes of a module, bounded by the section or body that is being read. */
final class Input {
    private final byte[] bytes;
    private int position;
    private final int limit;
    private final String region;

    Input(byte[] bytes) {
        this(bytes, 0, bytes.length, "");
    }

    /**
     * @param region what ends at the limit, for messages: "section code"; empty for the file
     */
    Input(byte[] bytes, int position, int limit, String region) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
        this.region = region;
    }

    /** A cursor over the next bytes, which this one skips. */
    Input slice(int length, String name) {
        Input part = new Input(bytes, position, position + length, name);
        position += length;
        return part;
    }

    int position() {
        return position;
    }

    int limit() {
        return limit;
    }

    int remaining() {
        return limit - position;
    }

    boolean atEnd() {
        return position == limit;
    }

    void skip(int length) {
        position += length;
    }

    int u8() throws MalformedModuleException {
        if (position >= limit) {
            throw end();
        }
        return bytes[position++] & 0xFF;
    }

    /** The next byte without reading it, or -1 at the end. */
    int peek() {
        return position < limit ? bytes[position] & 0xFF : -1;
    }

    /** An unsigned number of at most 32 bits, as a long. */
    long u32Long() throws MalformedModuleException {
        return unsigned(32);
    }

    /**
     * An index or count. One above 2^31 is beyond every index space and every count of bytes, so it
     * is read as the highest int: what is then unknown or missing is reported where it is used.
     */
    int u32() throws MalformedModuleException {
        if (position < limit && bytes[position] >= 0) {
            return bytes[position++];
        }
        return (int) Math.min(unsigned(32), Integer.MAX_VALUE);
    }

    long u64() throws MalformedModuleException {
        return unsigned(64);
    }

    int s32() throws MalformedModuleException {
        if (position < limit && bytes[position] >= 0) {
            return bytes[position++] << 25 >> 25;
        }
        return (int) signed(32);
    }

    long s33() throws MalformedModuleException {
        return signed(33);
    }

    long s64() throws MalformedModuleException {
        return signed(64);
    }

    private long unsigned(int bits) throws MalformedModuleException {
        int start = position;
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            int left = bits - shift;
            if (left <= 0) {
                throw new MalformedModuleException(
                        start, "integer representation too long: more bytes than a u" + bits + " has");
            }
            int next = u8();
            if (left < 7 && (next & 0x7F) >>> left != 0) {
                throw new MalformedModuleException(start, "integer too large: it does not fit a u" + bits);
            }
            result |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return result;
            }
        }
    }

    private long signed(int bits) throws MalformedModuleException {
        int start = position;
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            int left = bits - shift;
            if (left <= 0) {
                throw new MalformedModuleException(
                        start, "integer representation too long: more bytes than an s" + bits + " has");
            }
            int next = u8();
            if (left < 7) {
                int unused = (next & 0x7F) >> (left - 1);
                if (unused != 0 && unused != 0x7F >> (left - 1)) {
                    throw new MalformedModuleException(start, "integer too large: it does not fit an s" + bits);
                }
            }
            result |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                int used = shift + 7;
                return used < 64 ? result << (64 - used) >> (64 - used) : result;
            }
        }
    }

    /** Four bytes, little endian, as bits. */
    int bits32() throws MalformedModuleException {
        need(4);
        int value = (bytes[position] & 0xFF)
                | (bytes[position + 1] & 0xFF) << 8
                | (bytes[position + 2] & 0xFF) << 16
                | bytes[position + 3] << 24;
        position += 4;
        return value;
    }

    /** Eight bytes, little endian, as bits. */
    long bits64() throws MalformedModuleException {
        long low = bits32() & 0xFFFF_FFFFL;
        return low | (long) bits32() << 32;
    }

    /** A length of bytes that must still be there. */
    int length() throws MalformedModuleException {
        int start = position;
        long length = u32Long();
        if (length > remaining()) {
            throw new MalformedModuleException(
                    start,
                    String.format(
                            Locale.ROOT,
                            "%s: %d bytes are announced, %d remain in %s; the file is damaged or was cut short",
                            region.isEmpty() ? "length out of bounds" : "unexpected end of section or function",
                            length,
                            remaining(),
                            place()));
        }
        return (int) length;
    }

    String name() throws MalformedModuleException {
        int length = length();
        int start = position;
        position += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedModuleException(start, "malformed UTF-8 encoding: a name must be valid UTF-8");
        }
    }

    private void need(int length) throws MalformedModuleException {
        if (remaining() < length) {
            position = limit;
            throw end();
        }
    }

    private MalformedModuleException end() {
        return new MalformedModuleException(
                limit,
                (region.isEmpty() ? "unexpected end" : "unexpected end of section or function") + ": " + place()
                        + " ends here; the file is damaged or was cut short");
    }

    private String place() {
        return region.isEmpty() ? "the file" : region;
    }
}
