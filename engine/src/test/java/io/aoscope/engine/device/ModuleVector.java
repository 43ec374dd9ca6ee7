package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was recorded of a process of one image: its results slot by slot, or how the first slot failed. */
final class ModuleVector {
    private static final Pattern SLOT = Pattern.compile("slot\\d+");

    private ModuleVector() {}

    static void check(Message vector) {
        String module = vector.text("module").orElseThrow();
        if (module.startsWith("any of")) {
            VectorFields.only("the vector", vector, "module", "slot1");
            blocks();
            return;
        }
        Message rest = vector;
        for (var key : vector.entries().keySet()) {
            rest = SLOT.matcher(key.text()).matches() ? rest.remove(key) : rest;
        }
        VectorFields.only("the vector", rest, "module", "exception", "results", "process", "message");
        Message definition = Runner.definition().merge(given(vector, "process"));
        Message message = vector.has("message") ? given(vector, "message") : Message.of("action", Value.of("Any"));
        Runner runner = new Runner(Profile.HYPERBEAM, VectorModules.bytes(module)).spawn(definition);
        for (int slot = 0; vector.has("slot" + slot); slot++) {
            runner.send(message);
            assertThat(runner.failure.map(Failure::message)).isEmpty();
            results(runner.state, vector.get("slot" + slot).orElseThrow());
        }
        vector.text("exception").ifPresent(exception -> fails(runner.send(message), vector, exception));
    }

    private static Message given(Message vector, String key) {
        return vector.get(key).map(value -> (Message) Vectors.value(value)).orElse(Message.EMPTY);
    }

    private static void results(Message state, Value written) {
        if (!(Vectors.value(written) instanceof Message expected)) {
            throw VectorFields.unknown("the results of a slot", written.display());
        }
        // The recording spells the atom ok as a string in places, and its process had another id.
        Message wanted = expected.text("wasm/type").isPresent() ? expected.set("wasm/type", Atom.OK) : expected;
        assertThat(state.message("results").map(ModuleVector::withoutOrigin)).contains(withoutOrigin(wanted));
    }

    private static Message withoutOrigin(Message results) {
        Message outbox = results.message("outbox").orElse(Message.EMPTY);
        for (Map.Entry<Key, Value> entry : outbox.entries().entrySet()) {
            if (entry.getValue() instanceof Message sent) {
                outbox = outbox.put(entry.getKey(), sent.remove("from-process").remove("from-image"));
            }
        }
        return results.put("outbox", outbox);
    }

    private static void fails(Runner runner, Message vector, String exception) {
        Failure failure = runner.failure.orElseThrow(() -> new AssertionError("the slot did not fail: " + exception));
        // A reply without an end runs into the end of memory, which the recording calls a read outside of it.
        String kind = failure.is(FailureKind.REPLY_UNTERMINATED) ? FailureKind.REPLY_UNREADABLE.id() : failure.kind();
        kind(vector, exception)
                .ifPresent(wanted -> assertThat(kind).as(failure.message()).isEqualTo(wanted.id()));
        assertThat(failure.is(FailureKind.BLOCKED)).isFalse();
        assertThat(ProcessDevice.atSlot(runner.state))
                .isEqualTo(vector.entries().keySet().stream()
                                .filter(key -> SLOT.matcher(key.text()).matches())
                                .filter(key -> vector.at(key).orElseThrow() instanceof Message)
                                .count()
                        - 1);
        vector.message("results").ifPresent(results -> {
            assertThat(failure.deviceNumber()).isEqualTo(2);
            assertThat(failure.state().text("results/body")).isEqualTo(results.text("body"));
            assertThat(failure.state().text("results/wasm/output")).isEqualTo(results.text("wasm/output"));
        });
    }

    /** What AOScope calls the exception that was recorded; empty where its text tells no more than that there was one. */
    private static Optional<FailureKind> kind(Message vector, String exception) {
        if (exception.startsWith("device_failed")) {
            String output = vector.text("results/wasm/output").orElse("");
            return switch (vector.text("results/body").orElse("")) {
                case "" -> Optional.empty();
                case String body when body.startsWith("JSON") -> Optional.of(FailureKind.REPLY_NOT_JSON);
                default ->
                    Optional.of(
                            output.startsWith("Function not found")
                                    ? FailureKind.FUNCTION_NOT_FOUND
                                    : FailureKind.TRAP);
            };
        }
        return switch (exception) {
            case String text when text.startsWith("hang") -> Optional.of(FailureKind.WOULD_HANG);
            case String text when text.startsWith("crash") -> Optional.of(FailureKind.WOULD_CRASH);
            case String text when text.startsWith("try_clause") -> Optional.of(FailureKind.REPLY_NOT_OK);
            case String text when text.contains("invalid_results") -> Optional.of(FailureKind.INVALID_RESULTS);
            case String text when text.contains("device_not_loadable") -> Optional.of(FailureKind.DEVICE_NOT_LOADABLE);
            case String text when text.contains("Read request") -> Optional.of(FailureKind.REPLY_UNREADABLE);
            case String text when text.contains("read_string") -> Optional.of(FailureKind.REPLY_UNREADABLE);
            case String text when text.contains("malloc_failed") -> Optional.of(FailureKind.MALLOC_FAILED);
            case String text when text.contains("Write request") -> Optional.of(FailureKind.MALLOC_FAILED);
            case String text
            when text.contains("badmatch") && text.contains("Exception: ") -> Optional.of(FailureKind.MALLOC_FAILED);
            default -> Optional.empty();
        };
    }

    private static void blocks() {
        Runner runner = new Runner(Profile.HYPERBEAM, VectorModules.bytes("h_trap"));
        runner.spawn(Runner.definition()).send("Any").send("Other");
        assertThat(runner.failure.orElseThrow().is(FailureKind.BLOCKED)).isTrue();
    }
}
