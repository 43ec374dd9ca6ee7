package io.aoscope.engine.message;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as the node writes it for an image (semantics 8.3): compact, object keys ascending by bytes, only {@code "},
 * {@code \} and characters below 0x20 escaped (with upper-case hex), everything else as raw UTF-8.
 */
public final class AoJsonWriter {
    private final StringBuilder out = new StringBuilder();

    private AoJsonWriter() {}

    /** @throws InvalidUtf8Exception where a string of the value is not UTF-8 */
    public static String write(Value value) throws InvalidUtf8Exception {
        AoJsonWriter writer = new AoJsonWriter();
        writer.value(value, "");
        return writer.out.toString();
    }

    private void value(Value value, String path) throws InvalidUtf8Exception {
        switch (value) {
            case Binary binary -> string(binary.utf8().orElseThrow(() -> new InvalidUtf8Exception(path)));
            case IntegerValue integer -> out.append(integer.number());
            case FloatValue number -> out.append(shortest(number.number()));
            case Atom atom
            when atom.equals(Atom.TRUE) || atom.equals(Atom.FALSE) || atom.equals(Atom.NULL) -> out.append(atom.name());
            case Atom atom -> string(atom.name());
            case ListValue list -> {
                out.append('[');
                int number = 0;
                for (Value item : list.items()) {
                    out.append(number++ == 0 ? "" : ",");
                    value(item, Paths.join(path, Integer.toString(number)));
                }
                out.append(']');
            }
            case Message message -> object(message, path);
            case Opaque opaque -> string(opaque.toString());
        }
    }

    private void object(Message message, String path) throws InvalidUtf8Exception {
        String separator = "{";
        for (Map.Entry<Key, Value> entry : new TreeMap<>(message.entries()).entrySet()) {
            String name = entry.getKey().text();
            out.append(separator);
            string(name);
            out.append(':');
            value(entry.getValue(), Paths.join(path, name));
            separator = ",";
        }
        out.append(message.isEmpty() ? "{}" : "}");
    }

    private void string(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        out.append('"');
    }

    /** The shortest digits that read back as the number; scientific where that is shorter, as in {@code 1.0e3}. */
    private static String shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number));
        String plain = decimal.stripTrailingZeros().toPlainString();
        plain = plain.contains(".") ? plain : plain + ".0";
        BigDecimal stripped = decimal.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        String scientific = (number < 0 ? "-" : "") + digits.charAt(0) + "."
                + (digits.length() == 1 ? "0" : digits.substring(1)) + "e" + exponent;
        return scientific.length() < plain.length() ? scientific : plain;
    }
}
