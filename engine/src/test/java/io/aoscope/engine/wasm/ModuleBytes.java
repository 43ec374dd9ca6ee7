package io.aoscope.engine.wasm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Modules written by hand, in hexadecimal, and the images of the test resources. */
final class ModuleBytes {
    private static final String HEADER = "0061736d01000000";

    private ModuleBytes() {}

    /** A header and sections. */
    static byte[] module(String... sections) {
        return hex(HEADER + String.join("", sections));
    }

    /** A section with its size. */
    static String section(int id, String contents) {
        return byteHex(id) + sized(contents);
    }

    /** A size and as many bytes; for function bodies. */
    static String sized(String contents) {
        byte[] bytes = hex(contents);
        return unsigned(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    /** A number as LEB128. */
    static String unsigned(int value) {
        return value < 0x80 ? byteHex(value) : byteHex(value & 0x7F | 0x80) + unsigned(value >>> 7);
    }

    /** A module with one function without parameters and results; the code without its end. */
    static byte[] function(String code) {
        return function("60 00 00", code);
    }

    /** A module with a memory, a table and one function of a type; the code without its end. */
    static byte[] function(String type, String code) {
        return module(
                section(1, "01" + type),
                section(3, "01 00"),
                section(4, "01 70 00 01"),
                section(5, "01 04 01"),
                section(10, "01" + sized("00" + code + "0b")));
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static String byteHex(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }

    /** An image of {@code io/aoscope/engine/wasm} in the test resources. */
    static byte[] resource(String name) {
        try (InputStream in = ModuleBytes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource " + name);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module of {@code named.wat}. */
    static WasmModule named() {
        return read(resource("named.wasm"));
    }

    static WasmModule read(byte[] bytes) {
        try {
            return WasmReader.read(bytes);
        } catch (MalformedModuleException e) {
            throw new AssertionError(e);
        }
    }
}
