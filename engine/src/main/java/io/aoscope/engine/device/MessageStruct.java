package io.aoscope.engine.device;

import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.MapOrders;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.MessageIds.Commitment;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A message in the form that an AO image reads: {@code Id}, {@code From}, {@code Tags} and so on (semantics 8.3, 8.4). */
final class MessageStruct {
    /** Keys that have fields of their own and are no tags. */
    private static final Set<String> NO_TAGS =
            Set.of("id", "anchor", "owner", "data", "target", "signature", "commitments");

    private static final Binary AS_MESSAGE = Binary.of("message@1.0");
    private static final int RAW_SIGNATURE = 512;
    private static final int RAW_ID = 32;
    private static final int NAME = 42;

    private MessageStruct() {}

    /** The message that {@code handle} is given first. */
    static Message ofMessage(Message body, Value module, Value blockHeight, Codec codec) throws Refused {
        // The node computes the id, puts it into the message, and computes the id of that (observed).
        Message identified = signed(body).put("id", Binary.of(MessageIds.id(body, codec)));
        return struct(identified, codec)
                .put("Module", module)
                .put("Block-Height", blockHeight)
                .build();
    }

    /** The process that {@code handle} is given second. */
    static Message ofProcess(Message process, Codec codec) throws Refused {
        return Message.of("Process", struct(process, codec).build());
    }

    /** The message with its first signer's address and signature among its keys. */
    private static Message signed(Message body) {
        return MessageIds.signers(body).stream()
                .findFirst()
                .map(signer -> body.put(
                                "owner",
                                signer.committer().map(MessageStruct::readable).orElse(Binary.EMPTY))
                        .put("signature", signer.fields().binary("signature").orElse(Binary.EMPTY)))
                .orElse(body);
    }

    private static Message.Builder struct(Message message, Codec codec) throws Refused {
        Message plain = codec.encode(message.remove("commitments"));
        Message encoded = codec == Codec.EDGE ? withData(plain) : plain;
        Binary owner = owner(message, codec);
        Value signature = encoded.get("signature").orElse(Binary.EMPTY);
        if (!(signature instanceof Binary signatureBytes)) {
            throw new Refused(
                    FailureKind.BAD_REQUEST,
                    "the signature of the message is itself a message, and no text; name the key otherwise");
        }
        return Message.builder()
                .put("Id", MessageIds.id(message, codec))
                .put("Anchor", read(encoded, "anchor", codec))
                .put("Owner", owner)
                .put("From", encoded.has("from-process") ? readable(read(encoded, "from-process", codec)) : owner)
                .put("Target", target(encoded.get("target").orElse(Binary.EMPTY)))
                .put("Data", read(encoded, "data", codec))
                .put("Signature", signature(signatureBytes))
                .put("Tags", originalTags(message).orElseGet(() -> tags(encoded)));
    }

    /**
     * A message among the fields carries the way it was read, as everything the node reads does (observed); it is read
     * from the encoded message as a {@code message@1.0}.
     */
    private static Value read(Message encoded, String key, Codec codec) {
        return encoded.get(key)
                .map(value ->
                        withHashpath(value, () -> MessageIds.hashpath(codec, encoded.put("device", AS_MESSAGE), key)))
                .orElse(Binary.EMPTY);
    }

    static Value withHashpath(Value value, Supplier<String> hashpath) {
        return value instanceof Message inner
                ? inner.put("priv", Message.of("hashpath", Binary.of(hashpath.get())))
                : value;
    }

    /** Edge takes a body for the data where there is none. */
    private static Message withData(Message encoded) {
        Optional<Value> body = encoded.get("body");
        boolean moved = body.isPresent()
                && !encoded.has("ao-data-key")
                && encoded.binary("data").filter(data -> !data.isEmpty()).isEmpty();
        return moved
                ? encoded.remove("body").put("ao-data-key", Binary.of("body")).put("data", body.get())
                : encoded;
    }

    /** An address of 42 characters is a name already, which edge encodes all the same. */
    private static Binary owner(Message message, Codec codec) {
        return MessageIds.signers(message).stream()
                .findFirst()
                .flatMap(Commitment::committer)
                .map(owner -> codec == Codec.EDGE && owner.length() == NAME
                        ? Binary.of(Base64Url.encode(owner.bytes()))
                        : readable(owner))
                .orElse(Binary.EMPTY);
    }

    /** A raw signature becomes base64url; any other stays as it is. */
    private static Binary signature(Binary signature) {
        return signature.length() == RAW_SIGNATURE ? Binary.of(Base64Url.encode(signature.bytes())) : signature;
    }

    /** Exactly 32 bytes become base64url even if they are text; everything else stays (semantics 8.3, From). */
    private static Value readable(Value id) {
        return id instanceof Binary binary ? readable(binary) : id;
    }

    private static Binary readable(Binary id) {
        return id.length() == RAW_ID ? Binary.of(Base64Url.encode(id.bytes())) : id;
    }

    private static Binary target(Value target) throws Refused {
        if (target instanceof Binary id && (id.isEmpty() || Key.isIdLength(id.length()))) {
            return readable(id);
        }
        String what = target instanceof Binary text
                ? "\"" + text.text() + "\" has " + text.length() + " bytes"
                : target.display() + " is a message";
        throw new Refused(
                FailureKind.BAD_TARGET,
                "the target " + what
                        + "; a node accepts 43 or 42 characters, or 32 raw bytes. Give the id of a process,"
                        + " or no target");
    }

    private static Optional<ListValue> originalTags(Message message) {
        return MessageIds.commitments(message).stream()
                .flatMap(one -> one.fields().message("original-tags").stream())
                .findFirst()
                .map(tags -> new ListValue(inNumberOrder(tags)));
    }

    private static List<Value> inNumberOrder(Message tags) {
        TreeMap<Key, Value> ordered = new TreeMap<>();
        tags.entries().forEach((key, value) -> ordered.put(new Key(key.text(), true), value));
        return new ArrayList<>(ordered.values());
    }

    private static ListValue tags(Message encoded) {
        List<Key> keys = encoded.entries().keySet().stream()
                .filter(key -> !NO_TAGS.contains(key.text()))
                .toList();
        return new ListValue(MapOrders.listed(keys).stream()
                .<Value>map(key -> Message.of(
                        "name",
                        Binary.of(headerCase(key.text())),
                        "value",
                        encoded.at(key).orElseThrow()))
                .toList());
    }

    /** {@code reply-to} becomes {@code Reply-To}; empty parts between hyphens vanish. */
    static String headerCase(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("-", -1)) {
            if (!part.isEmpty()) {
                int first = part.codePointAt(0);
                parts.add(titleCase(first) + part.substring(Character.charCount(first)));
            }
        }
        return String.join("-", parts);
    }

    private static String titleCase(int letter) {
        String plain = Character.toString(letter);
        String upper = plain.toUpperCase(Locale.ROOT);
        // A letter such as the German sharp s becomes two; only the first of them is a capital.
        return upper.codePointCount(0, upper.length()) > 1
                ? upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT)
                : Character.toString(Character.toTitleCase(letter));
    }
}
