package io.aoscope.ui.memory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What selected bytes become on the clipboard. */
public enum CopyAs {
    HEX("hex") {
        @Override
        public String write(byte[] bytes) {
            return HexFormat.ofDelimiter(" ").formatHex(bytes);
        }
    },
    TEXT("text") {
        @Override
        public String write(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    },
    C_ARRAY("C array") {
        @Override
        public String write(byte[] bytes) {
            String lines = IntStream.iterate(0, from -> from < bytes.length, from -> from + ON_A_LINE)
                    .mapToObj(from -> IntStream.range(from, Math.min(bytes.length, from + ON_A_LINE))
                            .mapToObj(i -> "0x" + HexFormat.of().toHexDigits(bytes[i]))
                            .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining(",\n    "));
            return "unsigned char bytes[" + bytes.length + "] = {\n    " + lines + "\n};";
        }
    };

    private static final int ON_A_LINE = 12;
    private final String text;

    CopyAs(String text) {
        this.text = text;
    }

    /** The name for a person. */
    public String text() {
        return text;
    }

    public abstract String write(byte[] bytes);
}
