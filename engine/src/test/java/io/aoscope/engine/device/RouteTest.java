package io.aoscope.engine.device;

import static io.aoscope.engine.device.Stacks.ok;
import static io.aoscope.engine.device.Stacks.stack;
import static io.aoscope.engine.device.Stacks.traced;
import static io.aoscope.engine.device.Stacks.tracing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

/** Where a path leads: rules P10, P11 and P13 to P15. */
class RouteTest {
    private final Stacks stacks = new Stacks();
    private final Runner runner = stacks.runner;

    /** P10. */
    @Test
    void transformRunsOneDeviceOfTheStack() {
        Device keys = ok("b", state -> state.put("seen", state.get("device-key").orElseThrow()));
        Message end = stacks.finish(
                StackRun.of(stack("a", "b"), Message.EMPTY, "transform/2/compute", stacks.with(tracing("a"), keys)));
        assertThat(end.text("seen")).contains("2");
        assertThat(end.has("trace")).isFalse();
        assertThat(end.text("device")).contains("b");
        assertThat(end.has("pass")).isFalse();
    }

    /** P10. */
    @Test
    void transformToADeviceThatIsNotThereFails() {
        runner.run(StackRun.of(stack("a"), Message.EMPTY, "transform/3/compute", stacks.with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the stack has no device 3");
    }

    /** P11. */
    @Test
    void aMessageInTheStackReadsKeysFromTheState() {
        ListValue devices = ListValue.of(Binary.of("a"), Message.of("other", Binary.of("mine")));
        Message base = stack().put("device-stack", devices);
        stacks.finish(StackRun.of(base, Message.EMPTY, "compute", stacks.with(tracing("a"), new MessageDevice())));
        assertThat(runner.steps).extracting(DeviceStep::answered).containsExactly("ok", "not_found");
    }

    /** P11. */
    @Test
    void aMessageInTheStackFailsForAKeyOfItsOwn() {
        Message base = stack().put("device-stack", ListValue.of(Message.of("compute", Binary.of("mine"))));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", stacks.with(new MessageDevice())));
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("the device is a message with the key compute, which is no function");
    }

    /** P10. */
    @Test
    void aMessageInTheStackCannotBeTransformedTo() {
        Message base = stack().put("device-stack", ListValue.of(Message.of("a", Binary.of("b"))));
        runner.run(StackRun.of(base, Message.EMPTY, "transform/1/compute", stacks.with(new MessageDevice())));
        assertThat(runner.failure.orElseThrow().message()).startsWith("element 1 of the stack is a message");
    }

    /** P10. */
    @Test
    void transformWithoutAKeyAnswersTheStateOfTheDevice() {
        Message end =
                stacks.finish(StackRun.of(stack("a", "b"), Message.EMPTY, "transform/2", stacks.with(tracing("a"))));
        assertThat(end.text("device")).contains("b");
        assertThat(end.text("device-key")).contains("2");
        runner.run(StackRun.of(stack("a", "b"), Message.EMPTY, "transform", stacks.with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("transform needs the number of a device");
    }

    /** M1, P4. */
    @Test
    void aKeyThatADeviceDoesNotKnowAnswersWhatTheStateHas() {
        Message base = stack("a", "b").put("color", Binary.of("red"));
        DeviceContext context = stacks.with(new Knowing("a", "init"), new Knowing("b", "color"));
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "Color", context)))
                .isEqualTo(new StackRun.State.Finished(Binary.of("red")));
        assertThat(runner.steps).hasSize(1);
        assertThat(stacks.finish(StackRun.of(base.remove("color"), Message.EMPTY, "color", context))
                        .text("trace"))
                .contains("b ");
    }

    /** P15. */
    @Test
    void anAnswerWithoutADeviceStackFailsTheRun() {
        Message base = stack("a", "a").put("results", Message.of("data", Binary.of("d")));
        runner.run(StackRun.of(base, Message.EMPTY, "results", stacks.with(new Knowing("a", "init"))));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the state that a answered has no device-stack");
    }

    /** P15. */
    @Test
    void aDeviceAloneThatDoesNotAnswerFails() {
        Message base = Message.of("device", Binary.of("a"));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", stacks.with(new Knowing("a", "init"))));
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
        DeviceContext context = stacks.with(tracing("a"), new MessageDevice());
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "compute/trace", context)))
                .isEqualTo(new StackRun.State.Finished(Binary.of("a ")));
        assertThat(runner.run(StackRun.of(base, Message.EMPTY, "list/1/X", context)))
                .isEqualTo(new StackRun.State.Finished(Value.of(7)));
        assertThat(stacks.finish(StackRun.of(base, Message.EMPTY, "/", context)))
                .isEqualTo(base);
        runner.run(StackRun.of(base, Message.EMPTY, "list/1/x/y", context));
        assertThat(runner.failure.orElseThrow().message()).isEqualTo("the answer to x is 7, which has no key y");
        runner.run(StackRun.of(base, Message.EMPTY, "", context));
        assertThat(runner.failure.orElseThrow().message()).startsWith("the path is empty");
    }

    /** P13: a run can be gone back to before the second key. */
    @Test
    void aMarkOfAPathRemembersItsKey() {
        Message base = stack("a").put("stack-keys", ListValue.ofTexts("compute"));
        StackRun run =
                StackRun.of(base, Message.EMPTY, "compute/trace", stacks.with(tracing("a"), new MessageDevice()));
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
        DeviceContext context = stacks.with(tracing("a"), new MessageDevice());
        assertThat(stacks.finish(StackRun.of(stack("a"), request, "set", context)))
                .isEqualTo(stack("a").put("new", Value.of(1)));
        assertThat(runner.run(StackRun.of(stack("a"), Message.EMPTY, "keys", context)))
                .isEqualTo(new StackRun.State.Finished(ListValue.ofTexts("device", "device-stack")));
    }

    /** P14. */
    @Test
    void stackKeysThatAreNoListFailEveryKey() {
        Message base = stack("a").put("stack-keys", Message.of("1", Binary.of("compute")));
        runner.run(StackRun.of(base, Message.EMPTY, "compute", stacks.with(tracing("a"))));
        assertThat(runner.failure.orElseThrow().message()).contains("which is no list of keys");
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
}
