package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was recorded of the memory of one image: its size, a snapshot of it, and what a fresh instance makes of that. */
final class MemoryVector {
    private static final Pattern ACCESS = Pattern.compile("(?:read|write)\\((\\d+),\\s*(\\d+|\\.\\.)\\)");
    private static final Pattern GROW = Pattern.compile("grow\\((\\d+)\\)");
    /** {@code inc x3}, or {@code inc, set(5) x2}. */
    private static final Pattern CALLS = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?(?:\\s*x\\s*(\\d+))?");

    private final byte[] image;
    private final Runner runner;
    private Message state;

    private MemoryVector(byte[] image) {
        this.image = image;
        runner = new Runner(Profile.HYPERBEAM, image);
        state = resolve(
                Message.builder()
                        .put("device", Wasm64Device.NAME)
                        .put("image", Runner.IMAGE_ID)
                        .put("output-prefix", "wasm")
                        .build(),
                Message.EMPTY,
                "init");
    }

    static void check(Message vector) {
        MemoryVector first =
                new MemoryVector(VectorModules.bytes(vector.text("module").orElseThrow()));
        String after = vector.text("after").orElse(vector.has("restored_in_fresh") ? "inc x3" : "");
        vector.entries().forEach((key, value) -> first.size(key.text(), value));
        CALLS.matcher(after).results().forEach(first::call);
        vector.entries().forEach((key, value) -> first.met(key.text(), value));
    }

    private void size(String field, Value expected) {
        Matcher access = ACCESS.matcher(field);
        switch (field) {
            case "driver_size" -> assertThat(Value.of(visible())).isEqualTo(expected);
            case "driver_pages" ->
                assertThat(Value.of(visible() / LinearMemory.PAGE)).isEqualTo(expected);
            case "memory.size" -> assertThat(Value.of(memory().pages())).isEqualTo(expected);
            case String text
            when access.matches() -> {
                long length = access.group(2).equals("..") ? 1 : Long.parseLong(access.group(2));
                boolean outside = Long.parseLong(access.group(1)) + length > visible();
                assertThat(outside).as(text).isEqualTo(expected instanceof Message answer && answer.has("error"));
            }
            default -> {}
        }
    }

    private void met(String field, Value expected) {
        Matcher grow = GROW.matcher(field);
        switch (field) {
            case "serialize_bytes", "snapshot_bytes" ->
                assertThat(Value.of(snapshot().length())).isEqualTo(expected);
            case "restored_in_fresh" -> restored((Message) expected);
            case "effect" -> {
                if (!expected.equals(Binary.of("nothing is restored"))) {
                    throw VectorFields.unknown("the effect", expected.display());
                }
                MemoryVector grown = new MemoryVector(image).call("inc");
                grown.call("grow", Value.of(1)).call("grow", Value.of(1));
                assertThat(grown.restart().call("mem").result())
                        .isEqualTo(new MemoryVector(image).call("mem").result());
            }
            case "module",
                    "what",
                    "note",
                    "after",
                    "declared_pages",
                    "driver_size",
                    "driver_pages",
                    "memory.size",
                    "deserialize_returns",
                    "underlying_write" -> {}
            case String text when grow.matches() -> grown(grow.group(1), expected);
            case String text when ACCESS.matcher(text).matches() -> {}
            default -> throw VectorFields.unknown("the field", field);
        }
    }

    private void grown(String pages, Value expected) {
        MemoryVector other = new MemoryVector(image);
        ListValue answers = expected instanceof ListValue list ? list : ListValue.of(expected);
        for (Value answer : answers.items()) {
            assertThat(other.call("grow", Value.of(Long.parseLong(pages))).result())
                    .isEqualTo(answer);
        }
    }

    /** The first word of a key is the function that was called, in the order of the file. */
    private void restored(Message results) {
        MemoryVector fresh = new MemoryVector(image);
        fresh.state = state;
        fresh.restart();
        for (Map.Entry<Key, Value> entry : results.entries().entrySet()) {
            String function = entry.getKey().text().split("[ (]")[0];
            if (entry.getKey().text().equals("hi")) {
                // The recording had written there, and does not tell what.
                continue;
            }
            assertThat(fresh.call(function).result()).as(entry.getKey().text()).isEqualTo(entry.getValue());
        }
    }

    /** Goes on as a node does: with a fresh instance and the snapshot. */
    private MemoryVector restart() {
        Binary body = snapshot();
        state = resolve(
                state.withoutLive("wasm/instance").put("snapshot", Message.of("body", body)),
                Message.EMPTY,
                "normalize");
        return this;
    }

    private Binary snapshot() {
        return resolve(state, Message.EMPTY, "snapshot").binary("body").orElseThrow();
    }

    private void call(MatchResult call) {
        int times = call.group(3) == null ? 1 : Integer.parseInt(call.group(3));
        ListValue arguments = WasiVector.numbers(call.group(2) == null ? "" : call.group(2));
        for (int i = 0; i < times; i++) {
            call(call.group(1), arguments.items().toArray(Value[]::new));
        }
    }

    private MemoryVector call(String function, Value... parameters) {
        Message request = Message.of("function", Binary.of(function), "parameters", ListValue.of(parameters));
        state = resolve(state, request, "compute");
        return this;
    }

    private Value result() {
        return state.get("results/wasm/output/1").orElseThrow();
    }

    private long visible() {
        return Profile.HYPERBEAM.conduct().visibleBytes(instance(), memory());
    }

    private LinearMemory memory() {
        return instance().exportedMemory().orElseThrow();
    }

    private Instance instance() {
        return Wasm64Device.running(state).orElseThrow().instance();
    }

    private Message resolve(Message base, Message request, String key) {
        StackRun.State end = runner.run(StackRun.of(base, request, key, runner.context));
        assertThat(end).as(String.valueOf(runner.failure)).isInstanceOf(StackRun.State.Finished.class);
        return (Message) ((StackRun.State.Finished) end).value();
    }
}
