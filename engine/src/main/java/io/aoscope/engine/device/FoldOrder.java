package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Fold (semantics 4.2, 4.3; rules P1 to P6). Each device finds its name under {@code device}, its number under
 * {@code device-key}, and its prefixes; at the end all that is put back, except the {@code previous-*} keys.
 */
final class FoldOrder implements StackOrder {
    private final Message restored;

    /** @param base the state as it was before the run, whose device and pass come back at the end */
    FoldOrder(Message base) {
        restored = Message.builder()
                .put("device", base.get("device").orElse(Atom.UNDEFINED))
                .put("device-key", Atom.UNSET)
                .put("pass", base.get("pass").orElse(Atom.UNSET))
                .build();
    }

    @Override
    public Message open(Message base) {
        return base.set("pass", Value.of(1));
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return StackOrder.element(state, Integer.toString(index));
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return prepare(state, Integer.toString(index), Value.of(index));
    }

    /** The state for one element of the stack: the device itself, its key, its prefixes, and the ones before. */
    static Message prepare(Message state, String element, Value key) {
        return state.setKeys(
                Message.builder()
                        .put("previous-device", Atom.DEV_MESSAGE)
                        .put("previous-input-prefix", state.get("input-prefix").orElse(Atom.UNDEFINED))
                        .put(
                                "previous-output-prefix",
                                state.get("output-prefix").orElse(Atom.UNDEFINED))
                        .put(
                                "input-prefix",
                                state.get("input-prefixes/" + element).orElse(Atom.UNDEFINED))
                        .put(
                                "output-prefix",
                                state.get("output-prefixes/" + element).orElse(Atom.UNDEFINED))
                        .put("device", state.get("device-stack/" + element).orElse(Atom.UNDEFINED))
                        .put("device-key", key)
                        .build(),
                true);
    }

    @Override
    public Optional<Message> again(Message state) {
        return switch (state.get("pass").orElse(Value.of(1))) {
            case IntegerValue(BigInteger number) ->
                Optional.of(state.set("pass", new IntegerValue(number.add(BigInteger.ONE))));
            case Value ignored -> Optional.empty();
        };
    }

    @Override
    public Message close(Message state) {
        return state.setKeys(
                restored.put("input-prefix", state.get("previous-input-prefix").orElse(Atom.UNDEFINED))
                        .put(
                                "output-prefix",
                                state.get("previous-output-prefix").orElse(Atom.UNDEFINED)),
                true);
    }
}
