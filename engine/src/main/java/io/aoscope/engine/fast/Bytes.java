package io.aoscope.engine.fast;

import io.aoscope.engine.wasm.AbstractHeap;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.ValType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array with the encodings of the binary format (WebAssembly 3.0, section 5.2). */
final class Bytes {
    private byte[] bytes = new byte[256];
    private int size;

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    Bytes u8(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    /** Unsigned LEB128; the value is taken as unsigned. */
    Bytes u32(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            u8(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return u8(rest);
    }

    /** Signed LEB128. */
    Bytes signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            u8((int) rest & 0x7F | 0x80);
            rest >>= 7;
        }
        return u8((int) rest & 0x7F);
    }

    /** The low bytes of a value, little-endian. */
    Bytes fixed(long value, int count) {
        for (int i = 0; i < count; i++) {
            u8((int) (value >>> (8 * i)));
        }
        return this;
    }

    Bytes raw(byte[] source) {
        if (bytes.length - size < source.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + source.length));
        }
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
        return this;
    }

    /** A byte vector: its length, then its bytes. */
    Bytes sized(byte[] source) {
        return u32(source.length).raw(source);
    }

    Bytes name(String text) {
        return sized(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes op(Opcode opcode) {
        int code = opcode.code();
        return code < 0x100 ? u8(code) : u8(code >>> 8).u32(code & 0xFF);
    }

    Bytes op(Opcode opcode, int index) {
        return op(opcode).u32(index);
    }

    Bytes i32(int value) {
        return op(Opcode.I32_CONST).signed(value);
    }

    Bytes i64(long value) {
        return op(Opcode.I64_CONST).signed(value);
    }

    Bytes type(ValType type) {
        return u8(code(type));
    }

    /** The one-byte code of a type; the modules that come here have no other types. */
    private static int code(ValType type) {
        return switch (type) {
            case NumType.I32 -> 0x7F;
            case NumType.I64 -> 0x7E;
            case NumType.F32 -> 0x7D;
            case NumType.F64 -> 0x7C;
            case RefType(boolean nullable, AbstractHeap heap) when nullable && heap == AbstractHeap.FUNC -> 0x70;
            case RefType(boolean nullable, AbstractHeap heap) when nullable && heap == AbstractHeap.EXTERN -> 0x6F;
            default -> throw new IllegalArgumentException("no lowering of type " + type.text());
        };
    }
}
