package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;

/** The notes of imports that nobody answered, newest first (semantics 9.5; I4). */
final class UndefinedCalls {
    /** Kept of one list: a guest that polls an undefined import would otherwise cost the square of its calls. */
    static final int KEPT = 1000;

    private UndefinedCalls() {}

    /** @param place the path of the list in the state */
    static Message record(Message state, String place, Message call) {
        List<Value> before =
                state.get(place).orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
        ListValue after = new ListValue(before.subList(0, Math.min(before.size(), KEPT - 1))).prepend(call);
        return state.set(place, Atom.UNSET).set(place, after);
    }
}
