package io.aoscope.engine.debug.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.StoredSession.StoredBranch;
import io.aoscope.engine.debug.time.StoredSession.StoredSlot;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.RunLimits;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.session.ValueCodec;
import io.aoscope.engine.vm.MachineLimits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code session.json} of a session file. Where it cannot be read the exception says which member. */
final class SessionJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SessionJson() {}

    static ObjectNode encode(StoredSession session) {
        ObjectNode node = NODES.objectNode();
        node.put("image", session.image().name())
                .put("profile", session.choice().profile().name())
                .put("node", session.choice().version().name())
                .put("tier", session.choice().tier().name());
        MachineLimits machine = session.limits().machine();
        node.putObject("limits")
                .put("pages", machine.maxPages())
                .put("residentPages", machine.maxResidentPages())
                .put("callDepth", machine.maxCallDepth())
                .put("stackSlots", machine.maxStackSlots())
                .put("tableEntries", machine.maxTableEntries())
                .put("operandStackBytes", machine.operandStackBytes())
                .put("instructions", session.limits().instructions());
        node.set("definition", ValueCodec.encode(session.definition().keys()));
        node.put("current", session.current());
        ArrayNode branches = node.putArray("branches");
        for (StoredBranch branch : session.branches()) {
            ObjectNode one = branches.addObject().put("name", branch.name());
            branch.parent().ifPresent(parent -> one.put("parent", parent));
            one.set("from", point(branch.from()));
            ArrayNode slots = one.putArray("slots");
            branch.slots().forEach(slot -> slots.add(slot(slot)));
        }
        ArrayNode bookmarks = node.putArray("bookmarks");
        for (Bookmark bookmark : session.bookmarks()) {
            bookmarks
                    .addObject()
                    .put("branch", bookmark.branch())
                    .put("note", bookmark.note())
                    .set("at", point(bookmark.at()));
        }
        return node;
    }

    static StoredSession decode(JsonNode node, ImageSource image) {
        RunChoice choice = new RunChoice(
                named(Profile.class, node, "profile"),
                named(NodeVersion.class, node, "node"),
                named(TierChoice.class, node, "tier"));
        if (!(ValueCodec.decode(node.path("definition")) instanceof Message keys)) {
            throw new IllegalArgumentException("definition is not a message");
        }
        List<StoredBranch> branches = new ArrayList<>();
        for (JsonNode one : array(node, "branches")) {
            List<StoredSlot> slots = new ArrayList<>();
            array(one, "slots").forEach(slot -> slots.add(slot(slot)));
            branches.add(new StoredBranch(
                    text(one, "name"),
                    one.has("parent") ? Optional.of(text(one, "parent")) : Optional.empty(),
                    point(one.path("from")),
                    slots));
        }
        return new StoredSession(
                new ImageSource(text(node, "image"), image.path(), image.bytes()),
                choice,
                limits(node.path("limits")),
                new ProcessDefinition(keys),
                branches,
                text(node, "current"),
                bookmarks(node));
    }

    /** Those of a file that has some; files of before had none. */
    private static List<Bookmark> bookmarks(JsonNode node) {
        List<Bookmark> bookmarks = new ArrayList<>();
        for (JsonNode one : node.path("bookmarks")) {
            bookmarks.add(new Bookmark(text(one, "branch"), point(one.path("at")), text(one, "note")));
        }
        return bookmarks;
    }

    /** Those of a file; the usual ones where it has none. */
    private static RunLimits limits(JsonNode node) {
        MachineLimits usual = MachineLimits.DEFAULT;
        return new RunLimits(
                new MachineLimits(
                        node.path("pages").asLong(usual.maxPages()),
                        node.path("residentPages").asLong(usual.maxResidentPages()),
                        node.path("callDepth").asInt(usual.maxCallDepth()),
                        node.path("stackSlots").asInt(usual.maxStackSlots()),
                        node.path("tableEntries").asInt(usual.maxTableEntries()),
                        node.path("operandStackBytes").asInt(usual.operandStackBytes())),
                node.path("instructions").asLong(SessionOptions.NO_LIMIT));
    }

    private static ObjectNode point(Point point) {
        return NODES.objectNode()
                .put("slot", point.slot())
                .put("pass", point.pass())
                .put("index", point.index())
                .put("device", point.device())
                .put("nth", point.nth())
                .put("side", point.side().name())
                .put("instruction", point.instruction());
    }

    private static Point point(JsonNode node) {
        return new Point(
                node.path("slot").asInt(),
                node.path("pass").asInt(),
                node.path("index").asInt(),
                node.path("device").asText(),
                node.path("nth").asInt(1),
                named(Side.class, node, "side"),
                node.path("instruction").asLong());
    }

    private static ObjectNode slot(StoredSlot slot) {
        ObjectNode node = NODES.objectNode().put("slot", slot.slot());
        slot.draft().ifPresent(draft -> node.set("message", draft(draft)));
        slot.delivery().ifPresent(delivery -> node.set("delivery", delivery(delivery)));
        node.put("status", slot.status().name())
                .put("steps", slot.steps())
                .put("instructions", slot.instructions())
                .put("hash", slot.hash());
        slot.memory().ifPresent(memory -> node.put("memory", memory));
        ArrayNode answers = node.putArray("answers");
        for (HostAnswer answer : slot.answers()) {
            ObjectNode one = answers.addObject().put("function", answer.function());
            addAll(one.putArray("arguments"), answer.arguments());
            addAll(one.putArray("results"), answer.results());
            ArrayNode writes = one.putArray("writes");
            answer.writes()
                    .forEach(write -> writes.addObject()
                            .put("address", write.address())
                            .put("bytes", Base64Url.encode(write.bytes())));
        }
        ArrayNode edits = node.putArray("edits");
        slot.edits().forEach(edit -> edits.add(edit(edit)));
        return node;
    }

    private static StoredSlot slot(JsonNode node) {
        List<HostAnswer> answers = new ArrayList<>();
        for (JsonNode one : array(node, "answers")) {
            List<HostAnswer.Write> writes = new ArrayList<>();
            array(one, "writes")
                    .forEach(write -> writes.add(new HostAnswer.Write(
                            write.path("address").asLong(), Base64Url.decode(text(write, "bytes")))));
            answers.add(new HostAnswer(
                    text(one, "function"), longs(array(one, "arguments")), longs(array(one, "results")), writes));
        }
        List<Edit> edits = new ArrayList<>();
        array(node, "edits").forEach(edit -> edits.add(edit(edit)));
        return new StoredSlot(
                node.path("slot").asInt(),
                node.has("message") ? Optional.of(draft(node.path("message"))) : Optional.empty(),
                node.has("delivery") ? Optional.of(delivery(node.path("delivery"))) : Optional.empty(),
                named(SlotRecord.Status.class, node, "status"),
                node.path("steps").asInt(),
                node.path("instructions").asLong(-1),
                answers,
                edits,
                text(node, "hash"),
                optional(node, "memory"));
    }

    private static ObjectNode draft(MessageDraft draft) {
        ObjectNode node = NODES.objectNode().put("action", draft.action());
        ArrayNode tags = node.putArray("tags");
        draft.tags().forEach(tag -> tags.addObject().put("name", tag.name()).put("value", tag.value()));
        node.put("data", draft.data());
        draft.from().ifPresent(value -> node.put("from", value));
        draft.owner().ifPresent(value -> node.put("owner", value));
        draft.target().ifPresent(value -> node.put("target", value));
        draft.anchor().ifPresent(value -> node.put("anchor", value));
        draft.blockHeight().ifPresent(value -> node.put("blockHeight", value));
        draft.function().ifPresent(value -> node.put("function", value));
        draft.parameters().ifPresent(values -> node.set("parameters", ValueCodec.encode(new ListValue(values))));
        return node;
    }

    private static MessageDraft draft(JsonNode node) {
        List<MessageDraft.Tag> tags = new ArrayList<>();
        array(node, "tags").forEach(tag -> tags.add(new MessageDraft.Tag(text(tag, "name"), text(tag, "value"))));
        return new MessageDraft(
                text(node, "action"),
                tags,
                text(node, "data"),
                optional(node, "from"),
                optional(node, "owner"),
                optional(node, "target"),
                optional(node, "anchor"),
                node.has("blockHeight") ? Optional.of(node.path("blockHeight").asLong()) : Optional.empty(),
                optional(node, "function"),
                node.has("parameters") ? Optional.of(values(node.path("parameters"))) : Optional.empty());
    }

    private static List<Value> values(JsonNode node) {
        if (ValueCodec.decode(node) instanceof ListValue list) {
            return list.items();
        }
        throw new IllegalArgumentException("parameters is no list");
    }

    private static ObjectNode delivery(Delivery delivery) {
        ObjectNode node = NODES.objectNode()
                .put("process", delivery.origin().processId())
                .put("slot", delivery.origin().slot())
                .put("key", delivery.origin().key())
                .put("blockHeight", delivery.blockHeight());
        node.set("body", ValueCodec.encode(delivery.body()));
        return node;
    }

    private static Delivery delivery(JsonNode node) {
        if (!(ValueCodec.decode(node.path("body")) instanceof Message body)) {
            throw new IllegalArgumentException("the body of a delivery is not a message");
        }
        Origin origin = new Origin(text(node, "process"), node.path("slot").asInt(), text(node, "key"));
        return new Delivery(origin, body, node.path("blockHeight").asLong());
    }

    private static ObjectNode edit(Edit edit) {
        ObjectNode node = NODES.objectNode();
        if (!edit.atEnd()) {
            node.put("stop", edit.ordinal());
        }
        return switch (edit.change()) {
            case Change.Bytes(long address, Binary bytes) ->
                node.put("address", address).put("bytes", Base64Url.encode(bytes.bytes()));
            case Change.Local(int frame, int index, long bits) ->
                node.put("frame", frame).put("local", index).put("bits", bits);
            case Change.Global(int index, long bits) ->
                node.put("global", index).put("bits", bits);
            case Change.File(String path, Binary content) ->
                node.put("file", path).put("bytes", Base64Url.encode(content.bytes()));
            case Change.HostAnswer(long result) -> node.put("answer", result);
        };
    }

    private static Edit edit(JsonNode node) {
        return new Edit(node.path("stop").asLong(Edit.END), change(node));
    }

    private static Change change(JsonNode node) {
        if (node.has("address")) {
            return new Change.Bytes(node.path("address").asLong(), Binary.of(Base64Url.decode(text(node, "bytes"))));
        }
        if (node.has("local")) {
            return new Change.Local(
                    node.path("frame").asInt(),
                    node.path("local").asInt(),
                    node.path("bits").asLong());
        }
        if (node.has("global")) {
            return new Change.Global(
                    node.path("global").asInt(), node.path("bits").asLong());
        }
        if (node.has("file")) {
            return new Change.File(text(node, "file"), Binary.of(Base64Url.decode(text(node, "bytes"))));
        }
        if (node.has("answer")) {
            return new Change.HostAnswer(node.path("answer").asLong());
        }
        throw new IllegalArgumentException("an edit of an unknown kind");
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing or no text");
        }
        return value.textValue();
    }

    private static <E extends Enum<E>> E named(Class<E> kind, JsonNode node, String field) {
        String name = text(node, field);
        return Stream.of(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        field + " is \"" + name + "\", which is none of " + EnumSet.allOf(kind)));
    }

    private static JsonNode array(JsonNode node, String field) {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw new IllegalArgumentException(field + " is missing or no list");
        }
        return array;
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asLong()));
        return values;
    }

    private static void addAll(ArrayNode array, List<Long> values) {
        values.forEach(array::add);
    }
}
