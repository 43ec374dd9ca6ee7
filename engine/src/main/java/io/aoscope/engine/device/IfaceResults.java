package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The response of an image as {@code results} (semantics 8.6; rules R7 to R9).
 *
 * @param data of the output, or the error
 * @param outbox messages by number
 * @param patches the tags of each patch
 */
record IfaceResults(Value data, Message outbox, ListValue patches) {
    /** Keys that a message of the response loses when they are spelled exactly so. */
    private static final Set<String> DROPPED = Set.of("from-process", "from-image", "anchor", "tags");

    static IfaceResults of(Message response, Message base, DeviceContext context) throws Refused {
        IfaceResults results = context.edge() ? ofEdge(response, base) : ofMain(response, base);
        results.identified(context);
        return results;
    }

    /** The node makes an id of the results on its way, which fails where they cannot be encoded (observed). */
    private void identified(DeviceContext context) throws Refused {
        try {
            MessageIds.unsignedId(toMessage(), context.codec());
        } catch (NotEncodableException e) {
            context.events()
                    .event(DeviceEvent.warning(
                            MessageRule.NOT_ENCODABLE,
                            "HyperBEAM fails on the results of the image: " + e.getMessage()));
            if (context.profile() == Profile.HYPERBEAM) {
                throw new Refused(FailureKind.INVALID_RESULTS, "in the results of the image, " + e.getMessage());
            }
        }
    }

    private static IfaceResults ofMain(Message response, Message base) throws Refused {
        Optional<Value> output = response.at(Key.of("Output"))
                .flatMap(value -> value instanceof Message message ? message.at(Key.of("data")) : Optional.empty());
        if (output.isPresent()) {
            List<Value> messages = list(response, "Messages");
            return new IfaceResults(
                    output.get(), outbox(messages, base, false), patches(list(response, "patches"), false));
        }
        Value error = response.at(Key.of("Error"))
                .orElseThrow(() -> new Refused(
                        FailureKind.INVALID_RESULTS,
                        "the response has neither Output.data nor Error; give Output as an object with data, for"
                                + " example {\"Output\":{\"data\":\"\"},\"Messages\":[]}"));
        return new IfaceResults(error, Message.EMPTY, ListValue.EMPTY);
    }

    /** R16: Error comes first, and what is missing is empty. */
    private static IfaceResults ofEdge(Message response, Message base) throws Refused {
        Optional<Value> error = response.at(Key.of("Error"));
        if (error.isPresent()) {
            return new IfaceResults(error.get(), Message.EMPTY, ListValue.EMPTY);
        }
        Value output = response.at(Key.of("Output")).orElse(Message.EMPTY);
        if (!(output instanceof Message found)) {
            return new IfaceResults(Binary.of(""), Message.EMPTY, ListValue.EMPTY);
        }
        return new IfaceResults(
                found.at(Key.of("data")).orElse(Binary.of("")),
                outbox(list(response, "Messages"), base, true),
                patches(list(response, "patches"), true));
    }

    Message toMessage() {
        return Message.builder()
                .put("data", data)
                .put("outbox", outbox)
                .put("patches", patches)
                .build();
    }

    String describe() {
        String text = data.display();
        String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return "data " + shown + ", " + outbox.size() + (outbox.size() == 1 ? " message" : " messages");
    }

    private static List<Value> list(Message response, String key) throws Refused {
        Value value = response.at(Key.of(key)).orElse(ListValue.EMPTY);
        if (value instanceof ListValue list) {
            return list.items();
        }
        throw new Refused(
                FailureKind.INVALID_RESULTS, key + " in the response has to be an array, but is " + value.display());
    }

