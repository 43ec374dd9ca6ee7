package io.aoscope.engine.device;

import io.aoscope.engine.message.Value;
import java.util.Optional;

/** What an id stands for, such as the image of a process. */
@FunctionalInterface
public interface MessageStore {
    MessageStore EMPTY = id -> Optional.empty();

    /** The string, or the message whose {@code body} holds it. */
    Optional<Value> read(String id);
}
