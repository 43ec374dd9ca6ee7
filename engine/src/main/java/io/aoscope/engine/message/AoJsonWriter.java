package io.aoscope.engine.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * JSON as the node writes it for an image (semantics 8.3): compact, object keys in the order of {@link MapOrders}, only {@code "},
 * {@code \} and characters below 0x20 escaped (with upper-case hex), everything else as raw UTF-8.
 */
public final class AoJsonWriter {
    private static final double EVERY_INTEGER_BELOW = 0x1p53;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

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
        for (Key key : MapOrders.folded(message.entries().keySet())) {
            String name = key.text();
            out.append(separator);
            string(name);
            out.append(':');
            value(message.at(key).orElseThrow(), Paths.join(path, name));
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

    /**
     * The shortest digits that read back as the number; scientific where that is shorter, as in {@code 1.0e3}, and from
     * 2^53 on, where not every integer is a float.
     */
    private static String shortest(double number) {
        String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
        BigDecimal decimal = fewestDigits(Math.abs(number)).stripTrailingZeros();
        if (decimal.signum() == 0) {
            return sign + "0.0";
        }
        String plain = decimal.toPlainString();
        plain = plain.contains(".") ? plain : plain + ".0";
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String scientific =
                digits.charAt(0) + "." + (digits.length() == 1 ? "0" : digits.substring(1)) + "e" + exponent;
        boolean large = Math.abs(number) >= EVERY_INTEGER_BELOW;
        return sign + (large || scientific.length() < plain.length() ? scientific : plain);
    }

    /** {@link Double#toString} writes at least two digits, where one may be enough. */
    private static BigDecimal fewestDigits(double number) {
        BigDecimal written = new BigDecimal(Double.toString(number));
        BigDecimal one = new BigDecimal(number).round(ONE_DIGIT);
        return one.doubleValue() == number ? one : written;
    }
}
