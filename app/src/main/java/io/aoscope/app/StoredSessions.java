package io.aoscope.app;

import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.SessionFile;
import io.aoscope.engine.debug.time.SessionFile.BadSessionException;
import io.aoscope.engine.debug.time.Sessions;
import io.aoscope.engine.debug.time.StoredSession;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.SessionOptions;
import java.nio.file.Path;

/** Reads session files for the commands that take one. */
final class StoredSessions {
    private StoredSessions() {}

    static StoredSession read(Path file) throws UserException {
        try {
            return SessionFile.decode(ImageFile.read(file, "session"), file.toString());
        } catch (BadSessionException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    static Sessions.Replayed replay(StoredSession stored, SessionOptions options, Path file) throws UserException {
        try {
            return Sessions.replay(stored, options, () -> false);
        } catch (ImageException | HistoryException e) {
            throw new UserException(file + ": " + e.getMessage());
        }
    }
}
