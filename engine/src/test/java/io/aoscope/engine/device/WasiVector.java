package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call through the stack, as text: {@code fd.w(fd=1, iovs=1) with file-descriptors/1/data='ABC' pre-set} or {@code
 * fd.r(fd=0) stdin='xyz', iov len 64}.
 */
final class WasiVector {
    private static final Pattern CALL = Pattern.compile("([\\w/.-]+)\\.(\\w+)(?:\\(([^)]*)\\))?(.*)");
    private static final Pattern PRESET = Pattern.compile("([\\w/-]+)=(?:'([^']*)'|(-?\\d+))");
    private static final Pattern NUMBER = Pattern.compile("(?:^|[=,\\s])(-?\\d+(?:\\.\\d+)?)(?=\\s*(?:,|$))");
    /** Where the modules have the number of bytes written put. */
    private static final int WRITTEN = 32;

    private WasiVector() {}

    static String name(Message vector) {
        return vector.text("call").orElseThrow();
    }

    static void check(Message vector) {
        VectorFields.only("the vector", vector, "call", "expect");
        Matcher call = CALL.matcher(name(vector));
        if (!call.matches()) {
            throw VectorFields.unknown("the call", name(vector));
        }
        ListValue arguments = numbers(call.group(3) == null || call.group(3).contains("_") ? "" : call.group(3));
        DriverCall made = new DriverCall(
                DriverCall.WITH_WASI,
                VectorModules.bytes(call.group(1)),
                call.group(2),
                arguments,
                preset(call.group(4)));
        Value expected = vector.get("expect").orElseThrow();
        if (expected instanceof Message values) {
            assertThat(made.kind()).isEmpty();
            String descriptor = arguments.items().isEmpty()
                    ? "0"
                    : arguments.items().getFirst().display();
            values.entries().forEach((key, value) -> met(made, key, Vectors.value(value), descriptor));
        } else {
            assertThat(made.kind()).isEqualTo(kind(expected.display()));
        }
    }

    private static String kind(String expected) {
        return switch (expected) {
            case "hang" -> FailureKind.WOULD_HANG.id();
            case "crash" -> FailureKind.WOULD_CRASH.id();
            default -> throw VectorFields.unknown("the expected end", expected);
        };
    }

    static ListValue numbers(String text) {
        return new ListValue(NUMBER.matcher(text)
                .results()
                .map(found -> found.group(1))
                .<Value>map(number ->
                        number.contains(".") ? Value.of(Double.parseDouble(number)) : Value.of(Long.parseLong(number)))
                .toList());
    }

    /** What is set into the state before the call; {@code stdin} and its like are files. */
    static Message preset(String text) {
        Message extra = Message.EMPTY;
        for (MatchResult found : PRESET.matcher(text).results().toList()) {
            String name = found.group(1);
            String path = name.startsWith("std") ? "vfs/dev/" + name : name;
            Value value = found.group(2) == null ? Value.of(Long.parseLong(found.group(3))) : Binary.of(found.group(2));
            extra = extra.set(path, value);
        }
        return extra;
    }

    private static void met(DriverCall made, Key key, Value wanted, String descriptor) {
        Message after = made.after;
        switch (key.text()) {
            case "ok" -> assertThat(after.get("results/wasm/output")).contains(wanted);
            case "nwritten_u64" ->
                assertThat(Value.of(made.memory().getLong(WRITTEN))).isEqualTo(wanted);
            case "offset" ->
                assertThat(after.get("file-descriptors/" + descriptor + "/offset"))
                        .contains(wanted);
            case "results/wasm/type" ->
                assertThat(after.get("results/wasm/type").map(Value::display)).contains(wanted.display());
            case String path
            when path.contains("/") -> assertThat(after.get(path)).as(path).contains(wanted);
            case String field -> throw VectorFields.unknown("the field of expect", field);
        }
    }
}
