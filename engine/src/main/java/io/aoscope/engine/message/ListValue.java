package io.aoscope.engine.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A list; on a path its items have the keys 1, 2, …. */
public record ListValue(List<Value> items) implements Value {
    public static final ListValue EMPTY = new ListValue(List.of());

    public ListValue {
        items = List.copyOf(items);
    }

    public static ListValue of(Value... items) {
        return new ListValue(List.of(items));
    }

    /** A list of strings. */
    public static ListValue ofTexts(String... items) {
        return new ListValue(
                Stream.of(items).map(item -> (Value) Binary.of(item)).toList());
    }

    /** The list with one item more at its front. */
    public ListValue prepend(Value item) {
        return new ListValue(Stream.concat(Stream.of(item), items.stream()).toList());
    }

    /** The item with the 1-based number that {@code key} spells in decimal. */
    public Optional<Value> item(String key) {
        if (key.isEmpty() || key.length() > 9 || !key.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(key);
        return number >= 1 && number <= items.size() ? Optional.of(items.get(number - 1)) : Optional.empty();
    }

    /** The list as a message with the integer keys 1 to n. */
    public Message asMessage() {
        Message.Builder builder = Message.builder();
        for (int i = 0; i < items.size(); i++) {
            builder.put(Key.of(i + 1), items.get(i));
        }
        return builder.build();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ListValue%s", items);
    }
}
