package io.aoscope.engine.device;

import io.aoscope.engine.message.AoJson;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Base64Url;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.JsonSyntaxException;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The recorded behaviour of HyperBEAM: a file named by the system property {@code aoscope.vectors}, or beside the
 * repository. In it {@code $atom} stands for an atom and {@code $b64u} for bytes that are not UTF-8; the keys of an
 * outbox were integers.
 */
final class Vectors {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private Vectors() {}

    static Path file() {
        String given = System.getProperty("aoscope.vectors", "");
        if (given.isEmpty()) {
            return Path.of("..", "..", "shared", "vectors", "hyperbeam.json");
        }
        // Maven runs the tests in the folder of the module, and the path is mostly given from the one above.
        Path above = Path.of("..").resolve(given);
        return Files.isReadable(Path.of(given)) || !Files.isReadable(above) ? Path.of(given) : above;
    }

    /** Whether a file was named; then it has to be there. */
    static boolean given() {
        return !System.getProperty("aoscope.vectors", "").isEmpty();
    }

    /** The names of all groups of the file; none where it is absent. */
    static List<String> groups() {
        return all().entries().keySet().stream().map(Key::text).toList();
    }

    /** The vectors of a group; empty where it has no list of them. */
    static Optional<List<Message>> group(String name) {
        return object(name)
                .flatMap(group -> group.get("vectors"))
                .map(list -> ((ListValue) list)
                        .items().stream().map(Message.class::cast).toList());
    }

    /** One object of the file; empty where the file is absent. */
    static Optional<Message> object(String name) {
        return all().message(name);
    }

    private static Message all() {
        if (!Files.isReadable(file())) {
            return Message.EMPTY;
        }
        try {
            return (Message) AoJson.read(Binary.of(Files.readAllBytes(file())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(file() + " is not JSON", e);
        }
    }

    /** A value of the file as the value it stands for. */
    static Value value(Value written) {
        return value(written, true, false);
    }

    /** The same where the keys of an outbox were text, as they are once they were stored. */
    static Value stored(Value written) {
        return value(written, false, false);
    }

    private static Value value(Value written, boolean fresh, boolean outbox) {
        return switch (written) {
            case Message message
            when message.at(Key.of("$atom")).isPresent() ->
                new Atom(message.at(Key.of("$atom")).get().display());
            case Message message
            when message.at(Key.of("$b64u")).isPresent() ->
                Binary.of(Base64Url.decode(message.at(Key.of("$b64u")).get().display()));
            case Message message
            when message.size() == 1
                    && message.entries().keySet().iterator().next().text().startsWith("$") ->
                throw VectorFields.unknown("the notation", message.display());
            case Message message -> message(message, fresh, outbox);
            case ListValue list ->
                new ListValue(list.items().stream()
                        .map(item -> value(item, fresh, false))
                        .toList());
            default -> written;
        };
    }

    private static Message message(Message written, boolean fresh, boolean outbox) {
        Message.Builder builder = Message.builder();
        for (Map.Entry<Key, Value> entry : written.entries().entrySet()) {
            String text = entry.getKey().text();
            Key key = fresh && outbox && NUMBER.matcher(text).matches() ? Key.of(Long.parseLong(text)) : Key.of(text);
            builder.put(key, value(entry.getValue(), fresh, text.equals("outbox")));
        }
        return builder.build();
    }

    /** Runs a stack that has no image to its end. */
    static StackRun.State finished(StackRun run) {
        StackRun.State at = run.state();
        while (!(at instanceof StackRun.State.Finished) && !(at instanceof StackRun.State.Failed)) {
            at = run.advance();
        }
        return at;
    }

    /** The state that a run ended with. */
    static Message state(StackRun.State end) {
        if (end instanceof StackRun.State.Failed(Failure why, DeviceStep ignored)) {
            throw new AssertionError(why.kind() + ": " + why.message());
        }
        return (Message) ((StackRun.State.Finished) end).value();
    }
}
