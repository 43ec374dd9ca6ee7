package io.aoscope.engine.debug;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What came of a {@link Respawn}.
 *
 * @param replayed each message sent again, in order
 * @param left messages that were not, because the process did not start or the replay was stopped
 */
public record Respawned(SessionView view, List<Replayed> replayed, int left) {
    public Respawned {
        replayed = List.copyOf(replayed);
    }

    /** Messages that were answered differently. */
    public List<Replayed> changed() {
        return replayed.stream().filter(one -> !one.differences().isEmpty()).toList();
    }

    /** A message with what it was answered before and now. */
    public record Replayed(SlotRecord before, SlotRecord after) {

        /** What differs, such as {@code error}, {@code data}, {@code outbox}, {@code stdout}; empty where nothing does. */
        public List<String> differences() {
            List<String> differences = new ArrayList<>();
            if (!before.error().map(Replayed::error).equals(after.error().map(Replayed::error))) {
                differences.add("error");
            }
            Message then = told(before.results());
            Message now = told(after.results());
            TreeSet<Key> keys = new TreeSet<>(then.entries().keySet());
            keys.addAll(now.entries().keySet());
            for (Key key : keys) {
                boolean call = then.has(key.text() + "/output") || now.has(key.text() + "/output");
                if (!call && !key.isPrivate() && !then.at(key).equals(now.at(key))) {
                    differences.add(key.text());
                }
            }
            // Where an interface makes data of it, the output is an address, which may be another one each time.
            if (!then.has("data") && !now.has("data") && !before.output().equals(after.output())) {
                differences.add("output");
            }
            if (!before.stdout().equals(after.stdout())) {
                differences.add("stdout");
            }
            if (!before.stderr().equals(after.stderr())) {
                differences.add("stderr");
            }
            return differences;
        }

        /** Results without the ids of process and image, which are others where the definition or the image is. */
        private static Message told(Message results) {
            Message outbox = Message.EMPTY;
            for (var entry :
                    results.message("outbox").orElse(Message.EMPTY).entries().entrySet()) {
                Value sent = entry.getValue() instanceof Message message
                        ? message.remove("from-process").remove("from-image")
                        : entry.getValue();
                outbox = outbox.put(entry.getKey(), sent);
            }
            return results.has("outbox") ? results.put("outbox", outbox) : results;
        }

        private static String error(SlotError error) {
            return error.kind() + error.message();
        }
    }
}
