package io.aoscope.engine.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A string of bytes, usually UTF-8 text. Immutable. Several may share one array: {@link #append} fills the spare room
 * behind the last of them, so that a file written in small pieces costs what is written, not its square.
 */
public final class Binary implements Value {
    public static final Binary EMPTY = new Binary(new Room(new byte[0], 0), 0);

    /** An array and how much of its front is taken; what is taken never changes again. */
    private static final class Room {
        private final byte[] bytes;
        private int taken;

        Room(byte[] bytes, int taken) {
            this.bytes = bytes;
            this.taken = taken;
        }

        synchronized boolean take(int from, byte[] more) {
            if (taken != from || bytes.length - from < more.length) {
                return false;
            }
            System.arraycopy(more, 0, bytes, from, more.length);
            taken += more.length;
            return true;
        }
    }

    private final Room room;
    private final int length;

    private Binary(Room room, int length) {
        this.room = room;
        this.length = length;
    }

    public static Binary of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Binary(new Room(bytes, bytes.length), bytes.length);
    }

    /** A copy of the bytes. */
    public static Binary of(byte[] bytes) {
        return new Binary(new Room(bytes.clone(), bytes.length), bytes.length);
    }

    /** How many bytes. */
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return Arrays.copyOf(room.bytes, length);
    }

    /** A copy of the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(room.bytes, from, Math.min(to, length));
    }

    /** One byte, 0 to 255. */
    public int at(int index) {
        return Byte.toUnsignedInt(room.bytes[index]);
    }

    /** The bytes as text; what is not UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(room.bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** The bytes as text, if they are UTF-8. */
    public Optional<String> utf8() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(room.bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** These bytes followed by {@code more}. */
    public Binary append(byte[] more) {
        if (more.length == 0) {
            return this;
        }
        if (room.take(length, more)) {
            return new Binary(room, length + more.length);
        }
        byte[] larger = Arrays.copyOf(room.bytes, Math.max(Math.addExact(length, more.length), 2 * length));
        System.arraycopy(more, 0, larger, length, more.length);
        int taken = length + more.length;
        return new Binary(new Room(larger, taken), taken);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binary binary
                && Arrays.equals(room.bytes, 0, length, binary.room.bytes, 0, binary.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + room.bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length <= 200 ? '"' + text() + '"' : "<" + length + " bytes>";
    }
}
