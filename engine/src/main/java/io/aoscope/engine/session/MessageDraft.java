package io.aoscope.engine.session;

import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as its author writes it, before it becomes an assignment. Empty fields stay absent from
 * the message. A target, when given, must be 32, 42 or 43 bytes long for {@code json-iface@1.0} to
 * accept it (semantics 8.3); the draft holds whatever was typed.
 *
 * @param action value of the {@code Action} tag; empty for none
 * @param tags further tags in the order written
 * @param target the process addressed; absent means the process the message is sent to
 * @param function the export that {@code wasm-64@1.0} is to call instead of the process's own (rule W3)
 * @param parameters its arguments, integers and floats; absent means those of the process
 */
public record MessageDraft(
        String action,
        List<Tag> tags,
        String data,
        Optional<String> from,
        Optional<String> owner,
        Optional<String> target,
        Optional<String> anchor,
        Optional<Long> blockHeight,
        Optional<String> function,
        Optional<List<Value>> parameters) {

    /** One name and value, as written. */
    public record Tag(String name, String value) {}

    public MessageDraft {
        tags = List.copyOf(tags);
        parameters = parameters.map(List::copyOf);
    }

    /** A message that leaves to the process which function is called. */
    public MessageDraft(
            String action,
            List<Tag> tags,
            String data,
            Optional<String> from,
            Optional<String> owner,
            Optional<String> target,
            Optional<String> anchor,
            Optional<Long> blockHeight) {
        this(action, tags, data, from, owner, target, anchor, blockHeight, Optional.empty(), Optional.empty());
    }

    /** A message with an action and nothing else. */
    public static MessageDraft action(String action) {
        return new MessageDraft(
                action,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same message with other data. */
    public MessageDraft withData(String text) {
        return new MessageDraft(action, tags, text, from, owner, target, anchor, blockHeight, function, parameters);
    }

    /** The same message with one more tag. */
    public MessageDraft withTag(String name, String value) {
        var more = new ArrayList<>(tags);
        more.add(new Tag(name, value));
        return new MessageDraft(action, more, data, from, owner, target, anchor, blockHeight, function, parameters);
    }

    /** The same message calling an export. */
    public MessageDraft withCall(Optional<String> otherFunction, Optional<List<Value>> otherParameters) {
        return new MessageDraft(
                action, tags, data, from, owner, target, anchor, blockHeight, otherFunction, otherParameters);
    }

    /** One word for the message: its action, else the function it calls. */
    public String title() {
        return action.isEmpty() ? function.map(name -> name + "()").orElse("(no action)") : action;
    }
}
