package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.session.DraftReader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import java.nio.file.Path;
import java.util.List;

/** Messages to send again: from a JSON file, or those of the main branch of a saved session. */
record SessionLog(ProcessDefinition definition, List<MessageDraft> drafts) {

    static SessionLog read(Path file) throws UserException {
        if (file.toString().endsWith(".aoscope")) {
            return of(StoredSessions.read(file));
        }
        try {
            String text = Messages.utf8(ImageFile.read(file, "messages"), file);
            return new SessionLog(ProcessDefinition.AOS, DraftReader.read(text, file.toString()));
        } catch (DraftReader.BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    static SessionLog of(StoredSession stored) {
        List<MessageDraft> drafts = stored.branches().getFirst().slots().stream()
                .flatMap(slot -> slot.draft().stream())
                .toList();
        return new SessionLog(stored.definition(), drafts);
    }

    /** A message as {@code --message} reads it. */
    static ObjectNode json(MessageDraft draft) {
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
        draft.from().ifPresent(value -> node.put("From", value));
        draft.owner().ifPresent(value -> node.put("Owner", value));
        draft.target().ifPresent(value -> node.put("Target", value));
        draft.anchor().ifPresent(value -> node.put("Anchor", value));
        draft.blockHeight().ifPresent(value -> node.put("Block-Height", value));
        return node;
    }
}
