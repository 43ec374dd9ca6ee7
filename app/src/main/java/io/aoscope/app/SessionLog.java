package io.aoscope.app;

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
}
