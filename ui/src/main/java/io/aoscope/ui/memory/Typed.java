package io.aoscope.ui.memory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads addresses and bytes as a person types them. Pure. */
final class Typed {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<sign>[+-]?)(?:0[xX](?<hex>[0-9a-fA-F_]{1,20})|(?<decimal>[0-9_,]{1,26}))");

    private Typed() {}

    /**
     * {@code 0x12a0} or {@code 4768}; {@code +16} and {@code -0x10} count from where the cursor is.
     *
     * @return empty where it is no address
     */
    static OptionalLong address(String text, long cursor) {
        var matcher = ADDRESS.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        try {
            String hex = matcher.group("hex");
            long number = hex != null
                    ? Long.parseUnsignedLong(hex.replace("_", ""), 16)
                    : Long.parseUnsignedLong(matcher.group("decimal").replaceAll("[_,]", ""));
            return OptionalLong.of(
                    switch (matcher.group("sign")) {
                        case "+" -> cursor + number;
                        case "-" -> cursor - number;
                        default -> number;
                    });
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /**
     * The bytes to look for.
     *
     * @param hex pairs of hex digits with or without spaces, else text
     * @return empty where there is nothing to look for, or a digit is missing or wrong
     */
    static Optional<byte[]> bytes(String text, boolean hex) {
        if (!hex) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        String digits = text.replaceAll("0[xX]|[\\s,_]", "");
        try {
            return digits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
