package io.aoscope.engine.message;

import java.util.Map;

/** The few forms of RFC 8941 that messages use. */
final class StructuredFields {
    private StructuredFields() {}

    /** A quoted string; only {@code "} and {@code \} are escaped. */
    static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** {@code key="value", key2="value2"} in the order of the map. */
    static String dictionary(Map<Key, Value> entries) {
        return String.join(
                ", ",
                entries.entrySet().stream()
                        .map(entry -> entry.getKey().text() + "="
                                + string(entry.getValue().display()))
                        .toList());
    }
}
