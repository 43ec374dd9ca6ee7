package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/** What was recorded of {@code json-iface@1.0}: the texts that it makes of a message, and the results of a reply. */
final class IfaceVector {
    private final DeviceContext main;
    private final DeviceContext edge;

    IfaceVector(DeviceContext main) {
        this.main = main;
        this.edge = main.withVersion(NodeVersion.EDGE);
    }

    /** Edge did as main where nothing else was recorded of it. */
    void writesTheRequest(Message vector) {
        VectorFields.only("the vector", vector, "name", "input", "expect_main", "expect_edge", "expect_edge_other_run");
        texts(vector, vector.message("expect_main").orElseThrow(), main);
        Optional<Message> other = vector.message("expect_edge_other_run");
        if (other.isPresent()) {
            VectorFields.only("expect_edge_other_run", other.get(), "input", "expect");
            texts(other.get(), other.get().message("expect").orElseThrow(), edge);
        } else {
            texts(
                    vector,
                    vector.message("expect_edge")
                            .or(() -> vector.message("expect_main"))
                            .orElseThrow(),
                    edge);
        }
    }

    private static void texts(Message vector, Message expected, DeviceContext services) {
        VectorFields.only("input", vector.message("input").orElseThrow(), "process", "request");
        VectorFields.only(
                "expected",
                expected,
                "status",
                "function",
                "parameters_order",
                "message_json",
                "process_json",
                "class",
                "reason",
                "where");
        Message base = Message.builder()
                .put("device", JsonIfaceDevice.NAME)
                .put("process", Vectors.value(vector.get("input/process").orElseThrow()))
                .put("pass", 1)
                .build();
        Message request = (Message) Vectors.value(vector.get("input/request").orElseThrow());
        StackRun.State end = run(base, request, services);
        if (failed(expected)) {
            assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            return;
        }
        Message state = Vectors.state(end);
        assertThat(state.text("function")).isEqualTo(expected.text("function"));
        assertThat(state.text("parameters/1")).isEqualTo(expected.text("message_json"));
        assertThat(state.text("parameters/2")).isEqualTo(expected.text("process_json"));
    }

    void readsTheReply(Message vector) {
        VectorFields.only("the vector", vector, "name", "wasm_output", "expect_main", "expect_edge");
        results(vector, vector.message("expect_main").orElseThrow(), main);
        vector.message("expect_edge").ifPresent(expected -> results(vector, expected, edge));
    }

    private static void results(Message vector, Message expected, DeviceContext services) {
        VectorFields.only(
                "expected",
                expected,
                "status",
                "results",
                "msg",
                "error-keys",
                "device",
                "process",
                "output-prefix",
                "pass",
                "class",
                "reason",
                "where");
        StackRun.State end = run(replyState(vector), Message.EMPTY, services);
        Message wanted = expected.message("results")
                .or(() -> expected.message("msg/results"))
                .orElse(Message.EMPTY);
        switch (expected.text("status").orElse("ok")) {
            case "exception" -> assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            case "error" -> {
                assertThat(end).isInstanceOf(StackRun.State.Failed.class);
                Message state = ((StackRun.State.Failed) end).failure().state();
                assertThat(state.text("results/body")).isEqualTo(wanted.text("body"));
                assertThat(state.has("results/outbox")).isFalse();
            }
            case "ok" -> {
                Message results = Vectors.state(end)
                        .message("results")
                        .orElse(Message.EMPTY)
                        .remove("wasm");
                assertThat(results)
                        .isEqualTo(((Message) Vectors.value(Message.of("results", wanted)))
                                .get("results")
                                .orElseThrow());
            }
            case String other -> throw VectorFields.unknown("the status", other);
        }
    }

    private static Message replyState(Message vector) {
        Value output = Vectors.value(vector.get("wasm_output").orElseThrow());
        String name = vector.text("name").orElseThrow();
        Message process = Message.builder()
                .put("device", "process@1.0")
                .put("type", "Process")
                .put("image", Runner.IMAGE_ID)
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
        if (name.startsWith("no results")) {
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

    private static boolean failed(Message expected) {
        String status = expected.text("status").orElse("ok");
        return switch (status) {
            case "ok" -> false;
            case "exception", "error" -> true;
            default -> throw VectorFields.unknown("the status", status);
        };
    }

    private static StackRun.State run(Message base, Message request, DeviceContext services) {
        return Vectors.finished(StackRun.of(base, request, "compute", services));
    }
}
