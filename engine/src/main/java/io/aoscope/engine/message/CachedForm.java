package io.aoscope.engine.message;

import java.util.Map;

/**
 * A message as it comes back from a node's cache (semantics 6.5): on every level keys are in lower case and integer keys
 * have become text, so {@code Action} of a fresh outbox is {@code action} of the same outbox read later.
 */
public final class CachedForm {
    private CachedForm() {}

    /** The message as the cache gives it back; private keys are lost. */
    public static Message of(Message fresh) {
        Message.Builder builder = Message.builder();
        for (Map.Entry<Key, Value> entry : fresh.normalized().entries().entrySet()) {
            if (!entry.getKey().isPrivate()) {
                builder.put(entry.getKey(), value(entry.getValue()));
            }
        }
        return builder.build();
    }

    private static Value value(Value fresh) {
        return switch (fresh) {
            case Message message -> of(message);
            case ListValue list ->
                new ListValue(list.items().stream().map(CachedForm::value).toList());
            default -> fresh;
        };
    }
}
