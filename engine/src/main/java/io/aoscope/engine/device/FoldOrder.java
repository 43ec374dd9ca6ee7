package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
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
        return StackOrder.element(state, index);
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        Message prefixes = Message.builder()
                .put("previous-device", Atom.DEV_MESSAGE)
                .put("previous-input-prefix", state.get("input-prefix").orElse(Atom.UNDEFINED))
                .put("previous-output-prefix", state.get("output-prefix").orElse(Atom.UNDEFINED))
                .put("input-prefix", state.get("input-prefixes/" + index).orElse(Atom.UNDEFINED))
                .put("output-prefix", state.get("output-prefixes/" + index).orElse(Atom.UNDEFINED))
                .put("device", state.get("device-stack/" + index).orElse(Atom.UNDEFINED))
                .put("device-key", index)
                .put("pass", pass)
                .build();
        return state.set(prefixes);
    }

    @Override
    public Message close(Message state) {
        return state.set(restored)
                .set("input-prefix", state.get("previous-input-prefix").orElse(Atom.UNDEFINED))
                .set("output-prefix", state.get("previous-output-prefix").orElse(Atom.UNDEFINED));
    }
}
