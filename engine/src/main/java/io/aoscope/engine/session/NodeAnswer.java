package io.aoscope.engine.session;

import io.aoscope.engine.message.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * What a node answers to a question about a process.
 *
 * @param status how
 * @param value what; absent where the node raises an exception
 * @param note what there is to know about the answer; empty where it speaks for itself
 */
public record NodeAnswer(Status status, Optional<Value> value, String note) {
    /** How a node answers. */
    public enum Status {
        OK,
        /** With an error and its value. */
        ERROR,
        /** With an exception, which over HTTP is a status of 500. */
        EXCEPTION;

        /** Lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static NodeAnswer ok(Value value) {
        return new NodeAnswer(Status.OK, Optional.of(value), "");
    }

    static NodeAnswer error(Value value, String note) {
        return new NodeAnswer(Status.ERROR, Optional.of(value), note);
    }

    static NodeAnswer exception(String note) {
        return new NodeAnswer(Status.EXCEPTION, Optional.empty(), note);
    }
}
