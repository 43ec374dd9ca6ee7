package io.aoscope.engine.session;

import io.aoscope.engine.message.Message;
import java.util.Optional;

/** The processes that a push can reach. */
@FunctionalInterface
public interface Directory {
    /** The definition of the process with this id; empty where there is none here. */
    Optional<Message> definition(String processId);
}
