package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class ProcessDeviceTest {
    private final Runner runner = Runner.spawned("ok");

    /** R10. */
    @Test
    void aProcessBeginsAsItsDefinition() {
        Message state = ProcessDevice.spawn(Runner.definition());
        assertThat(state.get("process")).contains(Runner.definition());
        assertThat(state.get("passes")).contains(Value.of(2));
        assertThat(state.has("initialized")).isFalse();
        assertThat(ProcessDevice.atSlot(state)).isEqualTo(-1);
    }

    /** R10. */
    @Test
    void ofASignedDefinitionOnlyWhatIsSignedIsTheProcess() {
        Message commitment = Message.of(
                "committer", Binary.of("A".repeat(43)), "committed", ListValue.ofTexts("device", "type", "image"));
        Message signed = Runner.definition().put("commitments", Message.of("S".repeat(43), commitment));
        Message process = ProcessDevice.spawn(signed).message("process").orElseThrow();
        assertThat(process.entries().keySet())
                .extracting(Key::text)
                .containsExactlyInAnyOrder("device", "type", "image", "commitments");
        Runner run =
                new Runner(Profile.STANDARD, Runner.fixture("ok")).spawn(signed).send("Any");
        assertThat(run.state.has("commitments")).isFalse();
        assertThat(run.state.has("process/commitments")).isTrue();
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
        assertThat(runner.state.text("initialized")).contains("true");
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

    /** R12, M1. */
    @Test
    void aMessageWhosePathIsAKeyOfTheStateFails() {
        runner.send(Message.of("path", Binary.of("random-seed")));
        assertThat(runner.failure).isEmpty();
        runner.send(Message.of("path", Binary.of("type")));
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("the key type answers the plain value Process instead of a state");
        runner.send(Message.of("path", Binary.of("wasm")));
        assertThat(runner.failure.orElseThrow().message()).contains("has no device-stack");
    }

    /** R12. */
    @Test
    void aPathThatNamesNothingIsCompute() {
        runner.send(Message.of("path", Binary.of("/")));
        assertThat(runner.state.text("results/data")).contains("fine");
        runner.send(Message.of("path", ListValue.ofTexts("compute")));
        assertThat(runner.state.text("results/data")).contains("fine");
    }

    /** R19. */
    @Test
    void aListBecomesAState() {
        runner.send(Message.of("path", Binary.of("device-stack")));
        assertThat(runner.failure).isEmpty();
        assertThat(runner.state.text("3")).contains("wasm-64@1.0");
        runner.send("Any");
        assertThat(runner.failure.orElseThrow().message()).contains("genesis-wasm@1.0");
    }

    /** R19. */
    @Test
    void aDeviceThatAsksForAnotherPassNeedsAStack() {
        Message definition = Runner.definition().put("execution-device", Binary.of("multipass@1.0"));
        Runner other = new Runner(Profile.STANDARD, new byte[0]).spawn(definition);
        assertThat(other.failure.orElseThrow().message()).startsWith("the execution device answered pass");
    }

    private static Runner node(Message definition) {
        return new Runner(Profile.HYPERBEAM, Runner.fixture("ok")).spawn(definition);
    }

    /** R20. */
    @Test
    void onHyperbeamAStackThatAnswersNoSnapshotFailsEverySlot() {
        Runner node = node(Runner.definition().put("stack-keys", ListValue.ofTexts("init", "compute")));
        assertThat(node.failure).isEmpty();
        node.send("Any");
        assertThat(node.failure.orElseThrow().message()).contains("stack-keys does not name snapshot");
        assertThat(ProcessDevice.atSlot(node.state)).isEqualTo(-1);
    }

    /** R20. */
    @Test
    void onHyperbeamAStateWithoutItsImageCannotBeKept() {
        Runner node = node(Runner.definition()).send(Message.of("path", Binary.of("process")));
        assertThat(node.failure.orElseThrow().message()).contains("no image is running under the output prefix wasm");
    }

    /** R20. */
    @Test
    void onHyperbeamADeviceAloneHasToAnswerSnapshot() {
        Runner node = node(Runner.definition().put("execution-device", Binary.of("wasi@1.0")))
                .send("Any");
        assertThat(node.failure.orElseThrow().message()).contains("wasi@1.0 does not answer snapshot");
    }

    /** R21. */
    @Test
    void onHyperbeamAStackThatDoesNotNormalizeFailsTheSecondSlot() {
        Runner node = node(Runner.definition().put("stack-keys", ListValue.ofTexts("init", "compute", "snapshot")))
                .send("Any");
        assertThat(node.failure).isEmpty();
        node.send("Any");
        assertThat(node.failure.orElseThrow().message())
                .startsWith("HyperBEAM cannot restore the process for this slot: message@1.0 does not answer the key"
                        + " normalize");
    }

    private static Message dedup(String... devices) {
        return Runner.definition().put("device-stack", ListValue.ofTexts(devices));
    }

    /** R21. */
    @Test
    void onHyperbeamDedupBeforeTheImageStopsTheThirdSlot() {
        Runner node = node(dedup("dedup@1.0", "wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "multipass@1.0"));
        assertThat(node.send("1").failure).isEmpty();
        assertThat(node.send("2").failure).isEmpty();
        assertThat(node.state.message("dedup").orElseThrow().size()).isEqualTo(4);
        assertThat(node.send("3").failure.orElseThrow().is(FailureKind.NO_INSTANCE))
                .isTrue();
        Runner behind = node(dedup("wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "dedup@1.0", "multipass@1.0"));
        assertThat(behind.send("1").send("2").send("3").failure).isEmpty();
    }

    /** R21, C3. */
    @Test
    @Shows("unreadable-state")
    void aStateThatTheCacheDoesNotGiveBackIsToldAndStopsANode() {
        Runner node = node(Runner.definition()).send("1");
        node.state = node.state.put("list", ListValue.ofTexts("é"));
        Runner other = Runner.spawned("ok");
        other.state = other.state.put("list", ListValue.ofTexts("é"));
        other.send("1");
        assertThat(other.failure).isEmpty();
        assertThat(other.warnings())
                .anyMatch(warning -> warning.startsWith("unreadable-state: HyperBEAM cannot read the state after this"
                        + " slot from its cache: at list a list"));
        node.send("2");
        assertThat(node.failure.orElseThrow().message())
                .startsWith("HyperBEAM cannot restore the process for this slot: at list");
        assertThat(ProcessDevice.stuckAt(node.state)).isPresent();
    }

    /** R21: told in the standard profile. */
    @Test
    @Shows("dedup-stops")
    void dedupBeforeTheImageIsToldWithTheThirdMessage() {
        Runner other = new Runner(Profile.STANDARD, Runner.fixture("ok"))
                .spawn(dedup("dedup@1.0", "wasi@1.0", "json-iface@1.0", "wasm-64@1.0", "multipass@1.0"));
        other.send("1").send("2").send("3");
        assertThat(other.warnings()).noneMatch(warning -> warning.startsWith("dedup-stops"));
        other.send("4");
        assertThat(other.warnings()).anyMatch(warning -> warning.startsWith("dedup-stops: on HyperBEAM dedup@1.0"));
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
        Runner node = Runner.spawned(Profile.HYPERBEAM, "ok");
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
