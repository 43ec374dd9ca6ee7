package io.aoscope.engine.device;

import static io.aoscope.engine.device.Stacks.stack;
import static io.aoscope.engine.device.Stacks.tracing;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.MessageIds;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

/** Rule P12 of {@code docs/semantics/passes.md}. */
class DedupDeviceTest {
    private final Stacks stacks = new Stacks();
    private final Runner runner = stacks.runner;

    /** P12. */
    @Test
    void aMessageThatRanBeforeEndsTheRun() {
        DeviceContext context = stacks.with(new DedupDevice(), tracing("b"));
        Message first = stacks.finish(StackRun.of(stack("dedup@1.0", "b"), dedup("1"), "compute", context));
        Message again = stacks.finish(StackRun.of(first, dedup("1").remove("slot"), "compute", context));
        Message other = stacks.finish(StackRun.of(again, dedup("2"), "compute", context));
        assertThat(again.text("trace")).contains("b ");
        assertThat(other.text("trace")).contains("b b ");
        assertThat(other.message("dedup").orElseThrow().size()).isEqualTo(2);
    }

    /** P12. */
    @Test
    void onTheMainBranchTheWholeRequestIsCompared() {
        DeviceContext main = stacks.with(new DedupDevice(), tracing("b")).withProfile(Profile.HYPERBEAM);
        assertThat(twice(main, dedup("1").remove("slot"))).isEqualTo("b b ");
        assertThat(twice(main, dedup("1"))).isEqualTo("b ");
        assertThat(twice(main.withVersion(NodeVersion.EDGE), dedup("1").remove("slot")))
                .isEqualTo("b ");
    }

    /** P12. */
    @Test
    void theSubjectOfDedupCanBeNamed() {
        DeviceContext context = stacks.with(new DedupDevice(), tracing("b"));
        Message base = stack("dedup@1.0", "b").put("dedup-subject", Binary.of("request"));
        Message first = stacks.finish(StackRun.of(base, dedup("1"), "compute", context));
        Message again = stacks.finish(StackRun.of(first, dedup("1").remove("slot"), "compute", context));
        assertThat(again.text("trace")).contains("b b ");
    }

    /** P12: a string has an id of its own, a number none. */
    @Test
    void theSubjectOfDedupCanBeAString() {
        DeviceContext context = stacks.with(new DedupDevice(), tracing("b"));
        Message base = stack("dedup@1.0", "b").put("dedup-subject", Binary.of("body/data"));
        Message first = stacks.finish(StackRun.of(base, dedup("1"), "compute", context));
        assertThat(first.text("dedup/1")).contains(MessageIds.ofBytes(Binary.of("1")));
        Message number = Message.of("body", Message.of("data", Value.of(1)));
        runner.run(StackRun.of(base, number, "compute", context));
        assertThat(runner.failure.orElseThrow().message()).contains("of which no id can be made");
    }

    /** P12: version edge. */
    @Test
    void onEdgeTheSubjectIsLookedForInTheStateFirst() {
        DeviceContext edge = stacks.with(new DedupDevice(), tracing("b"))
                .withProfile(Profile.HYPERBEAM)
                .withVersion(NodeVersion.EDGE);
        Message base = stack("dedup@1.0", "b").put("body", Binary.of("always"));
        Message first = stacks.finish(StackRun.of(base, dedup("1"), "compute", edge));
        Message second = stacks.finish(StackRun.of(first, dedup("2"), "compute", edge));
        assertThat(second.text("trace")).contains("b ");
    }

    /** P12. */
    @Test
    void dedupAsksOnlyInTheFirstPass() {
        DeviceContext context = stacks.with(new DedupDevice(), tracing("b"), new MultipassDevice());
        Message base = stack("dedup@1.0", "b", "multipass@1.0").put("passes", Value.of(2));
        Message first = stacks.finish(StackRun.of(base, dedup("1"), "compute", context));
        assertThat(stacks.finish(StackRun.of(first, dedup("2"), "compute", context))
                        .text("trace"))
                .contains("b b b b ");
    }

    private static Message dedup(String text) {
        return Message.of("body", Message.of("data", Binary.of(text)), "slot", Binary.of(text));
    }

    private String twice(DeviceContext context, Message second) {
        Message first = stacks.finish(StackRun.of(stack("dedup@1.0", "b"), dedup("1"), "compute", context));
        return stacks.finish(StackRun.of(first, second, "compute", context))
                .text("trace")
                .orElseThrow();
    }
}
