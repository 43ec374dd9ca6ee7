package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays what HyperBEAM was recorded doing, a test for each vector. */
class HyperbeamVectorsTest {
    private static final String IMAGE = "IMG".repeat(14) + "I";

    private final DeviceContext context = DeviceContext.of(Profile.HYPERBEAM, MessageStore.EMPTY, image -> {
        throw new IllegalStateException("no image is needed here");
    });

    /** R16, R18 for edge, which did as main where nothing else was recorded of it. */
    @TestFactory
    Stream<DynamicTest> jsonIfaceWritesTheRequest() {
        return replay("json_iface_request", vector -> {
            writesTheRequest(vector, vector.message("expect_main").orElseThrow(), context);
            DeviceContext edge = context.withVersion(NodeVersion.EDGE);
            Optional<Message> other = vector.message("expect_edge_other_run");
            if (other.isPresent()) {
                writesTheRequest(other.get(), other.get().message("expect").orElseThrow(), edge);
            } else {
                Message expected = vector.message("expect_edge")
                        .or(() -> vector.message("expect_main"))
                        .orElseThrow();
                writesTheRequest(vector, expected, edge);
            }
        });
    }

    private static void writesTheRequest(Message vector, Message expected, DeviceContext services) {
        Message base = Message.builder()
                .put("device", JsonIfaceDevice.NAME)
                .put("process", Vectors.value(vector.get("input/process").orElseThrow()))
                .put("pass", 1)
                .build();
        Message request = (Message) Vectors.value(vector.get("input/request").orElseThrow());
        StackRun.State end = run(base, request, "compute", services);
        if (expected.text("status").filter("exception"::equals).isPresent()) {
            assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            return;
        }
        Message state = state(end);
        assertThat(state.text("function")).contains("handle");
        assertThat(state.text("parameters/1")).isEqualTo(expected.text("message_json"));
        assertThat(state.text("parameters/2")).isEqualTo(expected.text("process_json"));
    }

    /** R16 for edge. */
    @TestFactory
    Stream<DynamicTest> jsonIfaceReadsTheReply() {
        return replay("json_iface_response", vector -> {
            readsTheReply(vector, "expect_main", context);
            if (vector.has("expect_edge")) {
                readsTheReply(vector, "expect_edge", context.withVersion(NodeVersion.EDGE));
            }
        });
    }

    private static void readsTheReply(Message vector, String version, DeviceContext services) {
        Message base = replyState(vector);
        StackRun.State end = run(base, Message.EMPTY, "compute", services);
        Message expected = vector.message(version).orElseThrow();
        switch (expected.text("status").orElse("ok")) {
            case "exception" -> assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            case "error" -> {
                Message failed = ((StackRun.State.Failed) end).failure().state();
                assertThat(failed.text("results/body"))
                        .isEqualTo(expected.message("results")
                                .or(() -> expected.message("msg/results"))
                                .flatMap(results -> results.text("body")));
                assertThat(failed.has("results/outbox")).isFalse();
            }
            default -> {
                Value results =
                        state(end).message("results").orElse(Message.EMPTY).remove("wasm");
                Message wanted = Message.of("results", expected.get("results").orElse(Message.EMPTY));
                assertThat(results)
                        .isEqualTo(
                                ((Message) Vectors.value(wanted)).get("results").orElseThrow());
            }
        }
    }

    /** Both versions did the same. */
    @TestFactory
    Stream<DynamicTest> patchMovesPatchesIntoTheState() {
        return replay("patch", vector -> {
            patches(vector, context);
            patches(vector, context.withVersion(NodeVersion.EDGE));
        });
    }

    private static void patches(Message vector, DeviceContext services) {
        Message base =
                ((Message) Vectors.value(vector.get("base").orElseThrow())).put("device", Binary.of(PatchDevice.NAME));
        Message request = (Message) Vectors.value(vector.get("request").orElseThrow());
        StackRun run = StackRun.of(base, request, request.text("path").orElseThrow(), services);
        StackRun.State end = finished(run);
        switch (vector.text("expect_main/status").orElseThrow()) {
            case "exception" -> assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            case "error" -> assertThat(run.steps().getLast().answered()).isEqualTo("not_found");
            default ->
                assertThat(state(end).remove("device"))
                        .isEqualTo(Vectors.value(vector.get("expect_main/state").orElseThrow()));
        }
    }

    @TestFactory
    Stream<DynamicTest> theOutboxChangesItsSpellingInTheCache() {
        return VectorReplay.object(
                "outbox_casing",
                casing -> assertThat(CachedForm.of(casing.message("fresh").orElseThrow()))
                        .isEqualTo(casing.message("cached").orElseThrow()));
    }

    @TestFactory
    Stream<DynamicTest> luaIsLeftOut() {
        return VectorReplay.leftOut("lua", "AOScope has no Lua device");
    }

    @AfterAll
    static void count() {
        VectorReplay.print();
    }

    private static Message replyState(Message vector) {
        Value output = Vectors.value(vector.get("wasm_output").orElseThrow());
        String name = vector.text("name").orElseThrow();
        Message process = Message.builder()
                .put("device", "process@1.0")
                .put("type", "Process")
                .put("image", IMAGE)
                .build();
        Message base = Message.builder()
                .put("device", JsonIfaceDevice.NAME)
                .put("output-prefix", "wasm")
                .put("process", process)
                .build();
        if (name.equals("no pass key")) {
            return base;
        }
        base = base.put("pass", Value.of(2));
        if (name.equals("no results at pass 2")) {
            return base;
        }
        Message ran = output.equals(Binary.of("type=error"))
                ? Message.of("type", Atom.ERROR, "output", Binary.of("Exception: unreachable"))
                : Message.of("type", Atom.OK, "output", output);
        base = base.set("results/wasm", ran);
        if (name.startsWith("prior results")) {
            Message outbox = Message.EMPTY
                    .put(Key.of(1), Message.of("target", Binary.of("O1"), "old", Binary.of("1")))
                    .put(Key.of(2), Message.of("target", Binary.of("O2")));
            base = base.set("results", Message.of("outbox", outbox, "extra", Binary.of("kept")));
        }
        return base;
    }

    private static StackRun.State run(Message base, Message request, String key, DeviceContext services) {
        return finished(StackRun.of(base, request, key, services));
    }

    private static StackRun.State finished(StackRun run) {
        StackRun.State at = run.state();
        while (!(at instanceof StackRun.State.Finished) && !(at instanceof StackRun.State.Failed)) {
            at = run.advance();
        }
        return at;
    }

    private static Message state(StackRun.State end) {
        assertThat(end).isInstanceOf(StackRun.State.Finished.class);
        return (Message) ((StackRun.State.Finished) end).value();
    }

    private static Stream<DynamicTest> replay(String group, Consumer<Message> check) {
        return VectorReplay.group(group, vector -> vector.text("name").orElseThrow(), check);
    }
}
