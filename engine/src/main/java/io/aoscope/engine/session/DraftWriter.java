package io.aoscope.engine.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.MessageJson;
import java.util.List;

/** Writes messages as {@link DraftReader} reads them; what is empty is left out. */
public final class DraftWriter {
    private DraftWriter() {}

    /** A list of messages. */
    public static ArrayNode write(List<MessageDraft> drafts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        drafts.forEach(draft -> list.add(write(draft)));
        return list;
    }

    /** One message. */
    public static ObjectNode write(MessageDraft draft) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!draft.action().isEmpty()) {
            node.put("Action", draft.action());
        }
        if (!draft.tags().isEmpty()) {
            ArrayNode tags = node.putArray("Tags");
            draft.tags().forEach(tag -> tags.addObject().put("name", tag.name()).put("value", tag.value()));
        }
        if (!draft.data().isEmpty()) {
            node.put("Data", draft.data());
        }
        draft.from().ifPresent(from -> node.put("From", from));
        draft.owner().ifPresent(owner -> node.put("Owner", owner));
        draft.target().ifPresent(target -> node.put("Target", target));
        draft.anchor().ifPresent(anchor -> node.put("Anchor", anchor));
        draft.blockHeight().ifPresent(height -> node.put("Block-Height", height));
        draft.function().ifPresent(function -> node.put("Function", function));
        draft.parameters().ifPresent(parameters -> {
            ArrayNode numbers = node.putArray("Parameters");
            parameters.forEach(number -> numbers.add(MessageJson.toTree(number)));
        });
        return node;
    }
}
