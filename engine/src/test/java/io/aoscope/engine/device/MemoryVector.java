package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Map;

/** What was recorded of the memory of one image: its size, a snapshot of it, and what a fresh instance makes of that. */
final class MemoryVector {
    private final Runner runner;
    private Message state;

    private MemoryVector(String module) {
        byte[] image = RealImages.bytes(
                module.startsWith("test/")
                        ? module.replace("test/", "hyperbeam/").replace(".wasm", "")
                        : "vectors/" + module);
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
        String module = vector.text("module").orElseThrow();
        MemoryVector first = new MemoryVector(module);
        vector.integer("driver_size")
                .ifPresent(size -> assertThat(first.visible()).isEqualTo(size.longValue()));
        vector.integer("driver_pages")
                .ifPresent(
                        pages -> assertThat(first.visible() / LinearMemory.PAGE).isEqualTo(pages.longValue()));
        vector.integer("memory.size")
                .ifPresent(pages -> assertThat(first.memory().pages()).isEqualTo(pages.longValue()));
        if (vector.has("restored_in_fresh")) {
            first.call("inc").call("inc").call("inc");
        }
        Binary snapshot = first.snapshot();
        vector.integer("serialize_bytes")
                .or(() -> vector.integer("snapshot_bytes"))
                .ifPresent(bytes -> assertThat(snapshot.length()).isEqualTo(bytes.intValue()));
        vector.message("restored_in_fresh").ifPresent(results -> first.restored(module, results));
        if (vector.get("grow(1)").orElse(ListValue.EMPTY) instanceof ListValue grown) {
            MemoryVector other = new MemoryVector(module);
            grown.items()
                    .forEach(pages ->
                            assertThat(other.call("grow", Value.of(1)).result()).isEqualTo(pages));
        }
        if (vector.text("effect").filter("nothing is restored"::equals).isPresent()) {
            first.call("inc").call("grow", Value.of(1)).call("grow", Value.of(1));
            assertThat(first.restart().call("mem").result())
                    .isEqualTo(new MemoryVector(module).call("mem").result());
        }
    }

    /** The first word of a key is the function that was called, in the order of the file. */
    private void restored(String module, Message results) {
        MemoryVector fresh = restart();
        for (Map.Entry<Key, Value> entry : results.entries().entrySet()) {
            String function = entry.getKey().text().split(" ")[0];
            if (entry.getKey().text().equals("hi")) {
                // The recording had written there, and does not tell what.
                continue;
            }
            assertThat(fresh.call(function).result())
                    .as(module + " " + entry.getKey())
                    .isEqualTo(entry.getValue());
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

    private MemoryVector call(String function, Value... parameters) {
        Message request = Message.of("function", Binary.of(function), "parameters", ListValue.of(parameters));
        state = resolve(state, request, "compute");
        return this;
    }

    private Value result() {
        return state.get("results/wasm/output/1").orElseThrow();
    }

    private long visible() {
        return Profile.HYPERBEAM
                .conduct()
                .visibleBytes(Wasm64Device.running(state).orElseThrow().instance(), memory());
    }

    private LinearMemory memory() {
        return Wasm64Device.running(state).orElseThrow().instance().memory(0);
    }

    private Message resolve(Message base, Message request, String key) {
        StackRun.State end = runner.run(StackRun.of(base, request, key, runner.context));
        return (Message) ((StackRun.State.Finished) end).value();
    }
}
