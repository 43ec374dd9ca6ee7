package io.aoscope.engine.session;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.JsonIfaceDevice;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.session.MessageDraft.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to know about a message before it is sent (semantics 1, 8.3, 8.4, 9.2); {@code OutboxLint} is its counterpart. */
public final class MessageLint {
    private static final int MOST_TAGS = 32;
    private static final int RAW_ID = 32;
    private static final int ETHEREUM = 42;
    private static final Set<String> FIELDS = Set.of("id", "anchor", "owner", "data", "target", "signature");
    private static final String TAGS = "Tags";

    /** Told by the devices themselves, at the moment when they strike. */
    private static final Set<Rule> TOLD_BY_DEVICES = Set.of(
            MessageRule.TARGET_LENGTH,
            MessageRule.UNKNOWN_DEVICE,
            MessageRule.INVALID_UTF8,
            MessageRule.FUNCTION_KEY,
            MessageRule.PATH_KEY);

    private final MessageDraft draft;
    private final List<Remark> remarks = new ArrayList<>();

    private MessageLint(MessageDraft draft) {
        this.draft = draft;
    }

    /**
     * Looks at a message.
     *
     * @param devices those of the node
     */
    public static List<Remark> of(MessageDraft draft, Devices devices) {
        MessageLint lint = new MessageLint(draft);
        lint.fields();
        lint.draft.tags().forEach(tag -> lint.tag(tag, devices));
        lint.names();
        return List.copyOf(lint.remarks);
    }

    /** Those that nothing else tells while the message runs. */
    static List<Remark> untold(MessageDraft draft, Devices devices) {
        return of(draft, devices).stream()
                .filter(remark -> !TOLD_BY_DEVICES.contains(remark.rule()))
                .toList();
    }

    private void fields() {
        id("Target", draft.target());
        id("From", draft.from());
        draft.target()
                .filter(target -> !target.isEmpty() && !Key.isIdLength(bytes(target)))
                .ifPresent(target -> remark(
                        MessageRule.TARGET_LENGTH,
                        "Target",
                        "The target has " + bytes(target) + " bytes: json-iface@1.0 fails on it and the process is"
                                + " blocked"));
        draft.owner()
                .filter(owner -> bytes(owner) == ETHEREUM)
                .ifPresent(owner -> remark(
                        MessageRule.OWNER_OF_42,
                        "Owner",
                        "The owner has 42 characters: the branch edge writes it in base64url once more"));
        text("Action", draft.action());
        text("Data", draft.data());
    }

    private void id(String field, Optional<String> value) {
        value.filter(text -> bytes(text) == RAW_ID)
                .ifPresent(text -> remark(
                        MessageRule.ID_OF_32_BYTES,
                        field,
                        field + " has exactly 32 bytes: the image reads 43 other characters"));
    }

    private void text(String place, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            remark(
                    MessageRule.INVALID_UTF8,
                    place,
                    place + " has half of a surrogate pair, which is no UTF-8: the message fails and the process is"
                            + " blocked");
        }
    }

    private void tag(Tag tag, Devices devices) {
        String name = tag.name();
        String place = TAGS + "." + name;
        String key = Key.normalize(name);
        text(place, name + tag.value());
        switch (key) {
            case "function", "parameters" ->
                remark(
                        MessageRule.FUNCTION_KEY,
                        place,
                        "A tag " + name + " makes wasm-64@1.0 call another function than handle, or with other"
                                + " parameters");
            case "path" -> {
                if (!tag.value().equals("compute")) {
                    remark(
                            MessageRule.PATH_KEY,
                            place,
                            "A tag path makes the stack run the key " + tag.value()
                                    + " instead of compute: no results");
                }
            }
            case "body" ->
                remark(MessageRule.BODY_KEY, place, "Posted as it is, the body of a message is scheduled in its place");
            case "device" -> {
                if (!devices.loadable(tag.value())) {
                    remark(
                            MessageRule.UNKNOWN_DEVICE,
                            place,
                            "No node has a device " + tag.value() + ": the message fails and the process is blocked");
                }
            }
            default -> {}
        }
        if (FIELDS.contains(key)) {
            remark(
                    MessageRule.FIELD_TAG,
                    place,
                    "A tag " + name + " is taken for the field of that name, and is not among the tags");
        } else if (Key.of(key).isPrivate() || key.equals("commitments")) {
            remark(
                    MessageRule.PRIVATE_KEY,
                    place,
                    "A tag " + name + " is private to the node and never reaches the image");
        } else if (tag.value().isEmpty()) {
            remark(MessageRule.TAG_EMPTY, place, "The tag " + name + " is empty: the image does not read it");
        } else if (!JsonIfaceDevice.tagName(name).equals(name)) {
            remark(
                    MessageRule.TAG_CASE,
                    place,
                    "The image reads the tag " + name + " as " + JsonIfaceDevice.tagName(name));
        }
    }

    private void names() {
        Map<String, String> seen = new HashMap<>();
        if (!draft.action().isEmpty()) {
            seen.put("action", "Action");
        }
        String before = "";
        boolean sorted = true;
        for (Tag tag : draft.tags()) {
            String key = tag.name().toLowerCase(Locale.ROOT);
            String other = seen.putIfAbsent(key, tag.name());
            if (other != null) {
                remark(
                        MessageRule.TAG_DUPLICATE,
                        TAGS + "." + tag.name(),
                        "There is a tag " + other + " too: a message has each key once, so one of the values is lost");
            }
            sorted &= Key.compareBytes(before, key) <= 0;
            before = key;
        }
        if (!sorted) {
            remark(MessageRule.TAG_ORDER, TAGS, "The image reads the tags in the order of the alphabet");
        }
        if (seen.size() > MOST_TAGS) {
            remark(
                    MessageRule.MANY_TAGS,
                    TAGS,
                    "The message has " + seen.size() + " tags: above 32 the image reads them in no order");
        }
    }

    private void remark(Rule rule, String place, String message) {
        remarks.add(new Remark(rule, place, message));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
