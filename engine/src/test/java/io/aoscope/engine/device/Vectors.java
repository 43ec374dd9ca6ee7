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

/**
 * The recorded behaviour of HyperBEAM: a file named by the system property {@code aoscope.vectors}, or beside the
 * repository. In it {@code $atom} stands for an atom and {@code $b64u} for bytes that are not UTF-8; the keys of an
 * outbox were integers.
 */
final class Vectors {
    private Vectors() {}

    static Path file() {
        String given = System.getProperty("aoscope.vectors", "");
        return given.isEmpty() ? Path.of("..", "..", "shared", "vectors", "hyperbeam.json") : Path.of(given);
    }

    /** The vectors of a group; empty where the file is absent. */
    static Optional<List<Message>> group(String name) {
        return object(name)
                .map(group -> ((ListValue) group.get("vectors").orElseThrow())
                        .items().stream().map(Message.class::cast).toList());
    }

    /** One object of the file; empty where the file is absent. */
    static Optional<Message> object(String name) {
        if (!Files.isReadable(file())) {
            return Optional.empty();
        }
        try {
            Message all = (Message) AoJson.read(Binary.of(Files.readAllBytes(file())));
            return all.message(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(file() + " is not JSON", e);
        }
    }

    /** A value of the file as the value it stands for. */
    static Value value(Value written) {
        return value(written, false);
    }

    private static Value value(Value written, boolean integerKeys) {
        return switch (written) {
            case Message message
            when message.at(Key.of("$atom")).isPresent() ->
                new Atom(message.at(Key.of("$atom")).get().display());
            case Message message
            when message.at(Key.of("$b64u")).isPresent() ->
                Binary.of(Base64Url.decode(message.at(Key.of("$b64u")).get().display()));
            case Message message -> message(message, integerKeys);
            case ListValue list ->
                new ListValue(list.items().stream().map(Vectors::value).toList());
            default -> written;
        };
    }

    private static Message message(Message written, boolean integerKeys) {
        Message.Builder builder = Message.builder();
        for (Map.Entry<Key, Value> entry : written.entries().entrySet()) {
            String text = entry.getKey().text();
            Key key = integerKeys ? Key.of(Long.parseLong(text)) : Key.of(text);
            builder.put(key, value(entry.getValue(), text.equals("outbox")));
        }
        return builder.build();
    }
}
