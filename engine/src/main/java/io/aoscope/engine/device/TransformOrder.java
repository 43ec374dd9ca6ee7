package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.util.Optional;

/** {@code transform/n/key} (semantics 4.1; P10): one device of the stack, and the state stays as it was given to it. */
record TransformOrder(FoldOrder fold, int element) implements StackOrder {
    @Override
    public Message open(Message base) {
        return base;
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return index == 1 ? StackOrder.element(state, element) : Optional.empty();
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return fold.prepare(state, pass, element)
                .remove("pass")
                .set("device-key", Binary.of(Integer.toString(element)));
    }

    @Override
    public Message close(Message state) {
        return state;
    }
}
