package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StackRunTest {
    /** A device made of one function from the state to an outcome. */
    private record Simple(String name, java.util.function.Function<Message, Outcome> answer) implements Device {
        @Override
        public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
            return answer.apply(base);
        }
    }

    private final Runner runner = new Runner(Profile.STANDARD, new byte[0]);

    private static Device ok(String name, UnaryOperator<Message> change) {
        return new Simple(name, state -> new Outcome.Ok(change.apply(state), "changed"));
    }

    /** Appends its name to the key {@code trace}. */
    private static Device tracing(String name) {
        return ok(name, state -> traced(name, state));
    }

    private static Message traced(String name, Message state) {
        return state.put("trace", Binary.of(state.text("trace").orElse("") + name + " "));
    }

    private static Message stack(String... names) {
        return Message.of("device", Binary.of("stack@1.0"), "device-stack", ListValue.ofTexts(names));
    }

    private DeviceContext with(Device... devices) {
        return runner.context.withDevices(Devices.of(Arrays.asList(devices)));
    }

    private Message finish(StackRun run) {
        return (Message) ((StackRun.State.Finished) runner.run(run)).value();
    }

    /** P1. */
    @Test
    void devicesAreAskedInOrderEachWithTheStateOfTheOneBefore() {
        Message end =
                finish(StackRun.of(stack("a", "b", "a"), Message.EMPTY, "compute", with(tracing("a"), tracing("b"))));
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
        Message end = finish(StackRun.of(stack("a", "look"), Message.EMPTY, "compute", with(tracing("a"), look)));
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
        Message end = finish(StackRun.of(base, Message.EMPTY, "compute", with(look)));
        assertThat(end.text("seen-1")).contains("process>none");
        assertThat(end.text("seen-2")).contains("process>wasm");
        assertThat(end.text("previous-input-prefix")).contains("process");
    }

    /** P4. */
    @Test
    void skipEndsTheRunWithItsState() {
        Device skip = new Simple("skip", state -> new Outcome.Skip(traced("skip", state), "skipped"));
        Message end = finish(StackRun.of(stack("a", "skip", "a"), Message.EMPTY, "compute", with(tracing("a"), skip)));
        assertThat(end.text("trace")).contains("a skip ");
        assertThat(end.text("device")).contains("stack@1.0");
    }

    /** P4. */
    @Test
    void passBeginsTheNextPassAtTheFirstDevice() {
        Device again = new Simple(
                "again",
                state -> state.get("pass").orElseThrow().equals(Value.of(1))
                        ? new Outcome.Pass(traced("again", state), "again")
                        : new Outcome.Ok(traced("done", state), "done"));
        StackRun run = StackRun.of(stack("a", "again"), Message.EMPTY, "compute", with(tracing("a"), again));
        assertThat(finish(run).text("trace")).contains("a again a done ");
        assertThat(run.steps().stream().map(step -> step.pass() + "." + step.index() + step.answered()))
                .containsExactly("1.1ok", "1.2pass", "2.1ok", "2.2ok");
    }

    /** P4. */
    @Test
    void notFoundLeavesTheStateAndGoesOn() {
        Device none = new Simple("none", state -> new Outcome.NotFound());
        StackRun run = StackRun.of(stack("none", "a"), Message.EMPTY, "compute", with(none, tracing("a")));
        assertThat(finish(run).text("trace")).contains("a ");
        DeviceStep step = run.steps().getFirst();
        assertThat(step.answered()).isEqualTo("not_found");
    }

    /** P4. */
    @Test
    void aPlainValueEndsTheRunWithIt() {
        Device value = new Simple("value", state -> new Outcome.Ok(Value.of(7), "seven"));
        StackRun.State end =
                runner.run(StackRun.of(stack("value", "a"), Message.EMPTY, "compute", with(value, tracing("a"))));
        assertThat(end).isEqualTo(new StackRun.State.Finished(Value.of(7)));
    }

    /** P4. */
    @Test
    void aFailureSaysWhichDeviceFailedInWhichPass() {
        Device bad = new Simple("bad", state -> Outcome.failed(FailureKind.LIMIT, "too much", state));
        StackRun.State end =
                runner.run(StackRun.of(stack("a", "bad", "a"), Message.EMPTY, "compute", with(tracing("a"), bad)));
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
        Message end = finish(StackRun.of(base, Message.EMPTY, "compute", with(tracing("a"))));
        assertThat(end.text("device")).contains("stack@1.0");
        assertThat(end.get("pass")).contains(Value.of(9));
        assertThat(end.text("output-prefix")).contains("out");
        assertThat(end.has("device-key")).isFalse();
        assertThat(end.has("previous-device")).isTrue();
    }

    /** P6. */
    @Test
    void anUnknownDeviceFailsAndTheKnownOnesAreNamed() {
        runner.run(StackRun.of(stack("nope@1.0"), Message.EMPTY, "compute", with(tracing("a"))));
        Failure failure = runner.failure.orElseThrow();
        assertThat(failure.is(FailureKind.DEVICE_NOT_LOADABLE)).isTrue();
        assertThat(failure.message()).contains("nope@1.0").contains("Known are a");
    }

    /** P6. */
    @Test
    void deviceNamesAreComparedInLowerCase() {
        Message end = finish(StackRun.of(stack("A"), Message.EMPTY, "compute", with(tracing("a"))));
        assertThat(end.text("trace")).contains("a ");
    }

    /** P7. */
    @Test
    void multipassRunsAsManyPassesAsAreWanted() {
        Message base = stack("a", "multipass@1.0").put("passes", Value.of(3));
        Message end = finish(StackRun.of(base, Message.EMPTY, "anything", with(tracing("a"), new MultipassDevice())));
        assertThat(end.text("trace")).contains("a a a ");
    }

    /** P7. */
    @Test
    void multipassIsContentWithOnePassWhereNoneAreWanted() {
        Message end = finish(StackRun.of(
                stack("a", "multipass@1.0"), Message.EMPTY, "init", with(tracing("a"), new MultipassDevice())));
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
        runner.run(StackRun.of(base, Message.EMPTY, "compute", with(new MultipassDevice())));
        assertThat(runner.failure.orElseThrow().message()).startsWith("passes is 2, which is not a number");
    }

    /** P9. */
    @Test
    void mapGivesEveryDeviceTheSameStateAndCollectsWhatIsOk() {
        Device none = new Simple("none", state -> new Outcome.NotFound());
        Device look = ok(
                "look",
                state -> Message.of(
                        "key",
                        state.get("device-key").orElseThrow(),
                        "trace",
                        state.get("trace").orElse(Binary.EMPTY)));
        Message base = stack("a", "none", "look").put("mode", Binary.of("Map"));
        Message end = finish(StackRun.of(base, Message.EMPTY, "snapshot", with(tracing("a"), none, look)));
        assertThat(end.entries().keySet().stream().map(Object::toString)).containsExactly("1", "3");
        assertThat(end.get("3")).contains(Message.of("key", Binary.of("3"), "trace", Binary.EMPTY));
    }

    @Test
    void theRunRestsBeforeAndAfterEachDevice() {
        StackRun run = StackRun.of(stack("a"), Message.EMPTY, "compute", with(tracing("a")));
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
                runner.run(StackRun.of(base, Message.EMPTY, "color", with(tracing("a"), new MessageDevice())));
        assertThat(end).isEqualTo(new StackRun.State.Finished(Binary.of("red")));
    }

    @Test
    void aMistakeOfADeviceBecomesAFailureOfTheMessage() {
        Device broken = new Simple("broken", state -> {
            throw new IllegalArgumentException("oops");
        });
        runner.run(StackRun.of(stack("broken"), Message.EMPTY, "compute", with(broken)));
        assertThat(runner.failure.orElseThrow().message())
                .contains("a mistake in broken")
                .contains("oops");
    }

    @Test
    void aMachineThatNobodyAskedForIsRefused() {
        StackRun run = StackRun.of(stack("a"), Message.EMPTY, "compute", with(tracing("a")));
        assertThatThrownBy(() -> run.machineDone(new CallResult.Completed(new long[0]), OptionalLong.of(0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theStepsOfARunKeepWhatWasBeforeAndAfter() {
        StackRun run = StackRun.of(stack("a", "b"), Message.EMPTY, "compute", with(tracing("a"), tracing("b")));
        finish(run);
        List<DeviceStep> steps = run.steps();
        assertThat(steps.get(1).before().text("trace")).contains("a ");
        assertThat(steps.get(1).after().text("trace")).contains("a b ");
    }

    private static Message dedup(String text) {
        return Message.of("body", Message.of("data", Binary.of(text)), "slot", Binary.of(text));
    }

    /** P12. */
    @Test
    void aMessageThatRanBeforeEndsTheRun() {
        DeviceContext context = with(new DedupDevice(), tracing("b"));
        Message first = finish(StackRun.of(stack("dedup@1.0", "b"), dedup("1"), "compute", context));
        Message again = finish(StackRun.of(first, dedup("1").remove("slot"), "compute", context));
        Message other = finish(StackRun.of(again, dedup("2"), "compute", context));
        assertThat(again.text("trace")).contains("b ");
        assertThat(other.text("trace")).contains("b b ");
        assertThat(other.message("dedup").orElseThrow().size()).isEqualTo(2);
    }

    /** P12. */
    @Test
    void onTheMainBranchTheWholeRequestIsCompared() {
        DeviceContext main = with(new DedupDevice(), tracing("b")).withProfile(Profile.HYPERBEAM);
        assertThat(twice(main, dedup("1").remove("slot"))).isEqualTo("b b ");
        assertThat(twice(main, dedup("1"))).isEqualTo("b ");
        assertThat(twice(main.withVersion(NodeVersion.EDGE), dedup("1").remove("slot")))
                .isEqualTo("b ");
    }

    private String twice(DeviceContext context, Message second) {
        Message first = finish(StackRun.of(stack("dedup@1.0", "b"), dedup("1"), "compute", context));
        return finish(StackRun.of(first, second, "compute", context))
                .text("trace")
                .orElseThrow();
    }

    /** P12. */
    @Test
    void theSubjectOfDedupCanBeNamed() {
        DeviceContext context = with(new DedupDevice(), tracing("b"));
        Message base = stack("dedup@1.0", "b").put("dedup-subject", Binary.of("request"));
        Message first = finish(StackRun.of(base, dedup("1"), "compute", context));
        Message again = finish(StackRun.of(first, dedup("1").remove("slot"), "compute", context));
        assertThat(again.text("trace")).contains("b b ");
    }

    /** P12: a string has an id of its own, a number none. */
    @Test
    void theSubjectOfDedupCanBeAString() {
        DeviceContext context = with(new DedupDevice(), tracing("b"));
        Message base = stack("dedup@1.0", "b").put("dedup-subject", Binary.of("body/data"));
        Message first = finish(StackRun.of(base, dedup("1"), "compute", context));
        assertThat(first.text("dedup/1")).contains(MessageIds.ofBytes(Binary.of("1")));
        Message number = Message.of("body", Message.of("data", Value.of(1)));
        runner.run(StackRun.of(base, number, "compute", context));
        assertThat(runner.failure.orElseThrow().message()).contains("of which no id can be made");
    }

    /** P12: version edge. */
    @Test
    void onEdgeTheSubjectIsLookedForInTheStateFirst() {
        DeviceContext edge = with(new DedupDevice(), tracing("b"))
                .withProfile(Profile.HYPERBEAM)
                .withVersion(NodeVersion.EDGE);
        Message base = stack("dedup@1.0", "b").put("body", Binary.of("always"));
        Message first = finish(StackRun.of(base, dedup("1"), "compute", edge));
        Message second = finish(StackRun.of(first, dedup("2"), "compute", edge));
        assertThat(second.text("trace")).contains("b ");
    }

    /** P12. */
    @Test
    void dedupAsksOnlyInTheFirstPass() {
        DeviceContext context = with(new DedupDevice(), tracing("b"), new MultipassDevice());
        Message base = stack("dedup@1.0", "b", "multipass@1.0").put("passes", Value.of(2));
        Message first = finish(StackRun.of(base, dedup("1"), "compute", context));
        assertThat(finish(StackRun.of(first, dedup("2"), "compute", context)).text("trace"))
                .contains("b b b b ");
    }

    /** P10. */
    @Test
    void transformRunsOneDeviceOfTheStack() {
        Device keys = ok("b", state -> state.put("seen", state.get("device-key").orElseThrow()));
        Message end =
                finish(StackRun.of(stack("a", "b"), Message.EMPTY, "transform/2/compute", with(tracing("a"), keys)));
        assertThat(end.text("seen")).contains("2");
        assertThat(end.has("trace")).isFalse();
        assertThat(end.text("device")).contains("b");
        assertThat(end.has("pass")).isFalse();
    }

    /** P10. */
    @Test
    void transformToADeviceThatIsNotThereFails() {
        runner.run(StackRun.of(stack("a"), Message.EMPTY, "transform/3/compute", with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the stack has no device 3");
    }

    /** P11. */
    @Test
    void aMessageInTheStackReadsKeysFromTheState() {
        ListValue devices = ListValue.of(Binary.of("a"), Message.of("other", Binary.of("mine")));
        Message base = stack().put("device-stack", devices);
        finish(StackRun.of(base, Message.EMPTY, "compute", with(tracing("a"), new MessageDevice())));
        assertThat(runner.steps).extracting(DeviceStep::answered).containsExactly("ok", "not_found");
    }

    /** P11. */
    @Test
    void aMessageInTheStackFailsForAKeyOfItsOwn() {
        Message base = stack().put("device-stack", ListValue.of(Message.of("compute", Binary.of("mine"))));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", with(new MessageDevice())));
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("the device is a message with the key compute, which is no function");
    }

    /** P10. */
    @Test
    void aMessageInTheStackCannotBeTransformedTo() {
        Message base = stack().put("device-stack", ListValue.of(Message.of("a", Binary.of("b"))));
        runner.run(StackRun.of(base, Message.EMPTY, "transform/1/compute", with(new MessageDevice())));
        assertThat(runner.failure.orElseThrow().message()).startsWith("element 1 of the stack is a message");
    }

    /** P10. */
    @Test
    void transformWithoutAKeyAnswersTheStateOfTheDevice() {
        Message end = finish(StackRun.of(stack("a", "b"), Message.EMPTY, "transform/2", with(tracing("a"))));
        assertThat(end.text("device")).contains("b");
        assertThat(end.text("device-key")).contains("2");
        runner.run(StackRun.of(stack("a", "b"), Message.EMPTY, "transform", with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("transform needs the number of a device");
    }

    /** A device that knows one key. */
    private record Knowing(String name, String key) implements Device {
        @Override
        public boolean knows(String other) {
            return other.equals(key);
        }

        @Override
        public Outcome resolve(String asked, Message base, Message request, DeviceContext context) {
            return new Outcome.Ok(traced(name, base), "changed");
        }
    }

    /** M1, P4. */
    @Test
    void aKeyThatADeviceDoesNotKnowAnswersWhatTheStateHas() {
        Message base = stack("a", "b").put("color", Binary.of("red"));
        DeviceContext context = with(new Knowing("a", "init"), new Knowing("b", "color"));
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "Color", context)))
                .isEqualTo(new StackRun.State.Finished(Binary.of("red")));
        assertThat(runner.steps).hasSize(1);
        assertThat(finish(StackRun.of(base.remove("color"), Message.EMPTY, "color", context))
                        .text("trace"))
                .contains("b ");
    }

    /** P15. */
    @Test
    void anAnswerWithoutADeviceStackFailsTheRun() {
        Message base = stack("a", "a").put("results", Message.of("data", Binary.of("d")));
        runner.run(StackRun.of(base, Message.EMPTY, "results", with(new Knowing("a", "init"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the state that a answered has no device-stack");
    }

    /** P15. */
    @Test
    void aDeviceAloneThatDoesNotAnswerFails() {
        Message base = Message.of("device", Binary.of("a"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", with(new Knowing("a", "init"))));
        Failure failure = runner.failure.orElseThrow();
        assertThat(failure.is(FailureKind.NOT_FOUND)).isTrue();
        assertThat(failure.message()).isEqualTo("a does not answer the key compute: nothing stands under compute");
    }

    /** P13. */
    @Test
    void eachKeyOfAPathIsAskedOfWhatTheOneBeforeAnswered() {
        Message base = stack("a")
                .put("stack-keys", ListValue.ofTexts("compute"))
                .put("list", ListValue.of(Message.of("x", Value.of(7))));
        DeviceContext context = with(tracing("a"), new MessageDevice());
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "compute/trace", context)))
                .isEqualTo(new StackRun.State.Finished(Binary.of("a ")));
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "list/1/X", context)))
                .isEqualTo(new StackRun.State.Finished(Value.of(7)));
        assertThat(finish(StackRun.of(base, Message.EMPTY, "/", context))).isEqualTo(base);
        runner.run(StackRun.of(base, Message.EMPTY, "list/1/x/y", context));
        assertThat(runner.failure.orElseThrow().message()).isEqualTo("the answer to x is 7, which has no key y");
        runner.run(StackRun.of(base, Message.EMPTY, "", context));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the path is empty");
    }

    /** P13: a run can be gone back to before the second key. */
    @Test
    void aMarkOfAPathRemembersItsKey() {
        Message base = stack("a").put("stack-keys", ListValue.ofTexts("compute"));
        StackRun run = StackRun.of(base, Message.EMPTY, "compute/trace", with(tracing("a"), new MessageDevice()));
        StackRun.Mark mark = run.mark();
        StackRun.State end = runner.run(run);
        assertThat(run.key()).isEqualTo("trace");
        run.restore(mark);
        assertThat(run.key()).isEqualTo("compute");
        assertThat(runner.run(run)).isEqualTo(end);
    }

    /** P14. */
    @Test
    void setAndKeysAreNeverAskedOfTheDevices() {
        Message request = Message.of("path", Binary.of("set"), "new", Value.of(1));
        DeviceContext context = with(tracing("a"), new MessageDevice());
        assertThat(finish(StackRun.of(stack("a"), request, "set", context)))
                .isEqualTo(stack("a").put("new", Value.of(1)));
        assertThat(runner.run(StackRun.of(stack("a"), Message.EMPTY, "keys", context)))
                .isEqualTo(new StackRun.State.Finished(ListValue.ofTexts("device", "device-stack")));
    }

    /** P14. */
    @Test
    void stackKeysThatAreNoListFailEveryKey() {
        Message base = stack("a").put("stack-keys", Message.of("1", Binary.of("compute")));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).contains("which is no list of keys");
    }

    /** P2: a device that changes pass is believed. */
    @Test
    void theNextPassIsOneMoreThanTheStateSays() {
        Device again = new Simple(
                "again",
                state -> state.integer("pass").orElseThrow().intValue() < 7
                        ? new Outcome.Pass(state.put("pass", Value.of(7)), "again")
                        : new Outcome.Ok(state.put("last", state.get("pass").orElseThrow()), "done"));
        Message end = finish(StackRun.of(stack("again"), Message.EMPTY, "compute", with(again)));
        assertThat(end.get("last")).contains(Value.of(8));
    }

    /** P9: elements of a stack that have names. */
    @Test
    void mapCollectsUnderTheKeysOfTheStack() {
        Message devices = Message.of("first", Binary.of("a"), "10", Binary.of("a"));
        Message base = stack().put("device-stack", devices)
                .put("mode", Binary.of("Map"))
                .put("pass", Value.of(4));
        Message end = finish(StackRun.of(base, Message.EMPTY, "snapshot", with(tracing("a"))));
        assertThat(end.text("first/device-key")).contains("first");
        assertThat(end.text("10/trace")).contains("a ");
        assertThat(end.get("10/pass")).contains(Value.of(4));
    }

    /** P9. */
    @Test
    void aModeThatANodeDoesNotKnowFails() {
        Message base = stack("a").put("mode", Binary.of("fold"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).contains("knows Fold and Map");
    }
}
