package io.aoscope.engine.debug;

import java.util.Optional;

/**
 * One process of a session.
 *
 * @param key tells it from the others for as long as it is there
 * @param name what the user calls it
 * @param processId absent until an image is open
 * @param slots that its timeline holds, the spawn not counted
 */
public record ProcessView(String key, String name, Optional<String> processId, int slots, RunState run) {}
