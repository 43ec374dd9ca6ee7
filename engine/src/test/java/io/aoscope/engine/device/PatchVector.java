package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.Optional;

/** What was recorded of {@code patch@1.0}, where both versions did the same. */
final class PatchVector {
    private PatchVector() {}

    static void check(Message vector, DeviceContext context) {
        VectorFields.only("the vector", vector, "name", "base", "request", "expect_main", "expect_edge");
        Message main = vector.message("expect_main").orElseThrow();
        patches(vector, main, context);
        patches(vector, vector.message("expect_edge").orElse(main), context.withVersion(NodeVersion.EDGE));
    }

    private static void patches(Message vector, Message expected, DeviceContext services) {
        VectorFields.only("expected", expected, "status", "state", "v", "class", "reason", "where");
        Message base = ((Message) value(vector, vector.get("base"))).put("device", Binary.of(PatchDevice.NAME));
        Message request = (Message) value(vector, vector.get("request"));
        StackRun run = StackRun.of(base, request, request.text("path").orElseThrow(), services);
        StackRun.State end = Vectors.finished(run);
        switch (expected.text("status").orElseThrow()) {
            case "exception" -> assertThat(end).isInstanceOf(StackRun.State.Failed.class);
            case "error" -> assertThat(run.steps().getLast().answered()).isEqualTo("not_found");
            case "ok" ->
                assertThat(Vectors.state(end).remove("device")).isEqualTo(value(vector, expected.get("state")));
            case String other -> throw VectorFields.unknown("the status", other);
        }
    }

    private static Value value(Message vector, Optional<Value> written) {
        boolean stored = vector.text("name").orElse("").contains("binary-key");
        return stored ? Vectors.stored(written.orElseThrow()) : Vectors.value(written.orElseThrow());
    }
}
