package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays what HyperBEAM was recorded doing, a test for each vector. */
class HyperbeamVectorsTest {
    private static final String IMAGE = "IMG".repeat(14) + "I";

    private final DeviceContext context = DeviceContext.of(Profile.HYPERBEAM, MessageStore.EMPTY, image -> {
        throw new IllegalStateException("no image is needed here");
    });

    @TestFactory
    Stream<DynamicTest> jsonIfaceWritesTheRequest() {
        return replay("json_iface_request", vector -> {
            Message base = Message.builder()
                    .put("device", JsonIfaceDevice.NAME)
                    .put("process", Vectors.value(vector.get("input/process").orElseThrow()))
                    .put("pass", 1)
                    .build();
            Message request =
                    (Message) Vectors.value(vector.get("input/request").orElseThrow());
            Outcome outcome = new JsonIfaceDevice().resolve("compute", base, request, context);
            if (vector.text("expect_main/status").orElseThrow().equals("exception")) {
                assertThat(outcome).isInstanceOf(Outcome.Failed.class);
                return;
            }
            Message state = state(outcome);
            assertThat(state.text("function")).contains("handle");
            assertThat(state.text("parameters/1")).isEqualTo(vector.text("expect_main/message_json"));
            assertThat(state.text("parameters/2")).isEqualTo(vector.text("expect_main/process_json"));
        });
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
        Outcome outcome = new JsonIfaceDevice().resolve("compute", base, Message.EMPTY, services);
        Message expected = vector.message(version).orElseThrow();
        switch (expected.text("status").orElse("ok")) {
            case "exception" -> assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            case "error" -> {
                Message failed = ((Outcome.Failed) outcome).failure().state();
                assertThat(failed.text("results/body"))
                        .isEqualTo(expected.message("results")
                                .or(() -> expected.message("msg/results"))
                                .flatMap(results -> results.text("body")));
                assertThat(failed.has("results/outbox")).isFalse();
            }
            default -> {
                Value results =
                        state(outcome).message("results").orElse(Message.EMPTY).remove("wasm");
                Message wanted = Message.of("results", expected.get("results").orElse(Message.EMPTY));
                assertThat(results)
                        .isEqualTo(
                                ((Message) Vectors.value(wanted)).get("results").orElseThrow());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> patchMovesPatchesIntoTheState() {
        return replay("patch", vector -> {
            Message base = ((Message) Vectors.value(vector.get("base").orElseThrow()))
                    .put("device", Binary.of(PatchDevice.NAME));
            Message request = (Message) Vectors.value(vector.get("request").orElseThrow());
            String key = request.text("path").orElseThrow();
            Outcome outcome = new PatchDevice().resolve(key, base, request, context);
            switch (vector.text("expect_main/status").orElseThrow()) {
                case "exception" -> assertThat(outcome).isInstanceOf(Outcome.Failed.class);
                case "error" -> assertThat(outcome).isInstanceOf(Outcome.NotFound.class);
                default ->
                    assertThat(state(outcome).remove("device"))
                            .isEqualTo(Vectors.value(
                                    vector.get("expect_main/state").orElseThrow()));
            }
        });
    }

    @Test
    void theOutboxChangesItsSpellingInTheCache() {
        Optional<Message> casing = Vectors.object("outbox_casing");
        assumeTrue(casing.isPresent(), "no vectors at " + Vectors.file());
        Message fresh = casing.get().message("fresh").orElseThrow();
        assertThat(CachedForm.of(fresh))
                .isEqualTo(casing.get().message("cached").orElseThrow());
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

    private static Message state(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        return (Message) ((Outcome.Ok) outcome).value();
    }

    private static Stream<DynamicTest> replay(String group, Consumer<Message> check) {
        Optional<List<Message>> vectors = Vectors.group(group);
        if (vectors.isEmpty()) {
            return Stream.of(dynamicTest(
                    group,
                    () -> assumeTrue(
                            false,
                            "no vectors at " + Vectors.file().toAbsolutePath()
                                    + "; name the file with -Daoscope.vectors=")));
        }
        return vectors.get().stream()
                .map(vector -> dynamicTest(vector.text("name").orElseThrow(), () -> check.accept(vector)));
    }
}
