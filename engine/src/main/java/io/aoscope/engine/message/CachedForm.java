package io.aoscope.engine.message;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as it comes back from a node's cache (semantics 6.5; rules C1 to C4): on every level keys are in lower case
 * and integer keys have become text, so {@code Action} of a fresh outbox is {@code action} of the same outbox read later.
 * Some values do not come back at all.
 */
public final class CachedForm {
    private static final Set<String> LOST = Set.of("", ".", "ao-types", "content-digest", "unsigned_id");
    /** The most digits of an integer that a node reads back. */
    private static final BigInteger END_OF_INTEGERS = BigInteger.TEN.pow(15);

    private static final Pattern TYPED = Pattern.compile("\\(ao-type-([^)]*)\\) (.*)", Pattern.DOTALL);
    private static final Pattern TYPES = Pattern.compile("[^=\",]+=\"[^\"]*\"(, *[^=\",]+=\"[^\"]*\")*");
    private static final String LINK = "+link";
    private static final byte DELETE = 0x7f;

    private final Codec codec;
    private final boolean strict;

    private CachedForm(Codec codec, boolean strict) {
        this.codec = codec;
        this.strict = strict;
    }

    /** The message as the cache of main gives it back; private keys are lost. */
    public static Message of(Message fresh) {
        return of(fresh, Codec.MAIN);
    }

    /**
     * The message as the cache gives it back; private keys are lost.
     *
     * @throws NotEncodableException where the cache takes it and then cannot give it back, with the place
     */
    public static Message of(Message fresh, Codec codec) {
        return new CachedForm(codec, true).message(fresh, "");
    }

    /** {@link #of(Message, Codec)} where what cannot be given back stays as it is, as long as nobody looks at it. */
    public static Message untouched(Message fresh, Codec codec) {
        return new CachedForm(codec, false).message(fresh, "");
    }

    private Message message(Message fresh, String where) {
        Message cached = Message.EMPTY;
        for (Map.Entry<Key, Value> entry : fresh.normalized().entries().entrySet()) {
            Key key = entry.getKey();
            if (key.isPrivate()) {
                continue;
            }
            String place = Paths.join(where, key.text());
            if (LOST.contains(key.text())) {
                requireTypes(key, entry.getValue(), place);
            } else if (key.text().indexOf('/') < 0) {
                requireNoLink(key, entry.getValue(), place);
                cached = cached.put(key, value(entry.getValue(), place));
            }
        }
        for (Map.Entry<Key, Value> entry : fresh.entries().entrySet()) {
            String path = entry.getKey().text();
            if (path.indexOf('/') >= 0 && !entry.getKey().isPrivate()) {
                cached = placed(cached, Key.normalize(path), value(entry.getValue(), Paths.join(where, path)));
            }
        }
        return cached;
    }

    private static Message placed(Message message, String path, Value value) {
        try {
            return message.set(path, value);
        } catch (NotSettableException e) {
            return message;
        }
    }

    private Value value(Value fresh, String where) {
        return switch (fresh) {
            case Message message -> message(message, where);
            case ListValue list -> list(list, where);
            case IntegerValue(BigInteger number)
            when number.abs().compareTo(END_OF_INTEGERS) >= 0 ->
                unreadable(where, "the integer " + number + " has more than 15 digits; send it as a string", fresh);
            default -> fresh;
        };
    }

    private ListValue list(ListValue list, String where) {
        boolean nested = codec == Codec.EDGE
                || !list.items().isEmpty()
                        && (list.items().getFirst() instanceof Message
                                || list.items().getFirst() instanceof ListValue);
        return nested ? each(list, where) : written(list, where);
    }

    private ListValue each(ListValue list, String where) {
        return new ListValue(
                list.items().stream().map(item -> item(item, where)).toList());
    }

    private Value item(Value item, String where) {
        if (codec == Codec.EDGE && (item.equals(Atom.UNDEFINED) || item.equals(Atom.UNSET))) {
            return unreadable(where, "a list holds the atom " + item.display(), item);
        }
        return value(item, where);
    }

    /** A list whose items main writes into one string. */
    private ListValue written(ListValue list, String where) {
        return new ListValue(list.items().stream()
                .map(item -> switch (item) {
                    case Binary text -> text(text, where);
                    case ListValue inner -> written(inner, where);
                    default -> value(item, where);
                })
                .toList());
    }

    private Value text(Binary text, String where) {
        for (byte b : text.bytes()) {
            if (b < ' ' || b == DELETE) {
                return unreadable(
                        where,
                        "a list that begins with a string, a number or an atom holds the text " + text.display()
                                + ", which is not all printable ASCII; put it into a message of its own",
                        text);
            }
        }
        Matcher typed = TYPED.matcher(text.text());
        return typed.matches() ? typed(typed.group(1), typed.group(2), where, text) : text;
    }

    private Value typed(String type, String text, String where, Binary whole) {
        try {
            return switch (type) {
                case "integer" -> new IntegerValue(new BigInteger(text));
                case "float" -> new FloatValue(Double.parseDouble(text));
                case "atom" -> new Atom(text.replace("\"", ""));
                default -> unreadable(where, "a text in a list begins with (ao-type-" + type + ")", whole);
            };
        } catch (NumberFormatException e) {
            return unreadable(where, "a text in a list looks like the " + type + " " + text + ", which is none", whole);
        }
    }

    private void requireTypes(Key key, Value value, String place) {
        if (key.text().equals("ao-types")
                && value instanceof Binary text
                && !TYPES.matcher(text.text()).matches()) {
            unreadable(place, text.display() + " names no types, as this key should", value);
        }
    }

    private void requireNoLink(Key key, Value value, String place) {
        if (codec == Codec.EDGE && key.text().endsWith(LINK) && value instanceof Binary text) {
            unreadable(place, "edge takes " + text.display() + " for the id of a message", value);
        }
    }

    private Value unreadable(String where, String why, Value value) {
        if (strict) {
            throw new NotEncodableException("at " + (where.isEmpty() ? "/" : where) + " " + why);
        }
        return value;
    }

    /** Why the cache could not give the message back; empty where it could. */
    public static Optional<String> problem(Message fresh, Codec codec) {
        try {
            of(fresh, codec);
            return Optional.empty();
        } catch (NotEncodableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
