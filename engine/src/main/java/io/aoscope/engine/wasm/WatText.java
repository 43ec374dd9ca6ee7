package io.aoscope.engine.wasm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Pieces of WAT: strings, floats, types. */
final class WatText {
    private static final int NAN_32 = 0x7F80_0000;
    private static final long NAN_64 = 0x7FF0_0000_0000_0000L;

    private WatText() {}

    static String string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return string(utf8, 0, utf8.length);
    }

    static String string(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = start; i < end; i++) {
            int next = bytes[i] & 0xFF;
            if (next >= 0x20 && next < 0x7F && next != '"' && next != '\\') {
                text.append((char) next);
            } else {
                text.append(String.format(Locale.ROOT, "\\%02x", next));
            }
        }
        return text.append('"').toString();
    }

    static String f32(int bits) {
        String sign = bits < 0 ? "-" : "";
        if ((bits & NAN_32) != NAN_32) {
            return Float.toString(Float.intBitsToFloat(bits));
        }
        int payload = bits & ~NAN_32 & Integer.MAX_VALUE;
        return payload == 0 ? sign + "inf" : sign + "nan:0x" + Integer.toHexString(payload);
    }

    static String f64(long bits) {
        String sign = bits < 0 ? "-" : "";
        if ((bits & NAN_64) != NAN_64) {
            return Double.toString(Double.longBitsToDouble(bits));
        }
        long payload = bits & ~NAN_64 & Long.MAX_VALUE;
        return payload == 0 ? sign + "inf" : sign + "nan:0x" + Long.toHexString(payload);
    }

    /** A vector constant as {@code i32x4} in hexadecimal, with a space before. */
    static String v128(long low, long high) {
        return String.format(
                Locale.ROOT, " i32x4 0x%08x 0x%08x 0x%08x 0x%08x", (int) low, low >>> 32, (int) high, high >>> 32);
    }

    /** Eight lane indices, the first in the lowest byte, each with a space before. */
    static String lanes(long bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Long.BYTES; i++) {
            text.append(' ').append(bytes >>> 8 * i & 0xFF);
        }
        return text.toString();
    }

    /** {@code (param i32 i64) (result i32)}, with a space before; empty for no types. */
    static String signature(FuncType type) {
        return group("param", type.params()) + group("result", type.results());
    }

    static String group(String keyword, List<ValType> types) {
        if (types.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(" (").append(keyword);
        types.forEach(type -> text.append(' ').append(type.text()));
        return text.append(')').toString();
    }

    static String limits(Limits limits) {
        return (limits.is64() ? "i64 " : "")
                + Long.toUnsignedString(limits.min())
                + (limits.hasMax() ? " " + Long.toUnsignedString(limits.max()) : "");
    }

    static String table(TableType type) {
        return limits(type.limits()) + " " + type.element().text();
    }

    static String global(GlobalType type) {
        return type.mutable() ? "(mut " + type.type().text() + ")" : type.type().text();
    }
}
