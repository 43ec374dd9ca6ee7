package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the standard profile tells of state that HyperBEAM would lose. */
class SlotStartTest {
    private static Runner process(String fixture) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1));
        return new Runner(Profile.STANDARD, Runner.fixture(fixture)).spawn(definition);
    }

    private static List<String> told(Runner runner, Message body) {
        runner.events.clear();
        runner.send(body);
        return runner.warnings().stream()
                .filter(text -> !text.startsWith("function-key"))
                .toList();
    }

    private static Message call(String function) {
        return Message.of("function", Binary.of(function));
    }

    /** W13. */
    @Test
    @Shows("mutable-global")
    void aGlobalThatAMessageChangesIsToldInThatMessage() {
        Runner runner = process("counters");
        String lost = "mutable-global: this message changed global count: HyperBEAM keeps linear memory alone between"
                + " two requests, and begins the next with the initial value";
        assertThat(told(runner, call("inc"))).containsExactly(lost);
        assertThat(told(runner, call("low"))).isEmpty();
        assertThat(told(runner, call("inc"))).containsExactly(lost);
    }

    /** W8, W11. */
    @Test
    @Shows({"memory-growth", "host-heap-growth"})
    void memoryThatAMessageGrowsIsTold() {
        Runner runner = process("counters");
        assertThat(told(runner, call("grow").put("parameters", ListValue.of(Value.of(1)))))
                .containsExactly(
                        "memory-growth: memory has grown from 2 to 3 pages: HyperBEAM restores nothing of it in the"
                                + " next request, and tells nobody",
                        "host-heap-growth: memory has grown from 2 to 3 pages, over the page that HyperBEAM's engine"
                                + " keeps for itself behind the declared memory");
        assertThat(told(runner, call("low"))).isEmpty();
    }

    /** W9. */
    @Test
    @Shows("memory-folded")
    void stateAbove64KiBThatHyperbeamDoesNotSeeIsTold() {
        Runner runner = process("counters-folded");
        assertThat(told(runner, call("inc")))
                .containsExactly("memory-folded: this message wrote memory at 0x10000 or above: HyperBEAM's snapshots"
                        + " hold the first 65536 bytes alone, so it is lost");
        assertThat(told(runner, call("low"))).isEmpty();
    }
}
