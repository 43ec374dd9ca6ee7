package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import io.aoscope.engine.session.StepRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Images, slots and device steps as the JSON of the command line. What is not known is null. */
final class SlotJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SlotJson() {}

    static ObjectNode image(ProcessImage image) {
        return NODES.objectNode()
                .put("path", image.source().label())
                .put("bytes", image.source().bytes().length)
                .put("sha256", image.sha256())
                .put("memory64", image.memory64());
    }

    static ObjectNode slot(SlotRecord slot) {
        ObjectNode node = NODES.objectNode();
        node.put("slot", slot.slot()).put("action", slot.action()).put("status", status(slot));
        node.set("results", results(slot.results()));
        node.set("error", error(slot.error()));
        node.put("stdout", slot.stdout())
                .put("stderr", slot.stderr())
                .put("instructions", count(slot.instructions()))
                .put("pages", slot.pages().orElse(null))
                .put("milliseconds", milliseconds(slot.elapsed()))
                .put("tier", slot.tier());
        ArrayNode undefined = node.putArray("undefinedImports");
        slot.undefinedImports()
                .forEach(one -> undefined
                        .addObject()
                        .put("module", one.module())
                        .put("function", one.function())
                        .put("calls", one.calls()));
        ArrayNode warnings = node.putArray("warnings");
        slot.warnings().forEach(one -> warnings.add(warning(one)));
        return node;
    }

    private static ObjectNode warning(SlotWarning one) {
        return NODES.objectNode()
                .put("rule", one.rule())
                .put(
                        "severity",
                        one.explained().map(rule -> rule.severity().text()).orElse(null))
                .put("message", one.message())
                .put("remedy", one.explained().map(Rule::remedy).orElse(null))
                .put("at", one.at().toString())
                .put("times", one.times());
    }

    static ObjectNode step(StepRecord record) {
        var step = record.step();
        ObjectNode node = NODES.objectNode()
                .put("pass", step.pass())
                .put("index", step.index())
                .put("device", step.device())
                .put("key", step.key())
                .put("answered", step.answered())
                .put("did", step.did())
                .put("instructions", count(step.instructions()))
                .put(
                        "microseconds",
                        TimeUnit.NANOSECONDS.toMicros(record.elapsed().toNanos()));
        node.set("before", MessageJson.toTree(step.before()));
        node.set("after", MessageJson.toTree(step.after()));
        return node;
    }

    static JsonNode error(Optional<SlotError> error) {
        return error.<JsonNode>map(one -> NODES.objectNode()
                        .put("kind", one.kind())
                        .put("message", one.message())
                        .put("device", one.device())
                        .put("pass", one.pass()))
                .orElseGet(NODES::nullNode);
    }

    static String status(SlotRecord slot) {
        return slot.status().name().toLowerCase(Locale.ROOT);
    }

    static double milliseconds(Duration elapsed) {
        return elapsed.toNanos() / 1_000_000.0;
    }

    private static @Nullable Long count(OptionalLong counted) {
        return counted.isPresent() ? counted.getAsLong() : null;
    }

    private static ObjectNode results(Message results) {
        ObjectNode node = NODES.objectNode();
        node.set("data", results.get("data").map(MessageJson::toTree).orElseGet(NODES::nullNode));
        node.set("outbox", results.get("outbox").map(MessageJson::toTree).orElseGet(NODES::objectNode));
        node.set("patches", results.get("patches").map(MessageJson::toTree).orElseGet(NODES::arrayNode));
        if (!results.has("data")) {
            SlotRecord.output(results).ifPresent(output -> node.set("output", MessageJson.toTree(output)));
        }
        return node;
    }
}
