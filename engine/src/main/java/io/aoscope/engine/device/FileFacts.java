package io.aoscope.engine.device;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * What a state knows of a file beyond its content (rules F12 to F14).
 *
 * @param target where a symbolic link leads; empty for everything else
 * @param modified when its content last changed on the clock of the process; empty where the image never touched it
 * @param links how many names it has
 */
public record FileFacts(Optional<String> target, Optional<Instant> modified, int links) {
    private static final long SECOND = 1_000_000_000;

    /**
     * @param path from the root, beginning with a slash
     * @param value what stands there
     */
    public static FileFacts of(Message state, String path, Value value) {
        Vfs files = Vfs.of(state);
        boolean touched = files.attributes().at(Key.of(path)).isPresent();
        Attributes known = files.attributes(Vfs.parts(path));
        return new FileFacts(
                Vfs.target(value),
                touched
                        ? Optional.of(Instant.ofEpochSecond(
                                Math.floorDiv(known.modified(), SECOND), Math.floorMod(known.modified(), SECOND)))
                        : Optional.empty(),
                known.links());
    }
}
