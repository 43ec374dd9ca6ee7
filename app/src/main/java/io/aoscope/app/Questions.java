package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.NodeAnswer;
import io.aoscope.engine.session.NodeAnswers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Questions asked of a process after its messages, answered as a node would. */
final class Questions {
    /** Strings longer than this that are no text are counted instead of shown, unless they are the answer. */
    private static final int SHOWN_BYTES = 1024;

    @Option(
            names = "--ask",
            paramLabel = "PATH",
            description = {
                "After the messages, ask the process for a path as one asks a node: now/results/data,"
                        + " compute&slot=2/results/outbox, compute, slot, a key of the process. May be given more than"
                        + " once."
            })
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--cached",
            description = "Answer --ask from the cache, as a node does for a slot that it has computed before.")
    private boolean cached;

    boolean none() {
        return paths.isEmpty();
    }

    void print(PrintWriter out, NodeAnswers answers) {
        for (String path : paths) {
            NodeAnswer answer = answers.ask(path, cached);
            out.printf("%nask %s: %s%n", path, answer.status().id());
            answer.value().ifPresent(value -> out.println(value(value).toPrettyString()));
            if (!answer.note().isEmpty()) {
                out.println("  " + answer.note());
            }
        }
        out.flush();
    }

    ArrayNode json(NodeAnswers answers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String path : paths) {
            NodeAnswer answer = answers.ask(path, cached);
            ObjectNode node = list.addObject()
                    .put("path", path)
                    .put("status", answer.status().id());
            node.set("value", answer.value().map(Questions::value).orElseGet(JsonNodeFactory.instance::nullNode));
            node.put("note", answer.note().isEmpty() ? null : answer.note());
        }
        return list;
    }

    private static JsonNode value(Value value) {
        return MessageJson.toTree(value instanceof Binary ? value : shortened(value));
    }

    private static Value shortened(Value value) {
        return switch (value) {
            case Binary bytes
            when bytes.length() > SHOWN_BYTES
                    && bytes.utf8().filter(text -> text.indexOf(0) < 0).isEmpty() ->
                Message.of("$bytes", Value.of(bytes.length()));
            case ListValue list ->
                new ListValue(list.items().stream().map(Questions::shortened).toList());
            case Message message -> {
                Message.Builder builder = Message.builder();
                for (Map.Entry<Key, Value> entry : message.entries().entrySet()) {
                    builder.put(entry.getKey(), shortened(entry.getValue()));
                }
                yield builder.build();
            }
            default -> value;
        };
    }
}
