package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;

/**
 * The notes of imports that nobody answered, newest first (semantics 9.5; I4). A guest that polls an undefined import
 * would cost the square of its calls, so the lists are bounded.
 */
final class UndefinedCalls {
    static final int FIRST = 100;
    static final int NEWEST = 1000;

    private UndefinedCalls() {}

    /**
     * Notes a call unless {@link #FIRST} stand there already.
     *
     * @param place the path of the list in the state
     */
    static Message recordFirst(Message state, String place, Message call) {
        List<Value> before = before(state, place);
        return before.size() < FIRST ? with(state, place, before, call) : state;
    }

    /** Notes a call and forgets the oldest where {@link #NEWEST} stand there already. */
    static Message recordNewest(Message state, String place, Message call) {
        List<Value> before = before(state, place);
        return with(state, place, before.subList(0, Math.min(before.size(), NEWEST - 1)), call);
    }

    private static List<Value> before(Message state, String place) {
        return state.get(place).orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
    }

    private static Message with(Message state, String place, List<Value> before, Message call) {
        return state.set(place, Atom.UNSET).set(place, new ListValue(before).prepend(call));
    }
}
