package io.aoscope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of scripts as the machine's bits, and their comparison. */
final class Values {
    private static final int CANONICAL_32 = 0x7FC0_0000;
    private static final long CANONICAL_64 = 0x7FF8_0000_0000_0000L;

    private Values() {}

    static long[] arguments(JsonNode values) {
        long[] bits = new long[values.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = bits(values.get(i));
        }
        return bits;
    }

    private static long bits(JsonNode value) {
        String text = value.path("value").asText();
        return switch (value.path("type").asText()) {
            case "i32" -> Integer.parseUnsignedInt(text);
            case "f32" -> Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
            case "i64", "f64" -> Long.parseUnsignedLong(text);
            // The host's reference n is handle n + 1: 0 is null.
            default -> text.equals("null") ? 0 : Long.parseLong(text) + 1;
        };
    }

    /** Whether results are as expected; a reference without a value stands for any but null. */
    static boolean match(JsonNode expected, long[] results) {
        if (expected.size() != results.length) {
            return false;
        }
        for (int i = 0; i < results.length; i++) {
            if (!matches(expected.get(i), results[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(JsonNode expected, long bits) {
        String type = expected.path("type").asText();
        String value = expected.path("value").asText("");
        return switch (value) {
            case "nan:canonical" ->
                type.equals("f32")
                        ? ((int) bits & Integer.MAX_VALUE) == CANONICAL_32
                        : (bits & Long.MAX_VALUE) == CANONICAL_64;
            case "nan:arithmetic" ->
                type.equals("f32")
                        ? ((int) bits & CANONICAL_32) == CANONICAL_32
                        : (bits & CANONICAL_64) == CANONICAL_64;
            case "null" -> bits == 0;
            default ->
                switch (type) {
                    case "i32", "f32" -> (int) bits == Integer.parseUnsignedInt(value);
                    case "i64", "f64" -> bits == Long.parseUnsignedLong(value);
                    case "externref" -> value.isEmpty() ? bits != 0 : bits == Long.parseLong(value) + 1;
                    default -> bits != 0;
                };
        };
    }

    static String text(JsonNode values) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode value : values) {
            text.append(text.length() == 1 ? "" : " ")
                    .append(value.path("type").asText())
                    .append(':')
                    .append(value.path("value").asText("any"));
        }
        return text.append(']').toString();
    }

    static String text(long[] bits) {
        StringBuilder text = new StringBuilder("[");
        for (long value : bits) {
            text.append(text.length() == 1 ? "" : " ").append(Long.toUnsignedString(value));
        }
        return text.append(']').toString();
    }
}
