package io.aoscope.engine.device;

import static io.aoscope.engine.device.Stacks.ok;
import static io.aoscope.engine.device.Stacks.stack;
import static io.aoscope.engine.device.Stacks.traced;
import static io.aoscope.engine.device.Stacks.tracing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Devices in their order: rules P1 to P9. */
class StackRunTest {
    private final Stacks stacks = new Stacks();
    private final Runner runner = stacks.runner;

    /** P1. */
    @Test
    void devicesAreAskedInOrderEachWithTheStateOfTheOneBefore() {
        Message end = stacks.finish(
                StackRun.of(stack("a", "b", "a"), Message.EMPTY, "compute", stacks.with(tracing("a"), tracing("b"))));
        assertThat(end.text("trace")).contains("a b a ");
    }

    /** P2. */
    @Test
    void theStateSaysWhichDeviceIsAskedInWhichPass() {
        Device look = ok(
                "look",
                state -> state.put(
                        "seen",
                        ListValue.of(
                                state.get("device").orElseThrow(),
                                state.get("device-key").orElseThrow(),
                                state.get("pass").orElseThrow())));
        Message end = stacks.finish(
                StackRun.of(stack("a", "look"), Message.EMPTY, "compute", stacks.with(tracing("a"), look)));
        assertThat(end.get("seen")).contains(ListValue.of(Binary.of("look"), Value.of(2), Value.of(1)));
    }

    /** P3. */
    @Test
    void prefixesAreThoseOfTheDevicesNumber() {
        Device look = ok(
                "look",
                state -> state.set(
                        "seen-" + state.get("device-key").orElseThrow().display(),
                        Binary.of(state.text("input-prefix").orElse("none") + ">"
                                + state.text("output-prefix").orElse("none"))));
        Message base = stack("look", "look")
                .put("input-prefix", Binary.of("process"))
                .put("output-prefixes", Message.of("2", Binary.of("wasm")));
        Message end = stacks.finish(StackRun.of(base, Message.EMPTY, "compute", stacks.with(look)));
        assertThat(end.text("seen-1")).contains("process>none");
        assertThat(end.text("seen-2")).contains("process>wasm");
        assertThat(end.text("previous-input-prefix")).contains("process");
    }

    /** P4. */
    @Test
    void skipEndsTheRunWithItsState() {
        Device skip = new Stacks.Simple("skip", state -> new Outcome.Skip(traced("skip", state), "skipped"));
        Message end = stacks.finish(
                StackRun.of(stack("a", "skip", "a"), Message.EMPTY, "compute", stacks.with(tracing("a"), skip)));
        assertThat(end.text("trace")).contains("a skip ");
        assertThat(end.text("device")).contains("stack@1.0");
    }

    /** P4. */
    @Test
    void passBeginsTheNextPassAtTheFirstDevice() {
        Device again = new Stacks.Simple(
                "again",
                state -> state.get("pass").orElseThrow().equals(Value.of(1))
                        ? new Outcome.Pass(traced("again", state), "again")
                        : new Outcome.Ok(traced("done", state), "done"));
        StackRun run = StackRun.of(stack("a", "again"), Message.EMPTY, "compute", stacks.with(tracing("a"), again));
        assertThat(stacks.finish(run).text("trace")).contains("a again a done ");
        assertThat(run.steps().stream().map(step -> step.pass() + "." + step.index() + step.answered()))
                .containsExactly("1.1ok", "1.2pass", "2.1ok", "2.2ok");
    }

    /** P4. */
    @Test
    void notFoundLeavesTheStateAndGoesOn() {
        Device none = new Stacks.Simple("none", state -> new Outcome.NotFound());
        StackRun run = StackRun.of(stack("none", "a"), Message.EMPTY, "compute", stacks.with(none, tracing("a")));
        assertThat(stacks.finish(run).text("trace")).contains("a ");
        DeviceStep step = run.steps().getFirst();
        assertThat(step.answered()).isEqualTo("not_found");
    }

    /** P4. */
    @Test
    void aPlainValueEndsTheRunWithIt() {
        Device value = new Stacks.Simple("value", state -> new Outcome.Ok(Value.of(7), "seven"));
        StackRun.State end = runner.run(
                StackRun.of(stack("value", "a"), Message.EMPTY, "compute", stacks.with(value, tracing("a"))));
        assertThat(end).isEqualTo(new StackRun.State.Finished(Value.of(7)));
    }

