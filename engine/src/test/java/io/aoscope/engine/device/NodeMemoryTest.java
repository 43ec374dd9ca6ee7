package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.Checkpoint;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Machine;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.vm.Trap;
import org.junit.jupiter.api.Test;

/** What WAMR makes of memory and stack, and what a node keeps of an image between two slots. */
class NodeMemoryTest {
    private static final int OBSERVED_FRAMES = 480;

    private static Runner process(Profile profile, String fixture) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1));
        return new Runner(profile, Runner.fixture(fixture)).spawn(definition);
    }

    /** Calls an export in a slot of its own. */
    private static String call(Runner runner, String function, long... parameters) {
        Message body = Message.of("function", Binary.of(function));
        for (long parameter : parameters) {
            body = body.put("parameters", ListValue.of(Value.of(parameter)));
        }
        runner.send(body);
        return runner.result("wasm/output").display();
    }

    /** W11. */
    @Test
    void hyperbeamAddsAPageToAMemoryThatCanGrow() {
        Runner runner = process(Profile.HYPERBEAM, "counters");
        assertThat(call(runner, "size")).isEqualTo("[3]");
        assertThat(call(runner, "grow", 2)).isEqualTo("[3]");
        assertThat(call(process(Profile.HYPERBEAM, "counters"), "grow", 3)).isEqualTo("[-1]");
        assertThat(call(process(Profile.STANDARD, "counters"), "size")).isEqualTo("[2]");
    }

    /** W11. */
    @Test
    void anImageWithMallocAndFreeGetsNoPage() {
        Runner runner = Runner.spawned(Profile.HYPERBEAM, "ok");
        assertThat(image(runner).instance().memory(0).pages()).isEqualTo(1);
    }

    /** W9, W11. */
    @Test
    void theGuestReachesTheHeapBehindAFoldedMemoryAndNothingBeyond() {
        Runner runner = process(Profile.HYPERBEAM, "counters-folded");
        assertThat(call(runner, "behind")).isEqualTo("[0]");
        assertThat(call(runner, "far")).contains("out of bounds memory access");
        assertThat(call(process(Profile.STANDARD, "counters-folded"), "behind"))
                .contains("out of bounds memory access");
    }

    /** W13. */
    @Test
    @Shows("mutable-global")
    void onHyperbeamGlobalsAreLostBetweenSlotsAndMemoryIsNot() {
        Runner runner = process(Profile.HYPERBEAM, "counters");
        call(runner, "inc");
        assertThat(call(runner, "inc")).isEqualTo("[1]");
        assertThat(call(runner, "low")).isEqualTo("[2]");
        assertThat(call(runner, "high")).isEqualTo("[2]");
        assertThat(runner.events(DeviceEvent.Kind.WARNING))
                .anyMatch(text -> text.startsWith("global 0 of the image is again what it was after init"));
        Runner kept = process(Profile.STANDARD, "counters");
        call(kept, "inc");
        assertThat(call(kept, "inc")).isEqualTo("[2]");
    }

    /** W9, W13. */
    @Test
    void onHyperbeamOnlyTheFirst64KiBOfAFoldedMemoryAreKept() {
        Runner runner = process(Profile.HYPERBEAM, "counters-folded");
        call(runner, "inc");
        assertThat(call(runner, "low")).isEqualTo("[1]");
        assertThat(call(runner, "high")).isEqualTo("[0]");
    }

    /** W8, W13. */
    @Test
    @Shows("memory-growth")
    void onHyperbeamAMemoryThatHasGrownIsSilentlyNotRestored() {
        Runner runner = process(Profile.HYPERBEAM, "counters");
        call(runner, "inc");
        call(runner, "grow", 1);
        assertThat(call(runner, "low")).isEqualTo("[0]");
        assertThat(call(runner, "size")).isEqualTo("[3]");
        assertThat(runner.events(DeviceEvent.Kind.WARNING))
                .anyMatch(text -> text.startsWith("memory has grown to 4 pages and a new instance has 3"));
    }

    /** W12. */
    @Test
    void theOperandStackOfHyperbeamHoldsAsManyFramesAsWereObserved() {
        assertThat(frames(Profile.HYPERBEAM)).isEqualTo(OBSERVED_FRAMES);
        assertThat(frames(Profile.STANDARD)).isGreaterThan(OBSERVED_FRAMES);
        Runner runner = process(Profile.HYPERBEAM, "counters-folded");
        assertThat(call(runner, "endless", 1)).isEqualTo("Exception: wasm operand stack overflow");
        assertThat(call(runner, "low")).isEqualTo("[0]");
    }

    private static int frames(Profile profile) {
        RunningImage image = image(process(profile, "counters-folded"));
        FunctionHandle endless = image.instance().function("endless").orElseThrow();
        image.machine().begin(endless, 1);
        return trap(image.machine().run(Long.MAX_VALUE)).frames().size();
    }

    private static Trap trap(Stop stop) {
        return ((Stop.Trapped) stop).trap();
    }

    /** W12. */
    @Test
    void aCallThatWasPutBackHasAsMuchOperandStackLeftAsBefore() {
        Machine machine = image(process(Profile.HYPERBEAM, "counters-folded")).machine();
        FunctionHandle endless =
                machine.instances().getFirst().function("endless").orElseThrow();
        machine.begin(endless, 1);
        machine.run(100);
        Checkpoint middle = machine.checkpoint();
        machine.run(Long.MAX_VALUE);
        machine.restore(middle);
        assertThat(trap(machine.run(Long.MAX_VALUE)).frames()).hasSize(OBSERVED_FRAMES);
    }

    private static RunningImage image(Runner runner) {
        return Wasm64Device.running(runner.state).orElseThrow();
    }
}
