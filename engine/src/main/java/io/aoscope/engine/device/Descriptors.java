package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The open descriptors, under {@code file-descriptors} of the state; 3 is the root directory until it is closed. */
record Descriptors(Message byNumber) {
    static final String KEY = "file-descriptors";
    static final int ROOT = 3;
    private static final String CLOSED = "closed";

    static Descriptors of(Message state) {
        return new Descriptors(
                state.at(Key.of(KEY)).orElse(Message.EMPTY) instanceof Message message ? message : Message.EMPTY);
    }

    Message into(Message state) {
        return state.at(Key.of(KEY)).filter(byNumber::equals).isPresent() ? state : state.put(KEY, byNumber);
    }

    Optional<Descriptor> find(int number) {
        Optional<Message> known = byNumber.message(Integer.toString(number));
        if (known.isEmpty() && number == ROOT) {
            return Optional.of(new Descriptor(ROOT, "/", 0, 0, Rights.DIRECTORY, Rights.ALL, 0, ListValue.EMPTY));
        }
        return known.filter(message -> !message.has(CLOSED)).map(message -> Descriptor.of(number, message));
    }

    /** The lowest number that is free, from 4 on. */
    int free() {
        int number = ROOT + 1;
        while (find(number).isPresent()) {
            number++;
        }
        return number;
    }

    /** All of them, the root directory too. */
    List<Descriptor> open() {
        Stream<Integer> known = byNumber.entries().keySet().stream()
                .map(Key::text)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
        return Stream.concat(Stream.of(ROOT), known.filter(number -> number != ROOT))
                .flatMap(number -> find(number).stream())
                .toList();
    }

    Descriptors with(Descriptor descriptor) {
        return new Descriptors(byNumber.put(Integer.toString(descriptor.number()), descriptor.toMessage()));
    }

    Descriptors without(int number) {
        String key = Integer.toString(number);
        return new Descriptors(
                number == ROOT ? byNumber.put(key, Message.of(CLOSED, Atom.TRUE)) : byNumber.remove(key));
    }
}