    /** P4. */
    @Test
    void aFailureSaysWhichDeviceFailedInWhichPass() {
        Device bad = new Stacks.Simple("bad", state -> Outcome.failed(FailureKind.LIMIT, "too much", state));
        StackRun.State end = runner.run(
                StackRun.of(stack("a", "bad", "a"), Message.EMPTY, "compute", stacks.with(tracing("a"), bad)));
        assertThat(end).isInstanceOfSatisfying(StackRun.State.Failed.class, failed -> {
            assertThat(failed.failure().device()).isEqualTo("bad");
            assertThat(failed.failure().deviceNumber()).isEqualTo(2);
            assertThat(failed.failure().pass()).isEqualTo(1);
            assertThat(failed.failure().kind()).isEqualTo("limit");
            assertThat(failed.step().answered()).isEqualTo("error");
        });
    }

    /** P5. */
    @Test
    void atTheEndDevicePassAndPrefixesAreAsBefore() {
        Message base = stack("a").put("pass", Value.of(9)).put("output-prefix", Binary.of("out"));
        Message end = stacks.finish(StackRun.of(base, Message.EMPTY, "compute", stacks.with(tracing("a"))));
        assertThat(end.text("device")).contains("stack@1.0");
        assertThat(end.get("pass")).contains(Value.of(9));
        assertThat(end.text("output-prefix")).contains("out");
        assertThat(end.has("device-key")).isFalse();
        assertThat(end.has("previous-device")).isTrue();
    }

    /** P6. */
    @Test
    void anUnknownDeviceFailsAndTheKnownOnesAreNamed() {
        runner.run(StackRun.of(stack("nope@1.0"), Message.EMPTY, "compute", stacks.with(tracing("a"))));
        Failure failure = runner.failure.orElseThrow();
        assertThat(failure.is(FailureKind.DEVICE_NOT_LOADABLE)).isTrue();
        assertThat(failure.message()).contains("nope@1.0").contains("Known are a");
    }

    /** P6. */
    @Test
    void deviceNamesAreComparedInLowerCase() {
        Message end = stacks.finish(StackRun.of(stack("A"), Message.EMPTY, "compute", stacks.with(tracing("a"))));
        assertThat(end.text("trace")).contains("a ");
    }

    /** P7. */
    @Test
    void multipassRunsAsManyPassesAsAreWanted() {
        Message base = stack("a", "multipass@1.0").put("passes", Value.of(3));
        Message end = stacks.finish(
                StackRun.of(base, Message.EMPTY, "anything", stacks.with(tracing("a"), new MultipassDevice())));
        assertThat(end.text("trace")).contains("a a a ");
    }

    /** P7. */
    @Test
    void multipassIsContentWithOnePassWhereNoneAreWanted() {
        Message end = stacks.finish(StackRun.of(
                stack("a", "multipass@1.0"), Message.EMPTY, "init", stacks.with(tracing("a"), new MultipassDevice())));
        assertThat(end.text("trace")).contains("a ");
    }

    /** P7. */
    @Test
    void multipassAloneAsksForAPassThatNobodyRuns() {
        Message base = Message.of("device", Binary.of("multipass@1.0"), "passes", Value.of(2));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", runner.context));
        assertThat(runner.steps.stream().map(DeviceStep::answered)).containsExactly("pass");
    }

