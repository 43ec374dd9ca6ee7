package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.vm.HostFunction;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Stop;
import io.aoscope.engine.wasm.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledInstanceTest {
    private static final CompiledImage HOSTS = Tier.image(Tier.fixture("hosts"));

    @Test
    void callsOnEitherTierGoOnWithTheSameState() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counts.add(completed(compiled.call(instance.function("count").orElseThrow())));
            instance.machine().begin(instance.function("count").orElseThrow());
            counts.add(((Stop.Completed) instance.machine().run(Long.MAX_VALUE)).results()[0]);
        }
        assertThat(counts).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aRestoredStateIsWhatTheNextCallSees() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        compiled.call(instance.function("count").orElseThrow());
        InstanceState one = instance.state();
        instance.memory(0).putInt(4096, 99);
        compiled.call(instance.function("count").orElseThrow());
        instance.restore(one);
        assertThat(completed(compiled.call(instance.function("count").orElseThrow())))
                .isEqualTo(2);
        assertThat(instance.memory(0).getInt(4096)).isZero();
    }

    @Test
    void aWriteByCompiledCodeLeavesAnEarlierImageAsItWas() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        InstanceState before = instance.state();
        compiled.call(instance.function("peek").orElseThrow(), 128, 7);
        byte[] found = new byte[1];
        before.memories().getFirst().read(128, found, 0, 1);
        assertThat(found[0]).isZero();
        assertThat(instance.memory(0).getByte(128)).isEqualTo((byte) 7);
    }

    @Test
    void aStoreAfterALargeFillIsInTheImageThoughItsPageWasMarkedBefore() {
        CompiledImage image = Tier.image(Tier.fixture("filled"));
        Instance instance = Tier.instantiate(image.module(), Map.of());
        CompiledCall call = CompiledInstance.of(image, instance)
                .call(instance.function("fill between").orElseThrow(), 16);
        assertThat(Tier.text(call)).isEqualTo("returned []");
        byte[] stored = new byte[16];
        instance.state().memories().getFirst().read(16, stored, 0, stored.length);
        assertThat(stored).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aDroppedSegmentComesBackWithAnEarlierState() {
        CompiledImage image = Tier.image(Tier.fixture("bulk"));
        Instance instance = Tier.instantiate(image.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(image, instance);
        InstanceState before = instance.state();
        compiled.call(instance.function("drop").orElseThrow());
        assertThat(instance.state().droppedData()).containsExactly(true, true, true);
        instance.restore(before);
        assertThat(Tier.text(compiled.call(instance.function("init").orElseThrow(), 0, 0, 7)))
                .isEqualTo("returned []");
        assertThat(new String(instance.memory(0).read(0, 7), StandardCharsets.US_ASCII))
                .isEqualTo("passive");
    }

    @ParameterizedTest
    @CsvSource({"spin, 0", "recurse, 40"})
    void aCallThatDoesNotEndIsInterrupted(String export, long argument) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        HostFunction tell = call -> {
            started.countDown();
            return HostResult.none();
        };
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of("started", tell));
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        long[] arguments = export.equals("spin") ? new long[0] : new long[] {argument};
        FutureTask<CompiledCall> call = new FutureTask<>(() -> {
            CompiledCall ended = compiled.call(instance.function(export).orElseThrow(), arguments);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return ended;
        });
        Thread thread = new Thread(call);
        thread.start();
        started.await();
        compiled.interrupt();
        assertThat(call.get()).isEqualTo(new CompiledCall.Ended(new Stop.Interrupted()));
        assertThat(completed(compiled.call(instance.function("count").orElseThrow())))
                .isEqualTo(1);
    }

    @Test
    void aThreadThatWasInterruptedByOthersStaysInterrupted() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        Thread.currentThread().interrupt();
        CompiledCall call = compiled.call(instance.function("spin").orElseThrow());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(call).isEqualTo(new CompiledCall.Ended(new Stop.Interrupted()));
    }

    @Test
    void anInterruptionBeforeACallEndsThatCallAndNoLaterOne() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of("started", call -> HostResult.none()));
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);

        compiled.interrupt();
        CompiledCall first = compiled.call(instance.function("spin").orElseThrow());
        CompiledCall second = compiled.call(instance.function("count").orElseThrow());

        assertThat(first).isEqualTo(new CompiledCall.Ended(new Stop.Interrupted()));
        assertThat(completed(second)).isEqualTo(1);
    }

    @Test
    void instructionsOnLargeRangesAreInterrupted() throws IOException {
        try (InputStream in = Tier.class.getResourceAsStream("/io/aoscope/engine/vm/large.wasm")) {
            CompiledImage image = Tier.image(Tier.module(in.readAllBytes()));
            Instance instance = Tier.instantiate(image.module(), Map.of());
            CompiledInstance compiled = CompiledInstance.of(image, instance);
            Map<String, long[]> calls = Map.of(
                    "fill", new long[] {0, 1, 100 << 20},
                    "copy", new long[] {0, 1 << 20, 100 << 20},
                    "fill table", new long[] {0, 8_500_000},
                    "copy table", new long[] {1, 0, 8_500_000});
            calls.forEach((export, arguments) -> {
                compiled.interrupt();
                assertThat(compiled.call(instance.function(export).orElseThrow(), arguments))
                        .as(export)
                        .isEqualTo(new CompiledCall.Ended(new Stop.Interrupted()));
            });
            assertThat(instance.memory(0).residentPages()).isZero();
        }
    }

    @Test
    void callsDeeperThanTheStackAreGivenUp() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        assertThat(compiled.call(instance.function("recurse without end").orElseThrow()))
                .isEqualTo(new CompiledCall.GivenUp("the calls nest deeper than the thread's stack"));
    }

    @Test
    void growingPastWhatCompiledCodeCanAddressIsGivenUpAndEveryLaterCallToo() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance, HOSTS.machines());
        assertThat(completed(compiled.call(instance.function("grow").orElseThrow(), 32_766)))
                .isEqualTo(1);
        assertThat(Tier.text(compiled.call(instance.function("grow").orElseThrow(), 1)))
                .startsWith("given up: the memory grew past 32767 pages");
        assertThat(compiled.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("32768 pages"));
        assertThat(compiled.call(instance.function("count").orElseThrow())).isInstanceOf(CompiledCall.GivenUp.class);
    }

    @Test
    void growingPastOneArrayIsGivenUpOnceAndLaterCallsRun() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        assertThat(Tier.text(compiled.call(instance.function("grow").orElseThrow(), 5000)))
                .isEqualTo("given up: the memory grew past what compiled code holds in one array, or too often");
        assertThat(completed(compiled.call(instance.function("grow").orElseThrow(), 7)))
                .isEqualTo(5001);
    }

    @Test
    void growingSoOftenThatAGigabyteIsMovedIsGivenUpOnce() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        assertThat(completed(compiled.call(instance.function("grow often").orElseThrow(), 100)))
                .isEqualTo(101);
        assertThat(Tier.text(compiled.call(instance.function("grow often").orElseThrow(), 200)))
                .startsWith("given up: the memory grew past what compiled code holds in one array, or too often");
        long pages = instance.memories().getFirst().pages();
        assertThat(completed(compiled.call(instance.function("grow often").orElseThrow(), 200)))
                .isEqualTo(pages + 200);
    }

    @Test
    void growingPastTheDeclaredLimitIsTheGuestsOwnFailure() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        assertThat(completed(compiled.call(instance.function("grow").orElseThrow(), 40_000)))
                .isEqualTo(-1);
    }

    @Test
    void aCallWhileTheMachineStandsInOneIsRefused() {
        Instance instance = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance compiled = CompiledInstance.of(HOSTS, instance);
        instance.machine().begin(instance.function("count").orElseThrow());
        assertThatThrownBy(() -> compiled.call(instance.function("count").orElseThrow()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stepping tier");
    }

    @Test
    void anInstanceOfAnotherModuleIsRefused() {
        WasmModule again = Tier.fixture("hosts");
        Instance instance = Tier.instantiate(again, Map.of());
        assertThatThrownBy(() -> CompiledInstance.of(HOSTS, instance)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneCompiledImageServesSeveralInstances() {
        Instance first = Tier.instantiate(HOSTS.module(), Map.of());
        Instance second = Tier.instantiate(HOSTS.module(), Map.of());
        CompiledInstance.of(HOSTS, first).call(first.function("count").orElseThrow());
        assertThat(completed(CompiledInstance.of(HOSTS, second)
                        .call(second.function("count").orElseThrow())))
                .isEqualTo(1);
    }

    @Test
    void aCompilationOnAnInterruptedThreadIsCancelled() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> CompiledImage.compile(HOSTS.module())).isInstanceOf(InterruptedException.class);
    }

    private static long completed(CompiledCall call) {
        assertThat(call).isInstanceOf(CompiledCall.Ended.class);
        Stop stop = ((CompiledCall.Ended) call).stop();
        assertThat(stop).isInstanceOf(Stop.Completed.class);
        return ((Stop.Completed) stop).results()[0];
    }
}
