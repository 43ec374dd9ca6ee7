package io.aoscope.engine.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The few forms of RFC 8941 that messages use. */
final class StructuredFields {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789.-_/?&+";

    private StructuredFields() {}

    /** A quoted string; only {@code "} and {@code \} are escaped, so bytes given as Latin-1 stay the same bytes. */
    static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * {@code key="value", key2="value2"} in the order of the map, with percent signs for unusual bytes of keys.
     *
     * @param unusual letters that are unusual here, too
     */
    static String dictionary(Map<Key, Value> entries, String unusual) {
        return String.join(
                ", ",
                entries.entrySet().stream()
                        .map(entry -> escaped(entry.getKey().text(), unusual) + "="
                                + string(entry.getValue().display()))
                        .toList());
    }

    private static String escaped(String key, String unusual) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            int letter = Byte.toUnsignedInt(b);
            if (PLAIN.indexOf(letter) >= 0 && unusual.indexOf(letter) < 0) {
                escaped.append((char) letter);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02x", letter));
            }
        }
        return escaped.toString();
    }
}
