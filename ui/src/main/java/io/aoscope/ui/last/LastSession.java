package io.aoscope.ui.last;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.DraftWriter;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session as it is kept: the processes that were open, and what led to the state of each. Written as JSON with the keys
 * {@code version} (2), {@code processes}, {@code selected} and {@code draft}; in each process {@code name}, {@code image}
 * or {@code sample}, {@code process} and {@code log}, and where there are some {@code stops} and {@code bookmarks}.
 *
 * @param selected index of the process that was shown
 * @param draft what Compose held
 */
record LastSession(List<Kept> processes, int selected, MessageDraft draft) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION = 2;

    /**
     * A process.
     *
     * @param image path of the file that was open; absent for a sample
     * @param sample id of the sample that was open
     * @param log what led to the present state, in order
     * @param bookmarks of the branch that the process was on
     */
    record Kept(
            String name,
            Optional<String> image,
            Optional<String> sample,
            ProcessDefinition process,
            List<LogStep> log,
            List<KeptStop> stops,
            List<KeptBookmark> bookmarks) {
        Kept {
            log = List.copyOf(log);
            stops = List.copyOf(stops);
            bookmarks = List.copyOf(bookmarks);
        }
    }

    /**
     * A bookmark.
     *
     * @param at coordinate, such as {@code s3.p1.wasm-64+48213}
     */
    record KeptBookmark(String at, String note) {}

    LastSession {
        processes = List.copyOf(processes);
    }

    String write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        ArrayNode list = node.putArray("processes");
        processes.forEach(process -> list.add(write(process)));
        node.put("selected", selected);
        node.set("draft", DraftWriter.write(draft));
        return node.toPrettyString();
    }

    private static ObjectNode write(Kept process) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", process.name);
        process.image.ifPresent(path -> node.put("image", path));
        process.sample.ifPresent(id -> node.put("sample", id));
        try {
            node.set("process", MAPPER.readTree(process.process.write()));
        } catch (IOException e) {
            throw new IllegalStateException("a definition is written as JSON", e);
        }
        node.set("log", LogStep.write(process.log));
        if (!process.stops.isEmpty()) {
            ArrayNode stops = node.putArray("stops");
            process.stops.forEach(stop -> stops.add(stop.write()));
        }
        if (!process.bookmarks.isEmpty()) {
            ArrayNode bookmarks = node.putArray("bookmarks");
            process.bookmarks.forEach(
                    bookmark -> bookmarks.addObject().put("at", bookmark.at).put("note", bookmark.note));
        }
        return node;
    }

    /** Reads what {@link #write} wrote, now or in version 1, which held one process; empty for anything else. */
    static Optional<LastSession> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            List<Kept> processes = new ArrayList<>();
            switch (node.path("version").asInt()) {
                case 1 -> processes.add(process(node, node.path("messages")));
                case VERSION -> {
                    for (JsonNode one : node.path("processes")) {
                        processes.add(process(one, one.path("log")));
                    }
                }
                default -> {
                    return Optional.empty();
                }
            }
            List<MessageDraft> drafts = DraftReader.read(node.path("draft").toString(), "draft");
            int selected = node.path("selected").asInt();
            return selected >= 0 && selected < processes.size() && !drafts.isEmpty()
                    ? Optional.of(new LastSession(processes, selected, drafts.getFirst()))
                    : Optional.empty();
        } catch (IOException | BadDraftException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Kept process(JsonNode node, JsonNode log) throws BadDraftException {
        if (!log.isArray()) {
            throw new IllegalArgumentException("the log is no list");
        }
        List<KeptStop> stops = new ArrayList<>();
        node.path("stops").forEach(stop -> stops.add(KeptStop.read(stop)));
        List<KeptBookmark> bookmarks = new ArrayList<>();
        for (JsonNode one : node.path("bookmarks")) {
            bookmarks.add(
                    new KeptBookmark(one.path("at").asText(), one.path("note").asText()));
        }
        return new Kept(
                node.path("name").asText(),
                Optional.ofNullable(node.path("image").textValue()),
                Optional.ofNullable(node.path("sample").textValue()),
                ProcessDefinition.parse(node.path("process").toString(), "process", Devices.installed()),
                LogStep.read(log),
                stops,
                bookmarks);
    }
}
