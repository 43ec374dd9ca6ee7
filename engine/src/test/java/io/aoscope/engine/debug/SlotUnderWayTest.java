package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Stepped.MESSAGE;
import static io.aoscope.engine.debug.Stepped.top;
import static io.aoscope.engine.debug.Waits.await;
import static io.aoscope.engine.debug.Waits.when;
import static io.aoscope.engine.debug.Waits.whenPaused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MemoryImage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be done and seen while a slot is under way: rules T12 and T13 of {@code docs/semantics/stepping.md}. */
class SlotUnderWayTest {
    private final Stepped image = new Stepped();
    private final DebugSession session = image.session();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void t12AnEndlessLoopCanBePausedLookedAtAndStopped() throws Exception {
        await(session.open(Fixtures.source("infinite-loop")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.RUN);
        when(session, view -> inMachine(view, 1));

        session.pause();
        PauseView pause = whenPaused(session).pause().orElseThrow();
        SessionView stopped = await(session.stop());

        assertThat(pause.reason()).isEqualTo(new PauseReason.Requested());
        assertThat(pause.phase()).isEqualTo(Phase.IN_MACHINE);
        assertThat(pause.machine().orElseThrow().instructions()).isPositive();
        assertThat(top(pause).name()).isEqualTo("handle");
        assertThat(stopped.run()).isEqualTo(RunState.IDLE);
        assertThat(await(answer).status()).isEqualTo(SlotRecord.Status.STOPPED);
    }

    @Test
    void t12AnEndlessLoopOnCompiledCodeCanBePausedAndStopped() throws Exception {
        try (DebugSession compiled =
                new WorkerDebugSession(Fixtures.options(TierChoice.COMPILED), Executors.newSingleThreadExecutor())) {
            await(compiled.open(Fixtures.source("infinite-loop")));
            CompletableFuture<SlotRecord> answer = compiled.send(MESSAGE, SendMode.RUN);
            when(compiled, view -> inMachine(view, 0));

            compiled.pause();
            PauseView pause = whenPaused(compiled).pause().orElseThrow();
            await(compiled.stop());

            assertThat(pause.reason()).isEqualTo(new PauseReason.Requested());
            assertThat(await(answer).status()).isEqualTo(SlotRecord.Status.STOPPED);
        }
    }

    @Test
    void t13AStoppedSlotLeavesMemoryAndGlobalsAsTheyWere() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused(session);
        image.stepped(Step.INTO_WASM);
        image.stepped(Step.OUT);

        await(session.stop());

        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("2");
    }

    @Test
    void theMemoryOfTheLastSlotStaysInSightWhileAnotherRuns() throws Exception {
        image.open();
        await(session.send(MESSAGE, SendMode.RUN));
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused(session);
        image.stepped(Step.INTO_WASM);

        SessionView view = await(session.step(Step.OUT));

        assertThat(count(view.memory().orElseThrow())).isEqualTo(1);
        assertThat(count(view.pause().orElseThrow().memory().orElseThrow())).isEqualTo(2);
    }

    @Test
    void aSecondMessageIsRefusedWhileOneIsPaused() throws Exception {
        image.pausedAtFirstDevice();

        assertThatThrownBy(() -> await(session.send(MESSAGE, SendMode.RUN)))
                .hasCauseInstanceOf(SessionException.class)
                .hasMessageContaining("while slot 1 is under way");
    }

    private static boolean inMachine(SessionView view, long instructions) {
        return view.current()
                .filter(slot -> slot.at().device().equals("wasm-64"))
                .filter(slot -> slot.at().instruction() >= instructions)
                .isPresent();
    }

    /** The counter that the image keeps at address 8. */
    private static int count(MemoryImage memory) {
        byte[] counter = new byte[1];
        memory.read(8, counter, 0, 1);
        return counter[0];
    }
}
