package io.aoscope.ui.kit;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key of a message at two points in time, and what stands below it. At least one of the two values
 * is present.
 *
 * @param path keys from the root joined by {@code /}
 */
public record MessageNode(
        String key,
        String path,
        Optional<Value> before,
        Optional<Value> after,
        Change change,
        List<MessageNode> children) {

    /** What became of a key. */
    public enum Change {
        SAME,
        ADDED,
        REMOVED,
        CHANGED
    }

    public MessageNode {
        children = List.copyOf(children);
    }

    /** Compares two messages; the keys of the later one come first, in its order. */
    public static List<MessageNode> compare(Message before, Message after) {
        return children("", before.entries(), after.entries());
    }

    /** One message on its own. */
    public static List<MessageNode> of(Message message) {
        return compare(message, message);
    }

    /** The value there is: the later one, else the earlier. */
    public Value value() {
        return after.or(() -> before).orElseThrow();
    }

    private static List<MessageNode> children(String parent, Map<Key, Value> before, Map<Key, Value> after) {
        Set<Key> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        return keys.stream()
                .map(key -> node(
                        key.text(),
                        parent.isEmpty() ? key.text() : parent + "/" + key.text(),
                        Optional.ofNullable(before.get(key)),
                        Optional.ofNullable(after.get(key))))
                .toList();
    }

    private static MessageNode node(String key, String path, Optional<Value> before, Optional<Value> after) {
        return new MessageNode(
                key, path, before, after, change(before, after), children(path, entries(before), entries(after)));
    }

    private static Change change(Optional<Value> before, Optional<Value> after) {
        if (before.isEmpty()) {
            return Change.ADDED;
        }
        if (after.isEmpty()) {
            return Change.REMOVED;
        }
        return before.equals(after) ? Change.SAME : Change.CHANGED;
    }

    private static Map<Key, Value> entries(Optional<Value> value) {
        return value.stream()
                .flatMap(present -> switch (present) {
                    case Message message -> Stream.of(message.entries());
                    case ListValue list -> Stream.of(list.asMessage().entries());
                    default -> Stream.empty();
                })
                .findFirst()
                .orElse(Map.of());
    }
}
