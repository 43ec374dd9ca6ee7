package io.aoscope.engine.debug;

import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.RunChoice;
import java.util.Optional;

/**
 * How to spawn the process anew.
 *
 * @param image another image, or another state of its file; absent for the one that is open
 * @param replay whether every message that led to the present state is sent again
 */
public record Respawn(Optional<ImageSource> image, ProcessDefinition definition, RunChoice choice, boolean replay) {}
