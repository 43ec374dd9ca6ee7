package io.aoscope.ui.outbox;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;

/** Values as JSON for people. */
final class Json {
    private Json() {}

    /** A text or number as it is, anything else as JSON. */
    static String plain(Value value) {
        return value instanceof Message || value instanceof ListValue ? pretty(value) : value.display();
    }

    static String pretty(Value value) {
        return MessageJson.toTree(value).toPrettyString();
    }
}
