package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.History;

/**
 * Something asked of the past, or of another course of history. Runs on the session's worker, which alone may touch the
 * history; what it answers must be immutable, as everything is that {@link io.aoscope.engine.debug.time.Timeline} and its
 * neighbours answer.
 */
@FunctionalInterface
public interface TimeQuestion<T> {
    T ask(History history) throws Exception;
}
