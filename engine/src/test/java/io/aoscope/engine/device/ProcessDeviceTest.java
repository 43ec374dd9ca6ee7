package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class ProcessDeviceTest {
    private final Runner runner = new Runner(Profile.STANDARD, Runner.fixture("ok")).spawn(Runner.definition());

    /** R10. */
    @Test
    void aProcessBeginsAsItsDefinition() {
        Message state = ProcessDevice.spawn(Runner.definition());
        assertThat(state.get("process")).contains(Runner.definition());
        assertThat(state.get("passes")).contains(Value.of(2));
        assertThat(ProcessDevice.initialized(state)).isFalse();
        assertThat(ProcessDevice.atSlot(state)).isEqualTo(-1);
    }

    /** R11. */
    @Test
    void initRunsEveryDeviceInBothPassesAndIsMarked() {
        assertThat(runner.steps.stream().map(step -> step.pass() + " " + step.device() + " " + step.answered()))
                .containsExactly(
                        "1 wasi@1.0 ok",
                        "1 json-iface@1.0 ok",
                        "1 wasm-64@1.0 ok",
                        "1 patch@1.0 ok",
                        "1 multipass@1.0 pass",
                        "2 wasi@1.0 ok",
                        "2 json-iface@1.0 ok",
                        "2 wasm-64@1.0 ok",
                        "2 patch@1.0 ok",
                        "2 multipass@1.0 ok");
        assertThat(ProcessDevice.initialized(runner.state)).isTrue();
        assertThat(ProcessDevice.atSlot(runner.state)).isEqualTo(-1);
        assertThat(runner.state.text("function")).contains("handle");
    }

    /** R12. */
    @Test
    void computeRunsEveryDeviceInBothPasses() {
        runner.send("Any");
        assertThat(runner.steps.stream().map(DeviceStep::answered))
                .containsExactly("ok", "ok", "ok", "not_found", "pass", "ok", "ok", "ok", "ok", "ok");
        assertThat(ProcessDevice.atSlot(runner.state)).isZero();
    }

    /** R12. */
    @Test
    void aSlotClearsTheResultsOfTheOneBefore() {
        runner.send("Any");
        runner.state = runner.state.set("results/left", Binary.of("over"));
        runner.send("Any");
        assertThat(runner.state.has("results/left")).isFalse();
        assertThat(runner.state.has("results/data")).isTrue();
    }

    /** R12. */
    @Test
    void aMessageWithAPathRunsThatKeyAndHasNoResults() {
        runner.send(Message.of("path", Binary.of("weird")));
        assertThat(runner.failure).isEmpty();
        assertThat(ProcessDevice.atSlot(runner.state)).isZero();
        assertThat(runner.state.has("results")).isFalse();
    }

    /** R13. */
    @Test
    void betweenSlotsTheDeviceIsTheProcess() {
        runner.send("Any");
        assertThat(runner.state.text("device")).contains("process@1.0");
        assertThat(runner.state.text("input-prefix")).contains("process");
        assertThat(runner.state.has("pass")).isFalse();
        assertThat(runner.state.has("device-key")).isFalse();
    }

    /** R14. */
    @Test
    void afterAFailureEverythingButTheResultsIsAsBefore() {
        Message before = runner.state;
        runner.send(Message.of("target", Binary.of("Foo")));
        assertThat(runner.failure.orElseThrow().kind()).isEqualTo("bad-target");
        assertThat(runner.state.remove("results"))
                .isEqualTo(before.set("at-slot", Value.of(0)).remove("results"));
    }

    /** R17. */
    @Test
    void onHyperbeamASlotWithAListThatHasNoFormFails() {
        Runner node = new Runner(Profile.HYPERBEAM, Runner.fixture("ok")).spawn(Runner.definition());
        node.send(Message.of("x", ListValue.of(Binary.of("a"), Message.EMPTY)));
        assertThat(node.failure.orElseThrow().message())
                .startsWith("a list that begins with a string, a number or an atom holds the message {}");
    }

    @Test
    void aProcessWithoutExecutionDeviceSaysWhichOneIsMissing() {
        Runner other = new Runner(Profile.STANDARD, new byte[0])
                .spawn(Runner.definition().remove("execution-device"));
        assertThat(other.failure.orElseThrow().message()).contains("genesis-wasm@1.0");
    }

    @Test
    void anUnfinishedRunCannotBeFinished() {
        ProcessRun run = ProcessDevice.begin(runner.state, Assignment.of("PID", 0, 1, Message.EMPTY), runner.context);
        assertThatThrownBy(run::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAssignmentHasTheFieldsOfTheScheduler() {
        Message assignment =
                Assignment.of("PID", 4, 7, Message.of("a", Binary.of("b"))).toMessage();
        assertThat(assignment.text("epoch")).contains("0");
        assertThat(assignment.get("slot")).contains(Value.of(4));
        assertThat(assignment.get("block-height")).contains(Value.of(7));
        assertThat(assignment.text("path")).contains("compute");
        assertThat(assignment.text("hash-chain").orElseThrow()).hasSize(43);
    }
}
