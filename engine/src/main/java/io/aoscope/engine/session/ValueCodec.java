package io.aoscope.engine.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Opaque;
import io.aoscope.engine.message.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as JSON without loss, for files: a string is a string, a list an array, and what JSON cannot
 * tell apart an object of one member: {@code {"bytes":…}} (base64url), {@code {"int":"5"}},
 * {@code {"float":"1.5"}}, {@code {"atom":"ok"}}, {@code {"map":[[key,value],…]}} with integer keys as
 * numbers.
 */
public final class ValueCodec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueCodec() {}

    /**
     * @throws IllegalArgumentException for a live thing; take private keys out first
     */
    public static JsonNode encode(Value value) {
        return switch (value) {
            case Binary binary ->
                binary.utf8()
                        .<JsonNode>map(NODES::textNode)
                        .orElseGet(() -> NODES.objectNode().put("bytes", Base64Url.encode(binary.bytes())));
            case IntegerValue(BigInteger number) -> NODES.objectNode().put("int", number.toString());
            case FloatValue(double number) -> NODES.objectNode().put("float", Double.toString(number));
            case Atom(String name) -> NODES.objectNode().put("atom", name);
            case ListValue list -> {
                ArrayNode array = NODES.arrayNode();
                list.items().forEach(item -> array.add(encode(item)));
                yield array;
            }
            case Message message -> {
                ArrayNode entries = NODES.arrayNode();
                message.entries().forEach((key, inner) -> {
                    ArrayNode entry = entries.addArray();
                    if (key.integer()) {
                        entry.add(new BigInteger(key.text()));
                    } else {
                        entry.add(key.text());
                    }
                    entry.add(encode(inner));
                });
                yield NODES.objectNode().set("map", entries);
            }
            case Opaque opaque -> throw new IllegalArgumentException("a live thing cannot be saved: " + opaque);
        };
    }

    /**
     * @throws IllegalArgumentException where the node is none of the forms above
     */
    public static Value decode(JsonNode node) {
        if (node.isTextual()) {
            return Binary.of(node.textValue());
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(decode(item)));
            return new ListValue(items);
        }
        if (!node.isObject() || node.size() != 1) {
            throw new IllegalArgumentException("a value is a string, an array or an object of one member");
        }
        String form = node.fieldNames().next();
        JsonNode inner = node.get(form);
        return switch (form) {
            case "bytes" -> Binary.of(Base64Url.decode(inner.asText()));
            case "int" -> new IntegerValue(new BigInteger(inner.asText()));
            case "float" -> new FloatValue(Double.parseDouble(inner.asText()));
            case "atom" -> new Atom(inner.asText());
            case "map" -> message(inner);
            default -> throw new IllegalArgumentException("unknown kind of value: " + form);
        };
    }

    private static Message message(JsonNode entries) {
        Message.Builder builder = Message.builder();
        for (JsonNode entry : entries) {
            if (!entry.isArray() || entry.size() != 2) {
                throw new IllegalArgumentException("an entry of a map is a key and a value");
            }
            JsonNode key = entry.get(0);
            builder.put(
                    key.isIntegralNumber() ? new Key(key.asText(), true) : Key.of(key.asText()), decode(entry.get(1)));
        }
        return builder.build();
    }
}
