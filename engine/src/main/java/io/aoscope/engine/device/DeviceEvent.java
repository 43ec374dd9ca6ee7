package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.rules.Rule;

/**
 * Something worth telling while a message runs.
 *
 * @param kind what it is about
 * @param text one line for a person; for {@link Kind#STDOUT} and {@link Kind#STDERR} the text written
 * @param fields the same for a program, such as {@code module}, {@code func}, {@code args}
 */
public record DeviceEvent(Kind kind, String text, Message fields) {
    /** What an event is about. */
    public enum Kind {
        /** The guest wrote to descriptor 1. */
        STDOUT,
        /** The guest wrote to descriptor 2. */
        STDERR,
        /** The guest called an import that a device answered. */
        HOST_CALL,
        /** The guest called an import that nobody knows. */
        UNDEFINED_IMPORT,
        /** Something that will surprise on HyperBEAM; {@code rule} in the fields is the id of its rule. */
        WARNING
    }

    /**
     * A rule strikes here.
     *
     * @param text what happens and what HyperBEAM does; the same for the same place, since it is told once a slot
     */
    public static DeviceEvent warning(Rule rule, String text) {
        return new DeviceEvent(Kind.WARNING, text, Message.of("rule", Binary.of(rule.id())));
    }
}
