package io.aoscope.ui.files;

import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An open file descriptor.
 *
 * @param number as the guest knows it
 * @param file the file's path, or {@code unknown}
 * @param offset of the next read or write in bytes, or {@code unknown}
 */
record Descriptor(String number, String file, String offset) {
    private static final Comparator<Descriptor> ORDER =
            Comparator.comparingInt((Descriptor open) -> open.number.length()).thenComparing(Descriptor::number);

    static List<Descriptor> of(Message state) {
        return state.message("file-descriptors").stream()
                .flatMap(descriptors -> descriptors.entries().entrySet().stream())
                .flatMap(entry -> of(entry.getKey().text(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static Stream<Descriptor> of(String number, Value value) {
        return switch (value) {
            case Message closed when closed.has("closed") -> Stream.empty();
            case Message open ->
                Stream.of(new Descriptor(
                        number,
                        text(open, "filename") + (open.has("unlinked") ? " (removed)" : ""),
                        text(open, "offset")));
            case ListValue list -> of(number, list.asMessage());
            default -> Stream.empty();
        };
    }

    private static String text(Message open, String key) {
        return open.get(key).map(Value::display).orElse("unknown");
    }
}