    /** P1. */
    @Test
    void aStackWithoutDevicesFails() {
        Message base = Message.of("device", Binary.of("stack@1.0"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", runner.context));
        assertThat(runner.failure.orElseThrow().message())
                .isEqualTo("the state has no device-stack; give the process a list of devices");
    }

    /** P8. */
    @Test
    void passesThatAreNoNumberFailInsteadOfRunningForEver() {
        Message base = stack("multipass@1.0").put("passes", Binary.of("2"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", stacks.with(new MultipassDevice())));
        assertThat(runner.failure.orElseThrow().message()).startsWith("passes is 2, which is not a number");
    }

    /** P9. */
    @Test
    void mapGivesEveryDeviceTheSameStateAndCollectsWhatIsOk() {
        Device none = new Stacks.Simple("none", state -> new Outcome.NotFound());
        Device look = ok(
                "look",
                state -> Message.of(
                        "key",
                        state.get("device-key").orElseThrow(),
                        "trace",
                        state.get("trace").orElse(Binary.EMPTY)));
        Message base = stack("a", "none", "look").put("mode", Binary.of("Map"));
        Message end =
                stacks.finish(StackRun.of(base, Message.EMPTY, "snapshot", stacks.with(tracing("a"), none, look)));
        assertThat(end.entries().keySet().stream().map(Object::toString)).containsExactly("1", "3");
        assertThat(end.get("3")).contains(Message.of("key", Binary.of("3"), "trace", Binary.EMPTY));
    }

    @Test
    void theRunRestsBeforeAndAfterEachDevice() {
        StackRun run = StackRun.of(stack("a"), Message.EMPTY, "compute", stacks.with(tracing("a")));
        assertThat(run.state()).isInstanceOf(StackRun.State.BeforeDevice.class);
        assertThat(run.position()).isEqualTo(new Position(1, 1, "a"));
        assertThat(run.advance()).isInstanceOf(StackRun.State.AfterDevice.class);
        assertThat(run.message().text("trace")).contains("a ");
        assertThat(run.advance()).isInstanceOf(StackRun.State.Finished.class);
        assertThat(run.advance()).isInstanceOf(StackRun.State.Finished.class);
    }

    @Test
    void aKeyOutsideOfStackKeysIsReadFromTheState() {
        Message base = stack("a").put("stack-keys", ListValue.ofTexts("init")).put("color", Binary.of("red"));
        StackRun.State end =
                runner.run(StackRun.of(base, Message.EMPTY, "color", stacks.with(tracing("a"), new MessageDevice())));
        assertThat(end).isEqualTo(new StackRun.State.Finished(Binary.of("red")));
    }

    @Test
    void aMistakeOfADeviceBecomesAFailureOfTheMessage() {
        Device broken = new Stacks.Simple("broken", state -> {
            throw new IllegalArgumentException("oops");
        });
        runner.run(StackRun.of(stack("broken"), Message.EMPTY, "compute", stacks.with(broken)));
        assertThat(runner.failure.orElseThrow().message())
                .contains("a mistake in broken")
                .contains("oops");
    }

    @Test
    void aMachineThatNobodyAskedForIsRefused() {
        StackRun run = StackRun.of(stack("a"), Message.EMPTY, "compute", stacks.with(tracing("a")));
        assertThatThrownBy(() -> run.machineDone(new CallResult.Completed(new long[0]), OptionalLong.of(0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theStepsOfARunKeepWhatWasBeforeAndAfter() {
        StackRun run = StackRun.of(stack("a", "b"), Message.EMPTY, "compute", stacks.with(tracing("a"), tracing("b")));
        stacks.finish(run);
        List<DeviceStep> steps = run.steps();
        assertThat(steps.get(1).before().text("trace")).contains("a ");
        assertThat(steps.get(1).after().text("trace")).contains("a b ");
    }

    /** P2: a device that changes pass is believed. */
    @Test
    void theNextPassIsOneMoreThanTheStateSays() {
        Device again = new Stacks.Simple(
                "again",
                state -> state.integer("pass").orElseThrow().intValue() < 7
                        ? new Outcome.Pass(state.put("pass", Value.of(7)), "again")
                        : new Outcome.Ok(state.put("last", state.get("pass").orElseThrow()), "done"));
        Message end = stacks.finish(StackRun.of(stack("again"), Message.EMPTY, "compute", stacks.with(again)));
        assertThat(end.get("last")).contains(Value.of(8));
    }

    /** P9: elements of a stack that have names. */
    @Test
    void mapCollectsUnderTheKeysOfTheStack() {
        Message devices = Message.of("first", Binary.of("a"), "10", Binary.of("a"));
        Message base = stack().put("device-stack", devices)
                .put("mode", Binary.of("Map"))
                .put("pass", Value.of(4));
        Message end = stacks.finish(StackRun.of(base, Message.EMPTY, "snapshot", stacks.with(tracing("a"))));
        assertThat(end.text("first/device-key")).contains("first");
        assertThat(end.text("10/trace")).contains("a ");
        assertThat(end.get("10/pass")).contains(Value.of(4));
    }

    /** P9. */
    @Test
    void aModeThatANodeDoesNotKnowFails() {
        Message base = stack("a").put("mode", Binary.of("fold"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", stacks.with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).contains("knows Fold and Map");
    }
}
