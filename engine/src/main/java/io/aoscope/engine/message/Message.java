package io.aoscope.engine.message;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map from keys to values: immutable, ordered by insertion, compared by content. Reading by path ignores case and
 * private keys; {@link #at} and {@link #put} take keys exactly as spelled. The rules are semantics 1: keys are
 * normalised one level at a time, {@code set} merges deeply, {@code /} in a key is a path.
 */
public final class Message implements Value {
    public static final Message EMPTY = new Message(new LinkedHashMap<>());

    /** Keys that {@link #set} passes over silently (semantics 1, rule 5). */
    private static final Set<String> RESERVED =
            Set.of("id", "commitments", "committers", "keys", "set", "set-mode", "remove", "verify");

    private static final String PRIVATE = "priv";

    private final Map<Key, Value> entries;
    private volatile @Nullable Map<String, Key> normal;

    private Message(LinkedHashMap<Key, Value> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A message of one entry. */
    public static Message of(String key, Value value) {
        return builder().put(key, value).build();
    }

    /** A message of two entries. */
    public static Message of(String key, Value value, String key2, Value value2) {
        return builder().put(key, value).put(key2, value2).build();
    }

    /** Every entry, private ones too, in order of insertion. Cannot be changed. */
    public Map<Key, Value> entries() {
        return entries;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    /**
     * The value at a path such as {@code results/outbox/1}. Empty parts vanish, the empty path is the message itself,
     * case is ignored, lists have the keys 1 to n, private keys are never found.
     */
    public Optional<Value> get(String path) {
        Value value = this;
        for (String part : Paths.parts(path)) {
            Optional<Value> next = switch (value) {
                case Message message -> message.child(part);
                case ListValue list -> list.item(part);
                default -> Optional.empty();
            };
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(value);
    }

    /** The text at a path, if a string stands there. */
    public Optional<String> text(String path) {
        return binary(path).map(Binary::text);
    }

    /** The string at a path. */
    public Optional<Binary> binary(String path) {
        return get(path).filter(Binary.class::isInstance).map(Binary.class::cast);
    }

    /** The integer at a path. */
    public Optional<BigInteger> integer(String path) {
        return get(path).filter(IntegerValue.class::isInstance).map(value -> ((IntegerValue) value).number());
    }

    /** The message at a path; a list counts as the message with the keys 1 to n. */
    public Optional<Message> message(String path) {
        return get(path).flatMap(value -> switch (value) {
            case Message message -> Optional.of(message);
            case ListValue list -> Optional.of(list.asMessage());
            default -> Optional.empty();
        });
    }

    /** Whether something stands at the path. */
    public boolean has(String path) {
        return get(path).isPresent();
    }

    /** The value under exactly this key, private or not. */
    public Optional<Value> at(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The live thing of a type at a path below {@code priv}. */
    public <T> Optional<T> live(String path, Class<T> type) {
        Value value = this;
        for (String part : Paths.parts(PRIVATE + "/" + path)) {
            if (!(value instanceof Message message)) {
                return Optional.empty();
            }
            Optional<Value> next = message.at(Key.of(part));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return value instanceof Opaque opaque ? opaque.as(type) : Optional.empty();
    }

    /** This message with a live thing at a path below {@code priv}. */
    public Message withLive(String path, Object thing) {
        return putDeep(Paths.parts(PRIVATE + "/" + path), new Opaque(thing));
    }

    /** This message without the live thing at a path below {@code priv}. */
    public Message withoutLive(String path) {
        return without(Paths.parts(PRIVATE + "/" + path));
    }

    private Message without(List<String> parts) {
        Key key = Key.of(parts.getFirst());
        if (parts.size() == 1) {
            return remove(key);
        }
        return entries.get(key) instanceof Message inner
                ? put(key, inner.without(parts.subList(1, parts.size())))
                : this;
    }

    /** This message with {@code value} under exactly this key, in the place of an older one. */
    public Message put(Key key, Value value) {
        LinkedHashMap<Key, Value> changed = new LinkedHashMap<>(entries);
        changed.put(key, value);
        return new Message(changed);
    }

    /** {@link #put(Key, Value)} under a text key. */
    public Message put(String key, Value value) {
        return put(Key.of(key), value);
    }

    /** This message without exactly this key. */
    public Message remove(Key key) {
        if (!entries.containsKey(key)) {
            return this;
        }
        LinkedHashMap<Key, Value> changed = new LinkedHashMap<>(entries);
        changed.remove(key);
        return new Message(changed);
    }

    /** This message without exactly this text key. */
    public Message remove(String key) {
        return remove(Key.of(key));
    }

    /**
     * This message with {@code value} at a path, as the node sets it (semantics 1, rule 5). What is on the way is kept
     * but for the one key; a list on the way becomes a message; at the end a message is merged into a message and
     * everything else replaces. {@link Atom#UNSET} removes, {@link Atom#UNDEFINED} changes nothing; reserved and private
     * keys are passed over. A message at the root path {@code /} is merged into this one, and anything else put under
     * the key {@code /}.
     *
     * @throws NotSettableException where a string, a number or an atom is on the way
     */
    public Message set(String path, Value value) {
        List<String> parts = Paths.parts(path);
        if (!parts.isEmpty()) {
            return setDeep(parts, value);
        }
        return value instanceof Message changes ? setKeys(changes, true) : setOne("/", value, true);
    }

    /** {@link #set(String, Value)} for every entry of {@code changes}, in the order of their keys. */
    public Message set(Message changes) {
        Message wanted = changes.normalized();
        Message result = normalized();
        for (Map.Entry<Key, Value> change : new TreeMap<>(wanted.entries).entrySet()) {
            String path = change.getKey().text();
            if (!change.getKey().isPrivate()) {
                // A key with slashes is looked up as a path, and only then as it is spelled.
                Value value = path.contains("/") ? wanted.get(path).orElse(change.getValue()) : change.getValue();
                result = result.set(path, value);
            }
        }
        return result;
    }

    /**
     * This message with keys of one level set, each as it is: a slash in a key is no path, and {@code path} is passed
     * over like the reserved keys.
     *
     * @param deep whether a message is merged into the one that stands there, instead of taking its place
     */
    public Message setKeys(Message changes, boolean deep) {
        Message result = normalized();
        for (Map.Entry<Key, Value> change : changes.normalized().entries.entrySet()) {
            String key = change.getKey().text();
            result = key.equals("path") ? result : result.setOne(key, change.getValue(), deep);
        }
        return result;
    }

    /** Deep merge by exact keys: message into message recursively, anything else replaces. */
    public Message merge(Message other) {
        LinkedHashMap<Key, Value> changed = new LinkedHashMap<>(entries);
        other.entries.forEach((key, value) -> changed.merge(key, value, Message::mergeValues));
        return new Message(changed);
    }

    /** This level with normalised keys; of two that become one, that which sorts later by bytes stays. */
    public Message normalized() {
        Map<String, Key> keys = normalKeys();
        boolean already = keys.size() == entries.size()
                && entries.keySet().stream().allMatch(key -> !key.integer() && keys.containsKey(key.text()));
        if (already) {
            return this;
        }
        LinkedHashMap<Key, Value> changed = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            if (key.equals(keys.get(key.normal()))) {
                changed.put(Key.of(key.normal()), value);
            }
        });
        return new Message(changed);
    }

    /** This message and every message in it without private keys. */
    public Message withoutPrivate() {
        Builder builder = builder();
        entries.forEach((key, value) -> {
            if (!key.isPrivate()) {
                builder.put(key, withoutPrivate(value));
            }
        });
        return builder.build();
    }

    private static Value withoutPrivate(Value value) {
        return switch (value) {
            case Message message -> message.withoutPrivate();
            case ListValue list ->
                new ListValue(list.items().stream().map(Message::withoutPrivate).toList());
            default -> value;
        };
    }

    /** The value under one key, of which the case is ignored; a slash in it is part of it, and private keys are not found. */
    public Optional<Value> child(String part) {
        Key key = Key.of(part);
        return key.isPrivate()
                ? Optional.empty()
                : Optional.ofNullable(normalKeys().get(key.normal())).map(entries::get);
    }

    private Message setDeep(List<String> parts, Value value) {
        String part = parts.getFirst();
        if (parts.size() == 1) {
            return setOne(part, value, true);
        }
        if (Key.of(part).isPrivate()) {
            return this;
        }
        List<String> rest = parts.subList(1, parts.size());
        Optional<Value> inner = child(part);
        return switch (inner.orElse(EMPTY)) {
            case Message message ->
                inner.isEmpty()
                        ? put(part, EMPTY.setDeep(rest, value))
                        : setOne(part, message.setDeep(rest, value), false);
            case ListValue list
            when rest.size() == 1 || list.item(rest.getFirst()).isPresent() ->
                setOne(part, list.asMessage().normalized().setDeep(rest, value), false);
            case Value other -> throw new NotSettableException(part, rest.getFirst(), other);
        };
    }

    /** @param deep whether a message is merged into the one that stands there, instead of taking its place */
    private Message setOne(String key, Value value, boolean deep) {
        Message base = normalized();
        String normalKey = Key.normalize(key);
        if (key.equals("path")) {
            return base.put(key, value);
        }
        if (value.equals(Atom.UNDEFINED)
                || RESERVED.contains(normalKey)
                || Key.of(key).isPrivate()) {
            return base;
        }
        return Commitments.kept(base, Set.of(normalKey), base.changed(normalKey, value, deep));
    }

    private Message changed(String key, Value value, boolean deep) {
        if (value.equals(Atom.UNSET)) {
            return remove(key);
        }
        Value before = entries.get(Key.of(key));
        return put(key, before == null || !deep ? value : mergeValues(before, value));
    }

    private Message putDeep(List<String> parts, Value value) {
        String part = parts.getFirst();
        if (parts.size() == 1) {
            return put(part, value);
        }
        Message inner = entries.get(Key.of(part)) instanceof Message message ? message : EMPTY;
        return put(part, inner.putDeep(parts.subList(1, parts.size()), value));
    }

    private static Value mergeValues(Value before, Value after) {
        return before instanceof Message left && after instanceof Message right ? left.merge(right) : after;
    }

    private Map<String, Key> normalKeys() {
        Map<String, Key> known = normal;
        if (known == null) {
            known = new HashMap<>();
            for (Key key : entries.keySet()) {
                known.merge(key.normal(), key, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
            normal = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && entries.equals(message.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Message" + entries;
    }

    /** Collects entries in order. */
    public static final class Builder {
        private final LinkedHashMap<Key, Value> entries = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(Key key, Value value) {
            entries.put(key, value);
            return this;
        }

        public Builder put(String key, Value value) {
            return put(Key.of(key), value);
        }

        public Builder put(String key, String text) {
            return put(Key.of(key), Binary.of(text));
        }

        public Builder put(String key, long number) {
            return put(Key.of(key), Value.of(number));
        }

        /** Keeps what already stands under the key. */
        public Builder putIfAbsent(String key, Value value) {
            entries.putIfAbsent(Key.of(key), value);
            return this;
        }

        public Message build() {
            return new Message(new LinkedHashMap<>(entries));
        }
    }
}
