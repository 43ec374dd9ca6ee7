package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import java.util.Optional;

/** One device, given the state as it is. */
record SingleOrder(String name) implements StackOrder {
    @Override
    public Message open(Message base) {
        return base;
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return index == 1 ? Optional.of(name) : Optional.empty();
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return state;
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
