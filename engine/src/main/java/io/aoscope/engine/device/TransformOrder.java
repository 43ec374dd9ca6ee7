package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.util.Optional;

/** {@code transform/n/key} (semantics 4.1; P10): one device of the stack, and the state stays as it was given to it. */
record TransformOrder(Message base, String number) implements StackOrder {
    @Override
    public Message open(Message state) {
        return state;
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return index == 1 ? StackOrder.element(base, number) : Optional.empty();
    }

    @Override
    public String element(int index) {
        return number;
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return FoldOrder.prepare(state, number, Binary.of(number));
    }

    @Override
    public Message close(Message state) {
        return state;
    }

    @Override
    public boolean alone() {
        return true;
    }
}
