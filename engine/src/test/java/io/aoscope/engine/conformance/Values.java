package io.aoscope.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.NumType;
import java.math.BigInteger;
import java.util.stream.LongStream;

/** Values of scripts as the machine's bits, and their comparison. */
final class Values {
    private static final int CANONICAL_32 = 0x7FC0_0000;
    private static final long CANONICAL_64 = 0x7FF8_0000_0000_0000L;

    private Values() {}

    static long[] arguments(JsonNode values) {
        LongStream.Builder bits = LongStream.builder();
        for (JsonNode value : values) {
            if (isVector(value)) {
                bits.add(half(value, 0)).add(half(value, 1));
            } else {
                bits.add(bits(value));
            }
        }
        return bits.build().toArray();
    }

    /** A value as the machine gives results: a v128 takes two numbers. */
    static long[] bits(TypedValue value) {
        return value.type() == NumType.V128 ? new long[] {value.bits(), value.high()} : new long[] {value.bits()};
    }

    private static boolean isVector(JsonNode value) {
        return value.path("type").asText().equals("v128");
    }

    private static int laneBits(JsonNode vector) {
        return 128 / vector.path("value").size();
    }

    private static long mask(int bits) {
        return -1L >>> 64 - bits;
    }

    private static long lane(String decimal, int bits) {
        return new BigInteger(decimal).longValue() & mask(bits);
    }

    /** The low or the high half of a v128. */
    private static long half(JsonNode vector, int index) {
        int bits = laneBits(vector);
        long half = 0;
        for (int i = 0; i < 64 / bits; i++) {
            half |= lane(vector.path("value").get(index * 64 / bits + i).asText(), bits) << i * bits;
        }
        return half;
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
        int at = 0;
        for (JsonNode value : expected) {
            int width = isVector(value) ? 2 : 1;
            if (at + width > results.length
                    || !(isVector(value) ? matches(value, results, at) : matches(value, results[at]))) {
                return false;
            }
            at += width;
        }
        return at == results.length;
    }

    private static boolean matches(JsonNode vector, long[] results, int at) {
        String laneType = vector.path("lane_type").asText();
        JsonNode lanes = vector.path("value");
        int bits = laneBits(vector);
        for (int i = 0; i < lanes.size(); i++) {
            long half = results[at + i * bits / 64];
            long lane = half >>> i * bits % 64 & mask(bits);
            String wanted = lanes.get(i).asText();
            boolean equal = wanted.startsWith("nan") ? matchesNan(laneType, wanted, lane) : lane == lane(wanted, bits);
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(JsonNode expected, long bits) {
        String type = expected.path("type").asText();
        String value = expected.path("value").asText("");
        return switch (value) {
            case "nan:canonical", "nan:arithmetic" -> matchesNan(type, value, bits);
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

    private static boolean matchesNan(String type, String nan, long bits) {
        if (nan.equals("nan:canonical")) {
            return type.equals("f32")
                    ? ((int) bits & Integer.MAX_VALUE) == CANONICAL_32
                    : (bits & Long.MAX_VALUE) == CANONICAL_64;
        }
        return type.equals("f32") ? ((int) bits & CANONICAL_32) == CANONICAL_32 : (bits & CANONICAL_64) == CANONICAL_64;
    }

    static String text(JsonNode values) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode value : values) {
            text.append(text.length() == 1 ? "" : " ")
                    .append(value.path("type").asText())
                    .append(':')
                    .append(
                            isVector(value)
                                    ? value.path("value").toString()
                                    : value.path("value").asText("any"));
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
