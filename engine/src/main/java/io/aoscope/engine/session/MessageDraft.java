package io.aoscope.engine.session;

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
 */
public record MessageDraft(
        String action,
        List<Tag> tags,
        String data,
        Optional<String> from,
        Optional<String> owner,
        Optional<String> target,
        Optional<String> anchor,
        Optional<Long> blockHeight) {

    /** One name and value, as written. */
    public record Tag(String name, String value) {}

    public MessageDraft {
        tags = List.copyOf(tags);
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
        return new MessageDraft(action, tags, text, from, owner, target, anchor, blockHeight);
    }

    /** The same message with one more tag. */
    public MessageDraft withTag(String name, String value) {
        var more = new ArrayList<>(tags);
        more.add(new Tag(name, value));
        return new MessageDraft(action, more, data, from, owner, target, anchor, blockHeight);
    }
}
