package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotWarning;
import java.util.List;
import java.util.Locale;

/** Pushes as the JSON of the command line: deliveries stand below the slot whose outbox they come from. */
final class PushJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final LocalNode node;

    PushJson(LocalNode node) {
        this.node = node;
    }

    ObjectNode document(String profile, List<Pushed> messages) {
        ObjectNode document = NODES.objectNode();
        ArrayNode processes = document.putArray("processes");
        for (Neighbour process : node.processes()) {
            ObjectNode one = processes.addObject().put("name", process.name()).put("id", process.processId());
            one.set("image", SlotJson.image(process.session().image()));
        }
        document.put("profile", profile);
        ArrayNode list = document.putArray("messages");
        messages.forEach(message -> list.add(message(message)));
        return document;
    }

    private ObjectNode message(Pushed message) {
        ObjectNode one = slot(message.receiver().processId(), message.slot(), message.pushed());
        ArrayNode warnings = one.putArray("warnings");
        for (SlotWarning warning : message.pushed().warnings()) {
            warnings.addObject().put("rule", warning.rule()).put("message", warning.message());
        }
        ArrayNode differences = one.putArray("differences");
        message.differences()
                .forEach(difference -> differences
                        .addObject()
                        .put("what", difference.what())
                        .put("expected", difference.expected())
                        .put("actual", difference.actual()));
        return one;
    }

    private ObjectNode slot(String processId, SlotRecord slot, PushResult pushed) {
        ObjectNode one = NODES.objectNode().put("process", name(processId));
        one.set("slot", SlotJson.slot(slot));
        ArrayNode deliveries = one.putArray("deliveries");
        pushed.of(processId, slot.slot()).forEach(dispatch -> deliveries.add(dispatch(dispatch, pushed)));
        return one;
    }

    private ObjectNode dispatch(Dispatch dispatch, PushResult pushed) {
        ObjectNode one = NODES.objectNode()
                .put("outbox", dispatch.origin().key())
                .put("target", dispatch.target().orElse(null));
        switch (dispatch.outcome()) {
            case Delivered(String receiver, SlotRecord slot) -> {
                one.put("delivered", true);
                one.setAll(slot(receiver, slot, pushed));
            }
            case Undelivered undelivered -> {
                one.put("delivered", false)
                        .put(
                                "cause",
                                undelivered
                                        .cause()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
                if (undelivered.status().isPresent()) {
                    one.put("status", undelivered.status().getAsInt());
                } else {
                    one.putNull("status");
                }
                one.put("reason", undelivered.reason());
            }
        }
        return one;
    }

    private String name(String processId) {
        return node.find(processId).map(Neighbour::name).orElse(processId);
    }
}
