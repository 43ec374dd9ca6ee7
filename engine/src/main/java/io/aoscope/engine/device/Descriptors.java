package io.aoscope.engine.device;

import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import java.util.Optional;

/** The open descriptors, under {@code file-descriptors} of the state; 3 is always the root directory. */
record Descriptors(Message byNumber) {
    static final String KEY = "file-descriptors";
    static final int ROOT = 3;

    static Descriptors of(Message state) {
        return new Descriptors(
                state.at(Key.of(KEY)).orElse(Message.EMPTY) instanceof Message message ? message : Message.EMPTY);
    }

    Message into(Message state) {
        return state.put(KEY, byNumber);
    }

    Optional<Descriptor> find(int number) {
        if (number == ROOT) {
            return Optional.of(new Descriptor(ROOT, "/", 0, false));
        }
        return byNumber.message(Integer.toString(number)).map(message -> Descriptor.of(number, message));
    }

    /** The lowest number that is free, from 4 on. */
    int free() {
        int number = ROOT + 1;
        while (find(number).isPresent()) {
            number++;
        }
        return number;
    }

    Descriptors with(Descriptor descriptor) {
        return new Descriptors(byNumber.put(Integer.toString(descriptor.number()), descriptor.toMessage()));
    }

    Descriptors without(int number) {
        return new Descriptors(byNumber.remove(Integer.toString(number)));
    }
}
