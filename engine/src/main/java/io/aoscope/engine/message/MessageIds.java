package io.aoscope.engine.message;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ids of a message (semantics 1.2), each 43 characters of base64url. */
public final class MessageIds {
    private static final byte[] UNSIGNED_KEY = "ao".getBytes(StandardCharsets.UTF_8);

    private static final int ID_BYTES = 32;

    /** One entry of {@code commitments}: its id and what it says. */
    public record Commitment(String id, Message fields) {

        /** The address of who signed; absent for a keyed hash that anybody can compute. */
        public Optional<Binary> committer() {
            return fields.binary("committer");
        }
    }

    private MessageIds() {}

    /**
     * The commitments that the message carries, in the order of their ids.
     *
     * @throws NotEncodableException where {@code commitments} is no message, of which a node can make no id
     */
    public static List<Commitment> commitments(Message message) {
        return message.child("commitments").stream()
                .flatMap(all -> entries(all).stream())
                .filter(entry -> entry.getValue() instanceof Message)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Commitment(entry.getKey().text(), (Message) entry.getValue()))
                .toList();
    }

    private static Set<Map.Entry<Key, Value>> entries(Value commitments) {
        if (commitments instanceof Message all) {
            return all.entries().entrySet();
        }
        throw new NotEncodableException("commitments is " + commitments.display() + ", which is no message");
    }

    /** Those commitments whose committer is an address of 32, 42 or 43 bytes. */
    public static List<Commitment> signers(Message message) {
        return commitments(message).stream()
                .filter(one -> one.committer()
                        .map(Binary::length)
                        .filter(Key::isIdLength)
                        .isPresent())
                .toList();
    }

    /** The id over all committers, the one people see: a signed message's signature id, else the unsigned id. */
    public static String id(Message message) {
        return id(message, Codec.MAIN);
    }

    /** {@link #id(Message)} as a node of some version makes it. */
    public static String id(Message message, Codec codec) {
        return combined(
                message,
                commitments(message).stream()
                        .filter(one -> one.committer().isPresent())
                        .map(Commitment::id)
                        .toList(),
                codec);
    }

    /** {@link #id}, or where a node could make none an id of the message's text, for those who have to go on. */
    public static String idOfAny(Message message) {
        try {
            return id(message);
        } catch (NotEncodableException e) {
            return Base64Url.encode(sha256(MessageJson.display(message).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The id over all commitments, keyed hashes too; with two of them it is neither of them. */
    public static String idOfAllCommitments(Message message) {
        return idOfAllCommitments(message, Codec.MAIN);
    }

    /** {@link #idOfAllCommitments(Message)} as a node of some version makes it. */
    public static String idOfAllCommitments(Message message, Codec codec) {
        return combined(
                message, commitments(message).stream().map(Commitment::id).toList(), codec);
    }

    /**
     * What the key {@code id} answers: on main the id over all commitments, on edge that of the keyed hash alone, which
     * is made where there is none.
     */
    public static String plainId(Message message, Codec codec) {
        return codec == Codec.EDGE
                ? idOf(message, Commitments.hashes(message), codec)
                : idOfAllCommitments(message, codec);
    }

    /** The id over some of the commitments; where there are none it is the one without regard to commitments. */
    static String idOf(Message message, List<Commitment> some, Codec codec) {
        return combined(message, some.stream().map(Commitment::id).toList(), codec);
    }

    /** {@link #plainId} as a request selects commitments; empty where it names none that the message has. */
    public static Optional<String> selectedId(Message message, Message request, Codec codec) {
        return Commitments.selected(message, request, codec).map(some -> idOf(message, some, codec));
    }

    /** The id without regard to commitments: HMAC-SHA-256 with the key "ao" over the signature base of all fields. */
    public static String unsignedId(Message message) {
        return unsignedId(message, Codec.MAIN);
    }

    /** {@link #unsignedId(Message)} as a node of some version makes it. */
    public static String unsignedId(Message message, Codec codec) {
        requireNoPrivateValue(message);
        return unsignedIdOfEncoded(codec.encode(message.remove("commitments")), codec);
    }

    /** A node keeps its own notes under the key {@code priv} of a message, and fails where something else stands there. */
    static void requireNoPrivateValue(Message message) {
        Optional<Value> notes = message.at(Key.of("priv"));
        if (notes.isPresent() && !(notes.get() instanceof Message)) {
            throw new NotEncodableException("the key priv, which a node keeps for itself, is "
                    + notes.get().display() + "; name the key otherwise");
        }
    }

    static String unsignedIdOfEncoded(Message encoded, Codec codec) {
        return Base64Url.encode(Hmac.sha256(
                UNSIGNED_KEY,
                HttpMessage.of(codec == Codec.EDGE ? EdgeTabm.signed(encoded) : encoded, codec)
                        .signatureBase()));
    }

    /**
     * What the node leaves under {@code priv/hashpath} of a message that it read from another by a path: the way it
     * took (semantics 1, rule 6). Ids and path parts are hashed together up to the last part.
     *
     * @param base what was read from
     * @param parts the keys, at least one
     */
    public static String hashpath(Codec codec, Message base, String... parts) {
        byte[] from = Base64Url.decode(idOfAllCommitments(base, codec));
        for (int i = 0; i < parts.length - 1; i++) {
            byte[] part = parts[i].getBytes(StandardCharsets.UTF_8);
            byte[] both = Arrays.copyOf(from, from.length + part.length);
            System.arraycopy(part, 0, both, from.length, part.length);
            from = sha256(both);
        }
        return Base64Url.encode(from) + "/" + parts[parts.length - 1];
    }

    /** The id of a string: its SHA-256. */
    public static String ofBytes(Binary bytes) {
        return Base64Url.encode(sha256(bytes.bytes()));
    }

    private static String combined(Message message, List<String> ids, Codec codec) {
        return switch (ids.size()) {
            case 0 -> unsignedId(message, codec);
            case 1 -> ids.getFirst();
            default -> codec == Codec.EDGE ? accumulated(ids) : hashed(ids);
        };
    }

    private static String hashed(List<String> ids) {
        return Base64Url.encode(
                sha256(String.join(", ", ids.stream().sorted(Key::compareBytes).toList())
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** The sum of the ids as 256-bit numbers. */
    private static String accumulated(List<String> ids) {
        BigInteger sum = ids.stream()
                .map(id -> new BigInteger(1, Base64Url.decode(id)))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(BigInteger.TWO.pow(256));
        byte[] digits = sum.toByteArray();
        byte[] id = new byte[ID_BYTES];
        int length = Math.min(digits.length, ID_BYTES);
        System.arraycopy(digits, digits.length - length, id, ID_BYTES - length, length);
        return Base64Url.encode(id);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
