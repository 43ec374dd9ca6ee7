package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import java.util.Optional;

/** Map (semantics 4.4; P9): every device is given the state as it was, with its number as text. */
final class MapOrder implements StackOrder {
    private final FoldOrder fold;
    private final Message base;

    MapOrder(Message base) {
        this.base = base;
        this.fold = new FoldOrder(base);
    }

    @Override
    public Message open(Message state) {
        return state;
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return StackOrder.element(base, index);
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return fold.prepare(base, pass, index).remove("pass").set("device-key", Binary.of(Integer.toString(index)));
    }

    @Override
    public Message close(Message state) {
        return state;
    }

    @Override
    public boolean collects() {
        return true;
    }
}
