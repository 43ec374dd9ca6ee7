package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.MessageRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What will surprise on HyperBEAM, told at the moment where it happens, with the rule. */
final class NodeWarnings {
    private static final String WASI = "wasi_snapshot_preview1";
    private static final int BUFFER_COUNT = 2;
    /** Keys of the state that the devices go on working with. */
    private static final Set<String> LOAD_BEARING = Set.of(
            "at-slot",
            "authority",
            "device",
            "device-stack",
            "execution-device",
            "image",
            "initialized",
            "output-prefix",
            "passes",
            "patch-from",
            "patch-to",
            "process",
            "results",
            "scheduler",
            "type",
            "variant",
            "wasm");

    private NodeWarnings() {}

    /** What a call of a WASI function would do on a node, where that is something else. */
    static Optional<DeviceEvent> wasi(String module, String function, long[] arguments) {
        if (!module.equals(WASI) || !WasiFunctions.names().contains(function)) {
            return Optional.empty();
        }
        return switch (function) {
            case "fd_write" ->
                arguments.length > BUFFER_COUNT && arguments[BUFFER_COUNT] != 0
                        ? Optional.of(DeviceEvent.warning(
                                ImageRule.WASI_HANGS,
                                "HyperBEAM would hang for ever in this fd_write, which has a buffer to write: answer"
                                        + " through the reply of handle instead of printing"))
                        : Optional.empty();
            case "path_open" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.WASI_HANGS,
                        "HyperBEAM would hang for ever in path_open: keep what the image needs in its memory"));
            case "fd_read" -> Optional.empty();
            case "clock_time_get" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.CLOCK,
                        "HyperBEAM would answer clock_time_get with errno 1 and write no time: take the time from the"
                                + " message"));
            case "proc_exit" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.PROC_EXIT,
                        "on HyperBEAM proc_exit returns to the image, which goes on: return from handle"));
            default ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.WASI_STUB,
                        "HyperBEAM has no " + function + ": it would answer 0, write nothing and record the call"));
        };
    }

    /** A message that decides which key of the stack runs. */
    static void ofRequest(Message body, EventSink events) {
        body.text("path")
                .filter(path -> !path.equals("compute"))
                .ifPresent(path -> events.event(DeviceEvent.warning(
                        MessageRule.PATH_KEY,
                        "the message has a key path, so the key " + path + " of the stack is run instead of compute:"
                                + " the slot counts and has no results of the image. Name the tag otherwise")));
    }

    /** What the image answered that a node cannot deliver as it is meant. */
    static void ofReply(List<Value> messages, EventSink events) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof Message message) {
                String where = "message " + (i + 1) + " of the reply";
                target(message, where, events);
                tags(message, where, events);
            }
        }
    }

    private static void target(Message message, String where, EventSink events) {
        message.binary("target")
                .filter(target -> !target.isEmpty() && !Key.isIdLength(target.length()))
                .ifPresent(target -> events.event(DeviceEvent.warning(
                        MessageRule.TARGET_LENGTH,
                        where + " has the target \"" + target.text() + "\" of " + target.length() + " bytes: HyperBEAM"
                                + " cannot deliver it, and json-iface@1.0 fails on it. Use the id of a process, 43"
                                + " characters")));
    }

    private static void tags(Message message, String where, EventSink events) {
        if (!(message.get("tags").orElse(ListValue.EMPTY) instanceof ListValue tags)) {
            return;
        }
        for (Value item : tags.items()) {
            if (item instanceof Message tag
                    && tag.get("value")
                            .filter(value -> !(value instanceof Binary))
                            .isPresent()) {
                events.event(DeviceEvent.warning(
                        MessageRule.TAG_NOT_STRING,
                        where + " has the tag " + tag.text("name").orElse("?") + " whose value is "
                                + tag.get("value").map(Value::display).orElse("")
                                + " and no string: its receiver sees it as text and gets a tag Ao-Types. Write"
                                + " a string"));
            }
        }
    }

    /** A patch of the root of the state that replaces what the process works with. */
    static void ofPatches(Message patches, EventSink events) {
        List<String> keys = patches.entries().entrySet().stream()
                .map(Map.Entry::getKey)
                .map(Key::text)
                .filter(LOAD_BEARING::contains)
                .toList();
        if (!keys.isEmpty()) {
            events.event(DeviceEvent.warning(
                    MessageRule.PATCH_OVERWRITES,
                    "the patches overwrite " + String.join(", ", keys) + " of the process itself, and nothing protects"
                            + " them: give the process a patch-to, such as /cache, or send fewer keys"));
        }
    }
}
