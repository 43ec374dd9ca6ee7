package io.aoscope.ui.last;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.DraftWriter;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A session as it is kept: what was open, and the messages that led to its state. Written as JSON with the keys {@code
 * version} (1), {@code image} or {@code sample}, {@code process}, {@code messages}, {@code draft}.
 *
 * @param image path of the file that was open; absent for a sample
 * @param sample id of the sample that was open
 * @param messages those that led to the present state, in order
 * @param draft what Compose held
 */
record LastSession(
        Optional<String> image,
        Optional<String> sample,
        ProcessDefinition process,
        List<MessageDraft> messages,
        MessageDraft draft) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION = 1;

    LastSession {
        messages = List.copyOf(messages);
    }

    String write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        image.ifPresent(path -> node.put("image", path));
        sample.ifPresent(id -> node.put("sample", id));
        try {
            node.set("process", MAPPER.readTree(process.write()));
        } catch (IOException e) {
            throw new IllegalStateException("a definition is written as JSON", e);
        }
        node.set("messages", DraftWriter.write(messages));
        node.set("draft", DraftWriter.write(draft));
        return node.toPrettyString();
    }

    /** Reads what {@link #write} wrote; empty for anything else, and for a later version. */
    static Optional<LastSession> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.path("version").asInt() != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new LastSession(
                    Optional.ofNullable(node.path("image").textValue()),
                    Optional.ofNullable(node.path("sample").textValue()),
                    ProcessDefinition.parse(node.path("process").toString(), "process", Devices.installed()),
                    DraftReader.read(node.path("messages").toString(), "messages"),
                    DraftReader.read(node.path("draft").toString(), "draft").getFirst()));
        } catch (IOException | BadDraftException e) {
            return Optional.empty();
        }
    }
}
