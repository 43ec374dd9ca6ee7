package io.aoscope.engine.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.DraftWriter;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.ValueCodec;
import java.util.ArrayList;
import java.util.List;

/** One step of what led to the state of a process, to be written down and done again. */
public sealed interface LogStep {
    /** A message of the user. */
    record Send(MessageDraft draft) implements LogStep {}

    /** A message that another process had sent. */
    record Deliver(Delivery delivery) implements LogStep {}

    /** A change of files. */
    record Change(FileChange change) implements LogStep {}

    /** All steps of a timeline. */
    static List<LogStep> of(List<TimelineEntry> timeline) {
        return LogEntry.of(timeline).stream().map(LogStep::of).toList();
    }

    private static LogStep of(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Changed(int ignored, FileChange change) -> new Change(change);
            case LogEntry.Sent(var record) ->
                record.delivery()
                        .<LogStep>map(Deliver::new)
                        .orElseGet(() -> new Send(record.message().orElseThrow()));
        };
    }

    /** As JSON, an object for each step: a message as Compose writes it, a {@code delivery}, or a {@code file}. */
    static ArrayNode write(List<LogStep> steps) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LogStep step : steps) {
            switch (step) {
                case Send(MessageDraft draft) -> list.add(DraftWriter.write(draft));
                case Deliver(Delivery(Origin origin, Message body, long height)) ->
                    list.addObject()
                            .putObject("delivery")
                            .put("process", origin.processId())
                            .put("slot", origin.slot())
                            .put("key", origin.key())
                            .put("block-height", height)
                            .set("body", ValueCodec.encode(body));
                case Change(FileChange change) -> write(list.addObject().putObject("file"), change);
            }
        }
        return list;
    }

    private static void write(ObjectNode node, FileChange change) {
        switch (change) {
            case FileChange.Put(String path, Binary content) ->
                node.put("put", path).put("bytes", Base64Url.encode(content.bytes()));
            case FileChange.MakeDirectory(String path) -> node.put("directory", path);
            case FileChange.Remove(String path) -> node.put("remove", path);
        }
    }

    /** Reads what {@link #write} wrote. */
    static List<LogStep> read(JsonNode list) throws BadDraftException {
        List<LogStep> steps = new ArrayList<>();
        for (JsonNode node : list) {
            if (node.has("delivery")) {
                steps.add(delivery(node.path("delivery")));
            } else if (node.has("file")) {
                steps.add(file(node.path("file")));
            } else {
                DraftReader.read(node.toString(), "log").forEach(draft -> steps.add(new Send(draft)));
            }
        }
        return steps;
    }

    private static LogStep delivery(JsonNode node) {
        if (!(ValueCodec.decode(node.path("body")) instanceof Message body)) {
            throw new IllegalArgumentException("the body of a delivery is not a message");
        }
        var origin = new Origin(
                node.path("process").asText(),
                node.path("slot").asInt(),
                node.path("key").asText());
        return new Deliver(new Delivery(origin, body, node.path("block-height").asLong()));
    }

    private static LogStep file(JsonNode node) {
        if (node.has("put")) {
            Binary content = Binary.of(Base64Url.decode(node.path("bytes").asText()));
            return new Change(new FileChange.Put(node.path("put").asText(), content));
        }
        return new Change(
                node.has("directory")
                        ? new FileChange.MakeDirectory(node.path("directory").asText())
                        : new FileChange.Remove(node.path("remove").asText()));
    }
}
