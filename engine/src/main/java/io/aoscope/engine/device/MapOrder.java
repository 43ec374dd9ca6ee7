package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Map (semantics 4.4; P9): every device is given the state as it was, with its key in the stack as text. */
final class MapOrder implements StackOrder {
    private static final Set<String> NO_ELEMENTS = Set.of("path", "hashpath", "priv");

    private final Message base;
    private final List<String> elements;

    MapOrder(Message base) {
        this.base = base;
        this.elements = base.message("device-stack").orElse(Message.EMPTY).normalized().entries().keySet().stream()
                .map(Key::text)
                .filter(key -> !NO_ELEMENTS.contains(key))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Key::compareBytes))
                .toList();
    }

    @Override
    public Message open(Message state) {
        return state;
    }

    @Override
    public Optional<String> device(Message state, int index) {
        return index > elements.size() ? Optional.empty() : StackOrder.element(base, element(index));
    }

    @Override
    public String element(int index) {
        return elements.get(index - 1);
    }

    @Override
    public Message prepare(Message state, int pass, int index) {
        return FoldOrder.prepare(base, element(index), Binary.of(element(index)));
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