    private static Message outbox(List<Value> messages, Message base, boolean edge) throws Refused {
        if (messages.isEmpty()) {
            return Message.EMPTY;
        }
        Message process = base.message("process").orElse(Message.EMPTY);
        Value from = Binary.of(MessageIds.plainId(process, edge ? Codec.EDGE : Codec.MAIN));
        Value image = process.get("image").orElse(Atom.NOT_FOUND);
        Message.Builder outbox = Message.builder();
        for (int i = 0; i < messages.size(); i++) {
            Message sent = lifted(messages.get(i), "message " + (i + 1), edge);
            outbox.put(Key.of(i + 1), sent.put("from-process", from).put("from-image", image));
        }
        return outbox.build();
    }

    /** The message with lower-case keys and its tags, as spelled, among them. */
    private static Message lifted(Value value, String where, boolean edge) throws Refused {
        Message message = object(value, where);
        Message kept = message;
        for (String key : DROPPED) {
            kept = kept.remove(key);
        }
        Message result = kept.normalized();
        for (Map.Entry<Key, Value> tag : tags(message, where, edge).entries().entrySet()) {
            result = result.put(tag.getKey(), tag.getValue());
        }
        return result;
    }

    private static ListValue patches(List<Value> patches, boolean edge) throws Refused {
        List<Value> tags = new ArrayList<>();
        for (int i = 0; i < patches.size(); i++) {
            String where = "patch " + (i + 1);
            Value patch = patches.get(i) instanceof ListValue list ? list.asMessage() : patches.get(i);
            tags.add(tags(object(patch, where), where, edge));
        }
        return new ListValue(tags);
    }

    /** The tags as a message; of two with the same name the last stays. */
    private static Message tags(Message message, String where, boolean edge) throws Refused {
        Value value = message.get("tags").orElse(ListValue.EMPTY);
        if (!(value instanceof ListValue list)) {
            throw new Refused(
                    FailureKind.INVALID_RESULTS,
                    "the Tags of " + where + " have to be an array of {\"name\":…,\"value\":…}, but are "
                            + value.display() + "; leave them out, or give []");
        }
        Message.Builder tags = Message.builder();
        for (Value item : list.items()) {
            Message tag = object(item, "a tag of " + where);
            Optional<Value> name = tag.at(Key.of("name"));
            Optional<Value> content =
                    tag.at(Key.of("value")).or(() -> edge ? Optional.of(Message.EMPTY) : Optional.empty());
            if (name.isEmpty() || content.isEmpty()) {
                throw new Refused(
                        FailureKind.INVALID_RESULTS,
                        "a tag of " + where + " has no " + (name.isEmpty() ? "name" : "value") + ": " + item.display());
            }
            tags.put(key(name.get(), where), content.get());
        }
        return tags.build();
    }

    /** A name is used as it is, so a number is a key of its own; what has no form as a key fails. */
    private static Key key(Value name, String where) throws Refused {
        return switch (name) {
            case IntegerValue integer -> new Key(integer.number().toString(), true);
            case FloatValue number -> throw unnamed(number, where);
            case Message message -> throw unnamed(message, where);
            case ListValue list -> Key.of(listed(list, where));
            default -> Key.of(name.display());
        };
    }

    /** What becomes of a list as soon as the key is looked at: letters are text, texts are joined. */
    private static String listed(ListValue list, String where) throws Refused {
        if (list.items().stream().allMatch(IntegerValue.class::isInstance)) {
            StringBuilder letters = new StringBuilder();
            list.items().forEach(item -> letters.append((char) ((IntegerValue) item).low()));
            return letters.toString();
        }
        List<String> parts = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof Message || item instanceof FloatValue) {
                throw unnamed(list, where);
            }
            parts.add(Key.normalize(item instanceof ListValue inner ? listed(inner, where) : item.display()));
        }
        return String.join("/", parts);
    }

    private static Refused unnamed(Value name, String where) {
        return new Refused(
                FailureKind.INVALID_RESULTS,
                "a tag of " + where + " has the name " + name.display() + "; a name has to be a string");
    }

    private static Message object(Value value, String where) throws Refused {
        if (value instanceof Message message) {
            return message;
        }
        throw new Refused(FailureKind.INVALID_RESULTS, where + " has to be an object, but is " + value.display());
    }
}
