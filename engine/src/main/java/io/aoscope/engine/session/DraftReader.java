package io.aoscope.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aoscope.engine.message.JsonProblem;
import io.aoscope.engine.message.JsonText;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.MessageDraft.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads messages as people write them in JSON:
 * {@code {"Action":"Inc","Tags":{"X":"1"},"Data":"…","From":"…","Owner":"…","Target":"…","Anchor":"…","Block-Height":1}},
 * for a call of an export also {@code "Function":"fac","Parameters":[5.0]},
 * with {@code Tags} also as a list of {@code {"name":"X","value":"1"}}. Field names ignore case.
 */
public final class DraftReader {
    private static final String FIELDS =
            "Action, Tags, Data, From, Owner, Target, Anchor, Block-Height, Function, Parameters";

    private DraftReader() {}

    /** The text is not a message; the text says where (line and column, or field) and what to write. */
    public static final class BadDraftException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String text;

        BadDraftException(String message) {
            super(message);
            this.text = message;
        }

        @Override
        public String getMessage() {
            return text;
        }
    }

    /**
     * Reads one message, or an array of messages.
     *
     * @param label what the text is called in errors: a file's path or {@code --message}
     */
    public static List<MessageDraft> read(String text, String label) throws BadDraftException {
        JsonNode root = parse(text, label);
        if (!root.isArray()) {
            return List.of(draft(root, label));
        }
        List<MessageDraft> drafts = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            drafts.add(draft(root.get(i), label + ", message " + (i + 1)));
        }
        return drafts;
    }

    private static JsonNode parse(String text, String label) throws BadDraftException {
        try {
            JsonNode root = JsonText.read(text);
            if (root.isMissingNode()) {
                throw new BadDraftException(label + " is empty: write a JSON object such as {\"Action\":\"Inc\"}");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new BadDraftException(label + JsonProblem.place(e) + ": not JSON: " + JsonProblem.why(e)
                    + "; write an object such as {\"Action\":\"Inc\",\"Data\":\"…\"}");
        }
    }

    private static MessageDraft draft(JsonNode node, String label) throws BadDraftException {
        if (!node.isObject()) {
            throw new BadDraftException(label + ": a message is a JSON object, this is " + kind(node));
        }
        String action = "";
        String data = "";
        List<Tag> tags = List.of();
        Optional<String> from = Optional.empty();
        Optional<String> owner = Optional.empty();
        Optional<String> target = Optional.empty();
        Optional<String> anchor = Optional.empty();
        Optional<Long> blockHeight = Optional.empty();
        Optional<String> function = Optional.empty();
        Optional<List<Value>> parameters = Optional.empty();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "action" -> action = text(value, name, label);
                case "data" -> data = text(value, name, label);
                case "tags" -> tags = tags(value, label);
                case "from" -> from = Optional.of(text(value, name, label));
                case "owner" -> owner = Optional.of(text(value, name, label));
                case "target" -> target = Optional.of(text(value, name, label));
                case "anchor" -> anchor = Optional.of(text(value, name, label));
                case "block-height" -> blockHeight = Optional.of(height(value, name, label));
                case "function" -> function = Optional.of(text(value, name, label));
                case "parameters", "params" -> parameters = Optional.of(numbers(value, name, label));
                default ->
                    throw new BadDraftException(label + ": unknown field \"" + name + "\"; a message has " + FIELDS
                            + ", and everything else goes into Tags");
            }
        }
        return new MessageDraft(action, tags, data, from, owner, target, anchor, blockHeight, function, parameters);
    }

    private static List<Value> numbers(JsonNode node, String field, String label) throws BadDraftException {
        if (DefinitionReader.infinite(node)) {
            throw new BadDraftException(
                    label + ": " + field + " has a number that is too large; write one below 1.8e308");
        }
        List<Value> numbers = new ArrayList<>();
        for (JsonNode item : node) {
            if (item.isNumber()) {
                numbers.add(MessageJson.fromTree(item));
            }
        }
        if (!node.isArray() || numbers.size() < node.size()) {
            throw new BadDraftException(label + ": " + field + " must be a list of numbers, such as [5.0]");
        }
        return numbers;
    }

    private static List<Tag> tags(JsonNode node, String label) throws BadDraftException {
        List<Tag> tags = new ArrayList<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                tags.add(new Tag(entry.getKey(), text(entry.getValue(), "Tags." + entry.getKey(), label)));
            }
            return tags;
        }
        if (!node.isArray()) {
            throw new BadDraftException(label + ": Tags is " + kind(node)
                    + "; write {\"Name\":\"value\"} or [{\"name\":\"Name\",\"value\":\"value\"}]");
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode tag = node.get(i);
            String place = "Tags[" + i + "]";
            if (!tag.path("name").isTextual() || !tag.has("value")) {
                throw new BadDraftException(label + ": " + place + " needs a \"name\" and a \"value\", both strings");
            }
            tags.add(new Tag(tag.get("name").textValue(), text(tag.get("value"), place + ".value", label)));
        }
        return tags;
    }

    private static String text(JsonNode node, String field, String label) throws BadDraftException {
        if (!node.isTextual()) {
            throw new BadDraftException(
                    label + ": " + field + " is " + kind(node) + "; write it as a string in quotes");
        }
        return node.textValue();
    }

    private static long height(JsonNode node, String field, String label) throws BadDraftException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new BadDraftException(label + ": " + field + " must be a whole number, 0 or more");
        }
        return node.longValue();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case STRING -> "a string";
            default -> "no value";
        };
    }
}
