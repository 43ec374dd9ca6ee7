package io.aoscope.engine.session;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the key {@code wasi} of a process definition (rule D15). */
public final class WasiSetupReader {
    private static final Set<String> KEYS = Set.of("args", "env", "clock", "seed", "stdin", "files");
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    private final String label;

    private WasiSetupReader(String label) {
        this.label = label;
    }

    /**
     * Reads what stands under {@code wasi}.
     *
     * @param label what it is called in errors
     */
    static WasiSetup read(Value value, String label) throws BadDraftException {
        return new WasiSetupReader(label).read(value);
    }

    private WasiSetup read(Value value) throws BadDraftException {
        if (!(value instanceof Message given)) {
            throw bad(" is " + value.display(), "{\"args\":[\"program\"],\"env\":{\"NAME\":\"value\"}}");
        }
        for (var key : given.entries().keySet()) {
            if (!KEYS.contains(key.text())) {
                throw new BadDraftException(
                        label + "." + key + " means nothing; write args, env, clock, seed, stdin or files");
            }
        }
        Map<String, Binary> files = files(given.get("files").orElse(Message.EMPTY));
        if (given.has("stdin")) {
            files.put(WasiSetup.STDIN, content("stdin", given.get("stdin").orElseThrow()));
        }
        return new WasiSetup(
                arguments(given.get("args").orElse(ListValue.EMPTY)),
                environment(given.get("env").orElse(Message.EMPTY)),
                given.has("clock") ? Optional.of(time(given.get("clock").orElseThrow())) : Optional.empty(),
                given.get("seed").map(Value::display),
                files);
    }

    private List<String> arguments(Value value) throws BadDraftException {
        if (!(value instanceof ListValue list)) {
            throw bad(".args is " + value.display(), "[\"program\", \"argument\"]");
        }
        List<String> texts = new ArrayList<>();
        for (Value item : list.items()) {
            texts.add(text(".args holds ", item));
        }
        return texts;
    }

    private Map<String, String> environment(Value value) throws BadDraftException {
        if (!(value instanceof Message variables)) {
            throw bad(".env is " + value.display(), "{\"NAME\":\"value\"}");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (var entry : variables.entries().entrySet()) {
            String name = entry.getKey().text();
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw bad(".env names a variable \"" + name + "\"", "a name that is not empty and has no =");
            }
            texts.put(name, text(".env." + name + " is ", entry.getValue()));
        }
        return texts;
    }

    private String text(String what, Value value) throws BadDraftException {
        if (value instanceof Binary text && text.text().indexOf('\0') < 0) {
            return text.text();
        }
        throw bad(what + value.display(), "a string without a zero byte");
    }

    private long time(Value value) throws BadDraftException {
        if (value instanceof IntegerValue number && number.number().bitLength() < Long.SIZE) {
            return number.low();
        }
        return time(value.display(), label + ".clock is ");
    }

    /**
     * A time as people write it, as nanoseconds since 1970.
     *
     * @param what goes before the text in an error
     */
    public static long time(String text, String what) throws BadDraftException {
        try {
            return text.matches("-?[0-9]+") ? Long.parseLong(text) : nanoseconds(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadDraftException(
                    what + text + "; write a time such as \"2026-01-01T12:00:00Z\", or the nanoseconds since 1970");
        }
    }

    private static long nanoseconds(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond())
                .multiply(BILLION)
                .add(BigInteger.valueOf(time.getNano()))
                .longValueExact();
    }

    private Map<String, Binary> files(Value value) throws BadDraftException {
        if (!(value instanceof Message given)) {
            throw bad(".files is " + value.display(), "{\"data/in.txt\":\"its text\"}");
        }
        Map<String, Binary> files = new LinkedHashMap<>();
        for (var entry : given.entries().entrySet()) {
            String path = entry.getKey().text();
            files.put(path(path, label + ".files names "), content("files." + path, entry.getValue()));
        }
        return files;
    }

    /**
     * A path from the root without a slash before it.
     *
     * @param what goes before the path in an error
     */
    public static String path(String path, String what) throws BadDraftException {
        String plain = path.replaceFirst("^/+", "");
        for (String part : plain.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new BadDraftException(what + "\"" + path + "\"; write a path from the root, such as data/in.txt");
            }
        }
        return plain;
    }

    private Binary content(String what, Value value) throws BadDraftException {
        if (value instanceof Binary text) {
            return text;
        }
        Optional<String> encoded = value instanceof Message message ? message.text("base64") : Optional.empty();
        try {
            return Binary.of(Base64.getDecoder()
                    .decode(encoded.orElseThrow(() -> new IllegalArgumentException("neither text nor base64"))));
        } catch (IllegalArgumentException e) {
            throw bad(
                    "." + what + " is " + value.display() + " (" + e.getMessage() + ")",
                    "its text, or {\"base64\":\"…\"} for bytes");
        }
    }

    private BadDraftException bad(String what, String write) {
        return new BadDraftException(label + what + "; write " + write);
    }
}
