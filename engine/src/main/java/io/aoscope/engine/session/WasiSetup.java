package io.aoscope.engine.session;

import io.aoscope.engine.device.WasiDevice;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process shows its image through WASI (rule D15).
 *
 * @param arguments the name of the program first
 * @param environment by name, in order
 * @param clock nanoseconds since 1970; without it the clock of the session
 * @param seed of the randomness; without it that of the session
 * @param files by path from the root, without a slash before it; standard input is {@code dev/stdin}
 */
public record WasiSetup(
        List<String> arguments,
        Map<String, String> environment,
        Optional<Long> clock,
        Optional<String> seed,
        Map<String, Binary> files) {
    /** Nothing beyond what every process has. */
    public static final WasiSetup NONE =
            new WasiSetup(List.of(), Map.of(), Optional.empty(), Optional.empty(), Map.of());

    /** The path of what the program reads from descriptor 0. */
    public static final String STDIN = "dev/stdin";

    public WasiSetup {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** This with what {@code more} gives in the place of it; environment and files are joined. */
    public WasiSetup with(WasiSetup more) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(more.environment);
        Map<String, Binary> all = new LinkedHashMap<>(files);
        all.putAll(more.files);
        return new WasiSetup(
                more.arguments.isEmpty() ? arguments : more.arguments,
                variables,
                more.clock.or(() -> clock),
                more.seed.or(() -> seed),
                all);
    }

    /** This as it stands in a definition. */
    Message toMessage() {
        Message.Builder keys = Message.builder();
        if (!arguments.isEmpty()) {
            keys.put("args", ListValue.ofTexts(arguments.toArray(String[]::new)));
        }
        if (!environment.isEmpty()) {
            Message.Builder variables = Message.builder();
            environment.forEach(variables::put);
            keys.put("env", variables.build());
        }
        clock.ifPresent(time -> keys.put("clock", time));
        seed.ifPresent(text -> keys.put("seed", text));
        if (!files.isEmpty()) {
            Message.Builder contents = Message.builder();
            files.forEach((path, content) -> contents.put(path, written(content)));
            keys.put("files", contents.build());
        }
        return keys.build();
    }

    private static Value written(Binary content) {
        return content.utf8().isPresent()
                ? content
                : Message.of("base64", Binary.of(Base64.getEncoder().encodeToString(content.bytes())));
    }

    /** The process with this in it, where {@code wasi@1.0} looks for it. */
    Message into(Message process) {
        if (equals(NONE)) {
            return process;
        }
        Message.Builder entry = Message.builder();
        if (!arguments.isEmpty()) {
            entry.put("args", ListValue.ofTexts(arguments.toArray(String[]::new)));
        }
        if (!environment.isEmpty()) {
            entry.put("env", variables());
        }
        clock.ifPresent(time -> entry.put("clock", time));
        seed.ifPresent(text -> entry.put("seed", text));
        Message changed = process.set(WasiDevice.ENTRY, entry.build());
        return files.isEmpty() ? changed : WasiDevice.withFiles(changed, files);
    }

    private ListValue variables() {
        List<Value> texts = new ArrayList<>();
        environment.forEach((name, value) -> texts.add(Binary.of(name + "=" + value)));
        return new ListValue(texts);
    }
}
