package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What to know about a message of the outbox before it is delivered (semantics 8.6, 12, 14). */
public final class OutboxLint {
    private static final int MOST_TAGS = 32;
    private static final String TAGS = "tags";
    /** Keys that json-iface@1.0 itself writes, or that are no tags. */
    private static final Set<String> NO_TAGS = Set.of(TAGS, "data", "anchor", "target", "from-process", "from-image");

    private static final Set<String> FIELDS = Set.of("id", "anchor", "owner", "data", "target", "signature");

    private final Message message;
    private final List<Remark> remarks = new ArrayList<>();

    private OutboxLint(Message message) {
        this.message = message;
    }

    /**
     * Looks at one message. A patch goes nowhere but into the state, where its keys may be anything.
     *
     * @param message as it stands in {@code results/outbox}
     * @param devices those of the node
     */
    public static List<Remark> of(Message message, Devices devices) {
        OutboxLint lint = new OutboxLint(message);
        boolean patch = message.text("method").filter("PATCH"::equals).isPresent()
                || message.text("device").filter(PatchDevice.NAME::equals).isPresent();
        if (!patch) {
            lint.target();
            lint.keys();
        }
        message.text("device")
                .filter(name -> !devices.loadable(name))
                .ifPresent(name -> lint.remark(
                        MessageRule.UNKNOWN_DEVICE,
                        "device",
                        "it names the device " + name + ", which a node does not have: patch@1.0 and every receiver"
                                + " fail on it"));
        lint.tags();
        return List.copyOf(lint.remarks);
    }

    private void target() {
        Binary target = message.binary("target").orElse(Binary.EMPTY);
        if (target.isEmpty()) {
            remark(MessageRule.NO_TARGET, "target", "it has no target: push@1.0 answers 422, No target process found");
        } else if (!Key.isIdLength(target.length())) {
            remark(
                    MessageRule.TARGET_LENGTH,
                    "target",
                    "it has the target \"" + target.text() + "\" of " + target.length() + " bytes: HyperBEAM cannot"
                            + " deliver it, and json-iface@1.0 fails on it. Use the id of a process, 43 characters");
        } else if (target.length() == 32) {
            remark(
                    MessageRule.ID_OF_32_BYTES,
                    "target",
                    "it has a target of exactly 32 bytes, which its receiver reads as 43 other characters");
        }
    }

    private void keys() {
        for (Map.Entry<Key, Value> entry : message.entries().entrySet()) {
            String name = entry.getKey().text();
            String key = name.toLowerCase(Locale.ROOT);
            switch (key) {
                case "function", "parameters" ->
                    remark(MessageRule.FUNCTION_KEY, name, "its key " + name + " chooses the function of its receiver");
                case "path" ->
                    remark(
                            MessageRule.PATH_KEY,
                            name,
                            "its key path chooses what its receiver runs instead of compute");
                case "body" ->
                    remark(MessageRule.BODY_KEY, name, "it has a body, which is scheduled instead of the message");
                default -> {}
            }
            if (!NO_TAGS.contains(key) && !(entry.getValue() instanceof Binary)) {
                remark(
                        MessageRule.TAG_NOT_STRING,
                        name,
                        "it has the tag " + name + " whose value is "
                                + entry.getValue().display() + " and no string: its receiver sees it as text and gets"
                                + " a tag Ao-Types. Write a string");
            }
        }
        message.entries().keySet().stream()
                .map(Key::text)
                .filter(name -> !name.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> remark(
                        MessageRule.OUTBOX_CASE,
                        name,
                        "it has keys with capitals, which are in lower case once the result comes from the cache"));
    }

    /** The list as the image wrote it, which stays where it is spelled Tags (rule R8). */
    private void tags() {
        if (!(message.get(TAGS).orElse(ListValue.EMPTY) instanceof ListValue tags)
                || tags.items().isEmpty()) {
            return;
        }
        remark(MessageRule.OUTBOX_LEFTOVERS, TAGS, "its list of tags stays in it beside the keys made of them");
        if (tags.items().size() > MOST_TAGS) {
            remark(
                    MessageRule.MANY_TAGS,
                    TAGS,
                    "it has " + tags.items().size() + " tags: above 32 their receiver reads them in no order");
        }
        Set<String> seen = new HashSet<>();
        for (Value item : tags.items()) {
            if (item instanceof Message tag) {
                String name = tag.get("name").map(Value::display).orElse("");
                String key = name.toLowerCase(Locale.ROOT);
                if (!seen.add(key)) {
                    remark(MessageRule.TAG_DUPLICATE, name, "it has the tag " + name + " twice: one value is lost");
                }
                if (FIELDS.contains(key)) {
                    remark(
                            MessageRule.FIELD_TAG,
                            name,
                            "its tag " + name + " stands for the field of that name, and is no tag to its receiver");
                }
                if (Key.of(key).isPrivate()) {
                    remark(MessageRule.PRIVATE_KEY, name, "its tag " + name + " is private and is not sent");
                }
                if (tag.get("value").filter(Binary.EMPTY::equals).isPresent()) {
                    remark(MessageRule.TAG_EMPTY, name, "its tag " + name + " is empty and is not sent as a tag");
                }
            }
        }
    }

    private void remark(Rule rule, String place, String text) {
        remarks.add(new Remark(rule, place, text));
    }
}
