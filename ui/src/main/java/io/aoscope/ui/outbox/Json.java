package io.aoscope.ui.outbox;

import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;

/** Values as JSON for people. */
final class Json {
    private Json() {}

    static String pretty(Value value) {
        return MessageJson.toTree(value).toPrettyString();
    }
}
