package io.aoscope.engine.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Typed values as strings ("type annotated binary messages", semantics 1.1): every value of the encoded message is a
 * {@link Binary} or again an encoded {@link Message}, keys are lower case and ascend by bytes, and {@code ao-types}
 * names the types of those that were not strings.
 */
public final class Tabm {
    private static final String AO_TYPES = "ao-types";
    /** Keys that are computed again wherever they are needed. */
    private static final Set<String> MADE_ANEW = Set.of("unsigned_id", "content-digest");

    private static final MathContext FLOAT_DIGITS = new MathContext(21, RoundingMode.HALF_EVEN);

    /** A value as bytes, written as Latin-1, with the name of the type it had, as inside a list. */
    private record Typed(String type, String bytes) {}

    private Tabm() {}

    /**
     * The message with only strings and messages in it; private keys are left out.
     *
     * @throws NotEncodableException where a list that begins with something else holds a message, which the node refuses
     */
    public static Message encode(Message message) {
        TreeMap<Key, Value> encoded = new TreeMap<>();
        TreeMap<Key, Value> types = new TreeMap<>();
        Message normal = message.normalized();
        normal.entries().forEach((key, value) -> {
            if (!key.isPrivate() && !MADE_ANEW.contains(key.text())) {
                encodeEntry(key, value, encoded, types);
            }
        });
        if (!types.isEmpty()) {
            encoded.put(Key.of(AO_TYPES), Binary.of(StructuredFields.dictionary(types, "")));
        }
        Message.Builder builder = Message.builder();
        encoded.forEach(builder::put);
        return builder.build();
    }

    private static void encodeEntry(Key key, Value value, TreeMap<Key, Value> encoded, TreeMap<Key, Value> types) {
        switch (value) {
            case Binary binary when binary.isEmpty() -> types.put(key, Binary.of("empty-binary"));
            case Binary binary -> encoded.put(key, binary);
            case ListValue list when list.items().isEmpty() -> types.put(key, Binary.of("empty-list"));
            case ListValue list
            when isNested(list.items().getFirst()) -> {
                types.put(key, Binary.of("list"));
                encoded.put(key, encode(list.asMessage()));
            }
            case Message message when isEmpty(message) -> types.put(key, Binary.of("empty-message"));
            case Message message -> encoded.put(key, encode(message));
            case Opaque opaque -> encoded.put(key, Binary.of(opaque.toString()));
            default -> {
                Typed typed = encodeScalar(value);
                types.put(key, Binary.of(typed.type()));
                encoded.put(key, Binary.of(typed.bytes().getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private static boolean isEmpty(Message message) {
        return message.isEmpty()
                || message.size() == 1 && message.at(Key.of("priv")).isPresent();
    }

    private static boolean isNested(Value value) {
        return value instanceof Message || value instanceof ListValue;
    }

    private static Typed encodeScalar(Value value) {
        return switch (value) {
            case IntegerValue integer -> new Typed("integer", integer.number().toString());
            case FloatValue number -> new Typed("float", floatText(number.number()));
            case Atom atom -> new Typed("atom", StructuredFields.string(atom.name()));
            case ListValue list -> new Typed("list", listText(list.items()));
            default -> throw new NotEncodableException(value);
        };
    }

    private static String listText(List<Value> items) {
        return String.join(", ", items.stream().map(Tabm::itemText).toList());
    }

    private static String itemText(Value item) {
        if (item instanceof Binary binary) {
            return StructuredFields.string(new String(binary.bytes(), StandardCharsets.ISO_8859_1));
        }
        Typed typed = encodeScalar(item);
        return StructuredFields.string("(ao-type-" + typed.type() + ") " + typed.bytes());
    }

    /** Scientific with 20 decimals and an exponent of at least two digits: {@code 1.50000000000000000000e+00}. */
    static String floatText(double number) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        BigInteger digits = BigInteger.ZERO;
        int exponent = 0;
        if (number != 0) {
            BigDecimal rounded = new BigDecimal(Math.abs(number)).round(FLOAT_DIGITS);
            exponent = rounded.precision() - rounded.scale() - 1;
            digits = rounded.setScale(20 - exponent, RoundingMode.UNNECESSARY).unscaledValue();
        }
        String text = String.format(Locale.ROOT, "%021d", digits);
        return (negative ? "-" : "") + text.charAt(0) + "." + text.substring(1) + "e" + (exponent < 0 ? "-" : "+")
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }
}
