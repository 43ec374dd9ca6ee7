package io.aoscope.engine.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@link Tabm} as the branch edge of HyperBEAM has it (semantics 20): messages and lists inside become links to their
 * ids, atoms stand without quotes, empty strings stay, and a list is a message whose type stands under {@code .}.
 */
final class EdgeTabm {
    private static final Set<String> MADE_ANEW = Set.of("unsigned_id", "content-digest", "commitments");
    private static final Key TYPES = Key.of("ao-types");
    private static final Key SELF = Key.of(".");
    private static final String LINK = "+link";

    private EdgeTabm() {}

    static Message encode(Message message) {
        return encode(message, new TreeMap<>());
    }

    private static Message encode(Message message, TreeMap<Key, Value> types) {
        TreeMap<Key, Value> encoded = new TreeMap<>();
        linked(message).normalized().entries().forEach((key, value) -> {
            if (!key.isPrivate() && !MADE_ANEW.contains(key.text())) {
                encodeEntry(key, value, encoded, types);
            }
        });
        if (!types.isEmpty()) {
            // A key ao-types of the message itself stays.
            encoded.putIfAbsent(TYPES, Binary.of(StructuredFields.dictionary(types, "+")));
        }
        Message.Builder builder = Message.builder();
        encoded.forEach(builder::put);
        return builder.build();
    }

    /** What of an encoded message its id covers: not a link beside a key of the same name. */
    static Message signed(Message encoded) {
        Message signed = encoded;
        for (Key key : encoded.entries().keySet()) {
            String name = key.text();
            boolean both = name.endsWith(LINK)
                    && encoded.at(Key.of(name.substring(0, name.length() - LINK.length())))
                            .isPresent();
            signed = both ? signed.remove(key) : signed;
        }
        return signed;
    }

    private static Message linked(Message message) {
        Message.Builder builder = Message.builder();
        for (Map.Entry<Key, Value> entry : message.entries().entrySet()) {
            Key key = entry.getKey();
            boolean kept = key.isPrivate() || key.text().equals("commitments");
            switch (entry.getValue()) {
                case Message inner
                when !kept -> builder.put(key.text() + LINK, Binary.of(MessageIds.id(inner, Codec.EDGE)));
                case ListValue list when !kept -> builder.put(key.text() + LINK, Binary.of(idOf(list)));
                case Value other -> builder.put(key, other);
            }
        }
        return builder.build();
    }

    private static String idOf(ListValue list) {
        TreeMap<Key, Value> types = new TreeMap<>();
        types.put(SELF, Binary.of("list"));
        return MessageIds.unsignedIdOfEncoded(encode(list.asMessage(), types), Codec.EDGE);
    }

    private static void encodeEntry(Key key, Value value, TreeMap<Key, Value> encoded, TreeMap<Key, Value> types) {
        switch (value) {
            case IntegerValue integer ->
                typed(key, "integer", Binary.of(integer.number().toString()), encoded, types);
            case FloatValue number -> typed(key, "float", Binary.of(Tabm.floatText(number.number())), encoded, types);
            case Atom atom ->
                typed(key, "atom", Binary.of(atom.name().getBytes(StandardCharsets.UTF_8)), encoded, types);
            default -> encoded.put(key, value);
        }
    }

    private static void typed(
            Key key, String type, Binary text, TreeMap<Key, Value> encoded, TreeMap<Key, Value> types) {
        types.put(key, Binary.of(type));
        encoded.put(key, text);
    }
}
