package io.aoscope.engine.debug;

import java.util.Optional;

/**
 * The two JSON texts that {@code handle} will read for a message, exactly as they will be written.
 *
 * @param problem why the message cannot be written, such as a target of the wrong length
 */
public record HandleInput(String message, String process, Optional<String> problem) {}
