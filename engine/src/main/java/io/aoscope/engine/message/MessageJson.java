package io.aoscope.engine.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * Messages as ordinary JSON, for people and for the command line. Atoms other than true, false and null become their
 * name, bytes that are not UTF-8 the object {@code {"$base64url": "…"}}, private keys are left out. What an image reads
 * and writes is {@link AoJson}.
 */
public final class MessageJson {
    private static final String BYTES = "$base64url";

    private MessageJson() {}

    /** The value as a Jackson tree. */
    public static JsonNode toTree(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Binary binary ->
                binary.utf8()
                        .<JsonNode>map(nodes::textNode)
                        .orElseGet(() -> nodes.objectNode().put(BYTES, Base64Url.encode(binary.bytes())));
            case IntegerValue integer ->
                integer.number().bitLength() < Long.SIZE
                        ? nodes.numberNode(integer.low())
                        : nodes.numberNode(integer.number());
            case FloatValue number -> nodes.numberNode(number.number());
            case Atom atom
            when atom.equals(Atom.TRUE) || atom.equals(Atom.FALSE) -> nodes.booleanNode(atom.equals(Atom.TRUE));
            case Atom atom when atom.equals(Atom.NULL) -> nodes.nullNode();
            case Atom atom -> nodes.textNode(atom.name());
            case ListValue list -> {
                ArrayNode array = nodes.arrayNode();
                list.items().forEach(item -> array.add(toTree(item)));
                yield array;
            }
            case Message message -> {
                ObjectNode object = nodes.objectNode();
                message.entries().forEach((key, inner) -> {
                    if (!key.isPrivate()) {
                        object.set(key.text(), toTree(inner));
                    }
                });
                yield object;
            }
            case Opaque opaque -> nodes.textNode(opaque.toString());
        };
    }

    /** The tree as a value: integers and floats stay what they are, true, false and null become atoms. */
    public static Value fromTree(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Binary.of(node.textValue());
            case NUMBER ->
                node.isIntegralNumber() ? new IntegerValue(node.bigIntegerValue()) : new FloatValue(node.doubleValue());
            case BOOLEAN -> Value.of(node.booleanValue());
            case ARRAY -> {
                ArrayList<Value> items = new ArrayList<>();
                node.forEach(item -> items.add(fromTree(item)));
                yield new ListValue(items);
            }
            case OBJECT -> {
                JsonNode bytes = node.get(BYTES);
                if (node.size() == 1 && bytes != null && bytes.isTextual()) {
                    yield Binary.of(Base64Url.decode(bytes.textValue()));
                }
                Message.Builder builder = Message.builder();
                node.properties().forEach(entry -> builder.put(entry.getKey(), fromTree(entry.getValue())));
                yield builder.build();
            }
            default -> Atom.NULL;
        };
    }

    /** The value as compact JSON text. */
    public static String display(Value value) {
        return JsonText.write(toTree(value));
    }
}
