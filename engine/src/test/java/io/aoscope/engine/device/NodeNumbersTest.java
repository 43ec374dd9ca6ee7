package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

/** What becomes of numbers between node and image; all of it was observed. */
class NodeNumbersTest {
    private static Runner runner(Profile profile) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1))
                .put(
                        "wasm",
                        Message.of("stdlib", Message.of("my_lib", Message.of("device", Binary.of("Test-Device@1.0")))));
        return new Runner(profile, Runner.fixture("numbers")).spawn(definition);
    }

    private static Runner call(Profile profile, String function, Value... parameters) {
        return runner(profile)
                .send(Message.of("function", Binary.of(function), "parameters", ListValue.of(parameters)));
    }

    private static Value output(String function, Value... parameters) {
        return call(Profile.HYPERBEAM, function, parameters).result("wasm/output/1");
    }

    /** W6. */
    @Test
    void bitsAreTakenForThoseOfAnotherType() {
        assertThat(output("f64", Value.of(5))).isEqualTo(Value.of(2.5e-323));
        assertThat(output("i32", Value.of(5.0))).isEqualTo(Value.of(0));
        assertThat(output("i32", Value.of(0.1))).isEqualTo(Value.of(-1717986918));
    }

    /** W15. */
    @Test
    void anF32IsReadAsAnF64() {
        assertThat(output("f32", Value.of(1.5))).isEqualTo(Value.of(5.28426686e-315));
        assertThat(output("f32", Value.of(-2.25))).isEqualTo(Value.of(1.5920149086e-314));
        assertThat(output("f32", Value.of(3))).isEqualTo(Value.of(0.0));
        assertThat(call(Profile.STANDARD, "f32", Value.of(1.5)).result("wasm/output/1"))
                .isEqualTo(Value.of(1.5));
    }

    /** W15. */
    @Test
    void anInfiniteResultWouldHang() {
        Failure failure = call(Profile.HYPERBEAM, "infinite").failure.orElseThrow();
        assertThat(failure.is(FailureKind.WOULD_HANG)).isTrue();
        assertThat(failure.message()).contains("infinite() returned an infinite number or none");
        assertThat(call(Profile.STANDARD, "infinite").result("wasm/output/1"))
                .isEqualTo(Value.of(Double.POSITIVE_INFINITY));
    }

    /** W15. */
    @Test
    void argumentsOfImportsAreReadTheSameWay() {
        Runner runner = call(Profile.HYPERBEAM, "take", Value.of(1.5), Value.of(2.5));
        assertThat(runner.state.get("state/results/wasm/undefined-calls/1/args"))
                .contains(ListValue.of(Value.of(5.28426686e-315), Value.of(2.5), Value.of(-7), Value.of(-5)));
        // Minus one given for an f64 is the bits of no number.
        Failure failure = call(Profile.HYPERBEAM, "take", Value.of(1.5), Value.of(-1))
                .failure
                .orElseThrow();
        assertThat(failure.is(FailureKind.WOULD_HANG)).isTrue();
        assertThat(failure.message()).contains("env.take is given an infinite number or none");
    }

    /** I6. */
    @Test
    void resultsOfImportsAreTheLow32Bits() {
        assertThat(output("long", Value.of(-3), Value.of(5))).isEqualTo(Value.of(4294967281L));
        assertThat(output("double", Value.of(1.5), Value.of(2.0))).isEqualTo(Value.of(0.0));
        assertThat(output("double", Value.of(0.1), Value.of(3.0))).isEqualTo(Value.of(4.243991586e-315));
        assertThat(output("float", Value.of(3), Value.of(5))).isEqualTo(Value.of(7.4e-323));
    }

    /** I9. */
    @Test
    void anImportNamedLikeAFunctionOfMessagesWouldHang() {
        Failure failure = call(Profile.HYPERBEAM, "get").failure.orElseThrow();
        assertThat(failure.is(FailureKind.WOULD_HANG)).isTrue();
        assertThat(failure.message()).contains("the import env.get has the name of a function of every message");
        assertThat(call(Profile.STANDARD, "get").result("wasm/output/1")).isEqualTo(Value.of(0));
    }

    /** W6. */
    @Test
    void parametersThatAreNoListAreRefused() {
        Runner runner = runner(Profile.HYPERBEAM)
                .send(Message.of("function", Binary.of("i32"), "parameters", Message.of("1", Value.of(1))));
        assertThat(runner.failure.orElseThrow().message())
                .isEqualTo("the parameters of i32 have to be a list of numbers, but are {\"1\":1}");
    }

    /** W14. */
    @Test
    void afterTerminateTheImageIsGone() {
        Message stopped = resolve(Profile.STANDARD, "terminate");
        assertThat(Wasm64Device.running(stopped)).isEmpty();
        Message kept = resolve(Profile.HYPERBEAM, "terminate");
        assertThat(Wasm64Device.running(kept)).isPresent();
        Runner node = runner(Profile.HYPERBEAM);
        node.run(StackRun.of(kept, Message.of("function", Binary.of("size")), "compute", node.context));
        assertThat(node.failure.orElseThrow().is(FailureKind.WOULD_HANG)).isTrue();
    }

    /** W8. */
    @Test
    void aDeviceWithANumberReadsOnlyTheSnapshotOfItsNumber() {
        Runner runner = new Runner(Profile.STANDARD, Runner.fixture("numbers"));
        Message base = Message.builder()
                .put("device", "wasm-64@1.0")
                .put("image", Runner.IMAGE_ID)
                .put("snapshot", Message.of("body", Binary.of(new byte[65536])))
                .build();
        runner.run(StackRun.of(base, Message.EMPTY, "normalize", runner.context));
        assertThat(runner.failure).isEmpty();
        runner.run(StackRun.of(base.put("device-key", Value.of(1)), Message.EMPTY, "normalize", runner.context));
        assertThat(runner.failure.orElseThrow().message())
                .isEqualTo(
                        "the image is not running, and there is no snapshot/1/body to start it from; run init first");
    }

    private static Message resolve(Profile profile, String key) {
        Runner runner = runner(profile);
        Message base = runner.state.put("device", Binary.of("wasm-64@1.0"));
        StackRun.State end = runner.run(StackRun.of(base, Message.EMPTY, key, runner.context));
        return (Message) ((StackRun.State.Finished) end).value();
    }
}
