package io.aoscope.engine.device;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.rules.Severity;
import java.util.List;
import java.util.Map;

/** What of a response {@code json-iface@1.0} drops, refuses, or takes otherwise than its author may think (semantics 8.6). */
final class ReplyWarnings {
    private static final Map<String, String> NEVER_SENT = Map.of("Spawns", "spawned", "Assignments", "assigned");
    private static final List<String> DROPPED_KEYS = List.of("from-process", "from-image", "anchor");

    private ReplyWarnings() {}

    static void ofResponse(Message response, EventSink events) {
        parts(response, events);
        NEVER_SENT.forEach((key, done) -> {
            int count = items(response, key).size();
            if (count > 0) {
                tell(
                        events,
                        MessageRule.REPLY_PARTS_DROPPED,
                        "the reply has " + count + " " + key + ", which json-iface@1.0 drops: nothing is " + done);
            }
        });
        if (has(output(response), "prompt") || has(response, "GasUsed") || has(response, "Memory")) {
            tell(
                    events,
                    MessageRule.PROMPT_DROPPED,
                    "json-iface@1.0 keeps Output.data, Messages and patches, and drops the prompt and other parts");
        }
        List<Value> messages = items(response, "Messages");
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof Message message) {
                spelling(message, "message " + (i + 1), events);
            }
        }
    }

    private static void parts(Message response, EventSink events) {
        boolean data = has(output(response), "data");
        boolean error = has(response, "Error");
        if (!data && !error) {
            tell(
                    events,
                    MessageRule.OUTPUT_DATA_MISSING,
                    "the response has neither Output.data nor Error: json-iface@1.0 of the branch main fails on it");
        }
        if (data && error) {
            tell(
                    events,
                    MessageRule.ERROR_AND_OUTPUT,
                    "the response has Error and Output: the branch main takes Output, edge takes Error");
        }
        if (error
                && !data
                && !(items(response, "Messages").isEmpty()
                        && items(response, "patches").isEmpty())) {
            tell(
                    events,
                    MessageRule.ERROR_DROPS_MESSAGES,
                    "the response has Error: its Messages and patches are dropped");
        }
    }

    private static void spelling(Message message, String where, EventSink events) {
        for (String key : DROPPED_KEYS) {
            if (has(message, key)) {
                tell(
                        events,
                        MessageRule.OUTBOX_KEY_DROPPED,
                        where + " of the reply has a key spelled " + key + ", which json-iface@1.0 drops");
            }
        }
    }

    /** A response of which no results can be made, for another reason than missing data. */
    static void ofRefusal(Message response, Refused refused, EventSink events) {
        if (has(output(response), "data") || has(response, "Error")) {
            tell(
                    events,
                    MessageRule.REPLY_MALFORMED,
                    "HyperBEAM's json-iface@1.0 fails on it: " + refused.getMessage());
        }
    }

    /** The outbox as it came out; what is no more than worth knowing is told in the same words for all messages. */
    static void ofOutbox(Message outbox, Message process, DeviceContext context) {
        EventSink events = context.events();
        for (Map.Entry<Key, Value> entry : outbox.entries().entrySet()) {
            if (entry.getValue() instanceof Message message) {
                for (Remark remark : OutboxLint.of(message, context.devices())) {
                    boolean note = remark.rule().severity() == Severity.NOTE;
                    String who =
                            note ? "a message" : "message " + entry.getKey().text();
                    tell(events, remark.rule(), who + " of the outbox: " + remark.message());
                }
            }
        }
        if (!outbox.isEmpty() && MessageIds.commitments(process).size() > 1) {
            tell(
                    events,
                    RunRule.FROM_PROCESS,
                    "from-process is the hash of all commitments of the process, not its id " + MessageIds.id(process));
        }
    }

    private static Message output(Message response) {
        return response.at(Key.of("Output")).orElse(Message.EMPTY) instanceof Message output ? output : Message.EMPTY;
    }

    private static boolean has(Message message, String key) {
        return message.at(Key.of(key)).isPresent();
    }

    private static List<Value> items(Message response, String key) {
        return response.at(Key.of(key)).orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
    }

    static void tell(EventSink events, Rule rule, String text) {
        events.event(DeviceEvent.warning(rule, text));
    }
}
