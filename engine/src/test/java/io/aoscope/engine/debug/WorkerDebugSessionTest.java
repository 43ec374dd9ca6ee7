package io.aoscope.engine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.NumType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/semantics/stepping.md}, on an image with calls, recursion and a caught exception. */
class WorkerDebugSessionTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");
    private static final int TWICE = 2;
    private static final int DOWN = 3;
    private static final int HANDLE = 6;

    private final DebugSession session =
            new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void openingAnImageSpawnsItsProcess() throws Exception {
        SessionView view = await(session.open(Fixtures.source("debug/stepping")));

        assertThat(view.run()).isEqualTo(RunState.IDLE);
        assertThat(view.processId().orElseThrow()).hasSize(43);
        assertThat(view.timeline()).hasSize(1);
        assertThat(record(view, 0).action()).isEqualTo("spawn");
        assertThat(record(view, 0).status()).isEqualTo(SlotRecord.Status.OK);
    }

    @Test
    void aMessageSentRunsToItsAnswer() throws Exception {
        open();

        SlotRecord first = await(session.send(MESSAGE, SendMode.RUN));
        SlotRecord second = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(first.results().text("data")).contains("1");
        assertThat(second.results().text("data")).contains("2");
        assertThat(second.slot()).isEqualTo(2);
        assertThat(second.steps()).hasSize(10);
    }

    /** F18. */
    @Test
    void aChangedFileIsThereForTheNextMessageAndInTheTimeline() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));

        SessionView changed = await(session.changeFiles(new FileChange.Put("/Data/x", Binary.of("new"))));
        SlotRecord next = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(changed.timeline().getLast())
                .isEqualTo(new TimelineEntry.Restored(
                        "wrote /Data/x", 1, List.of(new FileChange.Put("/Data/x", Binary.of("new")))));
        assertThat(changed.state().text("vfs/Data/x")).contains("new");
        assertThat(next.slot()).isEqualTo(2);
        assertThat(next.results().text("data")).contains("2");
        assertThat(next.state().text("vfs/Data/x")).contains("new");
    }

    /** F19. */
    @Test
    void changesOfFilesAreMadeAgainAtTheirPlaceWhenMessagesAreSentAgain() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.changeFiles(new FileChange.Put("/a", Binary.of("1"))));
        await(session.changeFiles(new FileChange.Put("/b", Binary.of("2"))));
        await(session.changeFiles(new FileChange.Put("/a", Binary.of("3"))));
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.changeFiles(new FileChange.Remove("/b")));
        SessionView before = session.view();

        Respawned again =
                await(session.respawn(new Respawn(Optional.empty(), before.definition(), before.choice(), true)));

        assertThat(again.left()).isZero();
        assertThat(again.replayed()).hasSize(2);
        assertThat(again.changed()).isEmpty();
        assertThat(again.replayed().getFirst().after().state().has("vfs/a")).isFalse();
        assertThat(again.replayed().getLast().after().state().text("vfs/a")).contains("3");
        assertThat(again.replayed().getLast().after().state().text("vfs/b")).contains("2");
        assertThat(again.view().state().has("vfs/b")).isFalse();
        assertThat(again.view().state().text("vfs/a")).contains("3");
    }

    /** F19. */
    @Test
    void changesOfFilesThatASnapshotUndoesAreNotMadeAgain() throws Exception {
        open();
        await(session.changeFiles(new FileChange.Put("/kept", Binary.of("1"))));
        SnapshotView saved = await(session.saveSnapshot("one"));
        await(session.changeFiles(new FileChange.Put("/undone", Binary.of("2"))));
        await(session.restoreSnapshot(saved.id()));

        assertThat(LogEntry.of(session.view().timeline()))
                .containsExactly(new LogEntry.Changed(0, new FileChange.Put("/kept", Binary.of("1"))));
    }

    /** F18. */
    @Test
    void filesCannotBeChangedWhileASlotIsUnderWay() throws Exception {
        pausedAtFirstDevice();

        assertThatThrownBy(() -> await(session.changeFiles(new FileChange.Remove("/x"))))
                .hasMessageContaining("Cannot change files while slot 1 is under way");
    }

    @Test
    void t1ADeviceShowsTheMessageItGotAndTheOneItLeft() throws Exception {
        PauseView before = pausedAtFirstDevice();
        stepped(Step.DEVICE);

        PauseView after = stepped(Step.DEVICE);

        var steps = session.view().current().orElseThrow().steps();
        assertThat(before.message().get("parameters")).isEmpty();
        assertThat(after.message().get("parameters")).isPresent();
        assertThat(after.message()).isEqualTo(steps.getLast().step().after().withoutPrivate());
    }

    @Test
    void t2SendAndPauseStandsBeforeTheFirstDevice() throws Exception {
        PauseView pause = pausedAtFirstDevice();

        assertThat(pause.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(pause.device()).isEqualTo("wasi@1.0");
        assertThat(pause.at()).hasToString("s1.p1.wasi+0");
        assertThat(pause.machine()).isEmpty();
    }

    @Test
    void t8ADeviceStepGoesFromEndToEnd() throws Exception {
        pausedAtFirstDevice();
        List<String> ends = new ArrayList<>();

        for (int i = 0; i < 10; i++) {
            PauseView pause = stepped(Step.DEVICE);
            assertThat(pause.phase()).isEqualTo(Phase.AFTER_DEVICE);
            ends.add(pause.pass() + " " + pause.device());
        }
        SessionView end = await(session.step(Step.DEVICE));

        assertThat(ends)
                .containsExactly(
                        "1 wasi@1.0",
                        "1 json-iface@1.0",
                        "1 wasm-64@1.0",
                        "1 patch@1.0",
                        "1 multipass@1.0",
                        "2 wasi@1.0",
                        "2 json-iface@1.0",
                        "2 wasm-64@1.0",
                        "2 patch@1.0",
                        "2 multipass@1.0");
        assertThat(end.run()).isEqualTo(RunState.IDLE);
    }

    @Test
    void t9APassStepGoesToTheNextPassThenToTheEnd() throws Exception {
        pausedAtFirstDevice();

        PauseView second = stepped(Step.PASS);
        SessionView end = await(session.step(Step.PASS));

        assertThat(second.at()).hasToString("s1.p2.wasi+0");
        assertThat(second.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(end.pause()).isEmpty();
        assertThat(record(end, 1).results().text("data")).contains("1");
    }

    @Test
    void t16ARunToACellStandsBeforeThatDeviceInThatPass() throws Exception {
        pausedAtFirstDevice();

        PauseView cell = await(session.runTo(2, 4)).pause().orElseThrow();
        SessionView end = await(session.runTo(3, 1));

        assertThat(cell.at()).hasToString("s1.p2.patch+0");
        assertThat(cell.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(end.pause()).isEmpty();
    }

    @Test
    void t10IntoWasmStandsBeforeTheFirstInstructionOfHandle() throws Exception {
        PauseView pause = inHandle();

        assertThat(pause.phase()).isEqualTo(Phase.IN_MACHINE);
        assertThat(pause.at()).hasToString("s1.p1.wasm-64+0");
        FrameView frame = top(pause);
        assertThat(frame.name()).isEqualTo("handle");
        assertThat(frame.instructionIndex()).isZero();
        assertThat(frame.offset()).isEqualTo(0xa6);
        assertThat(frame.locals()).extracting(MachineView.Slot::name).containsExactly("message", "process", "caught");
        assertThat(frame.locals().getFirst().value().i64()).isEqualTo(4096);
    }

    @Test
    void t3AStepIntoExecutesOneInstructionAndEntersCalls() throws Exception {
        inHandle();

        PauseView constant = stepped(Step.INTO);
        PauseView callee = stepped(Step.INTO);

        assertThat(top(constant).operands()).hasSize(1);
        assertThat(top(constant).operands().getFirst().value().type()).isEqualTo(NumType.I64);
        assertThat(top(constant).operands().getFirst().value().i64()).isEqualTo(21);
        assertThat(top(callee).functionIndex()).isEqualTo(TWICE);
        assertThat(callee.machine().orElseThrow().frames()).hasSize(2);
        assertThat(top(callee).locals().getFirst().value().i64()).isEqualTo(21);
        assertThat(callee.at()).hasToString("s1.p1.wasm-64+2");
    }

    @Test
    void t4AStepOverRunsACallWhole() throws Exception {
        inHandle();
        stepped(Step.INTO);

        PauseView after = stepped(Step.OVER);

        assertThat(top(after).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(after).instructionIndex()).isEqualTo(2);
        assertThat(top(after).operands().getFirst().value().i64()).isEqualTo(42);
    }

    @Test
    void t4AStepOverRunsRecursionWhole() throws Exception {
        inHandle();
        session.runTo(new Breakpoint(HANDLE, 4)).get(10, TimeUnit.SECONDS);
        PauseView inside = stepped(Step.INTO);
        assertThat(top(inside).functionIndex()).isEqualTo(DOWN);
        PauseView atCall = await(session.runTo(new Breakpoint(DOWN, 8))).pause().orElseThrow();

        PauseView after = stepped(Step.OVER);

        assertThat(atCall.machine().orElseThrow().frames()).hasSize(2);
        assertThat(after.machine().orElseThrow().frames()).hasSize(2);
        assertThat(top(after).instructionIndex()).isEqualTo(9);
        assertThat(top(after).locals().getFirst().value().i64()).isEqualTo(3);
    }

    @Test
    void t4AStepOverACallThatThrowsEndsInTheHandler() throws Exception {
        inHandle();
        session.runTo(new Breakpoint(HANDLE, 8)).get(10, TimeUnit.SECONDS);

        PauseView handler = stepped(Step.OVER);

        assertThat(top(handler).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(handler).instructionIndex()).isEqualTo(10);
        assertThat(top(handler).operands().getFirst().value().i64()).isEqualTo(7);
    }

    @Test
    void t5AStepOutReturnsToTheCaller() throws Exception {
        inHandle();
        stepped(Step.INTO);
        stepped(Step.INTO);

        PauseView caller = stepped(Step.OUT);

        assertThat(top(caller).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(caller).instructionIndex()).isEqualTo(2);
    }

    @Test
    void t5AStepOutOfTheOutermostFunctionGoesToTheDevicesEnd() throws Exception {
        inHandle();

        PauseView end = stepped(Step.OUT);

        assertThat(end.phase()).isEqualTo(Phase.AFTER_DEVICE);
        assertThat(end.device()).isEqualTo("wasm-64@1.0");
    }

    @Test
    void t6AStepOverTheLastInstructionStandsAtTheNextMachineCall() throws Exception {
        pausedAtFirstDevice();
        stepped(Step.DEVICE);
        PauseView first = stepped(Step.INTO);
        assertThat(first.device()).isEqualTo("json-iface@1.0");
        assertThat(first.machine().orElseThrow().function()).isEqualTo("malloc");

        PauseView next = first;
        while (next.at().instruction() == 0 || next.machine().orElseThrow().instructions() > 0) {
            next = stepped(Step.OVER);
        }

        assertThat(next.machine().orElseThrow().function()).isEqualTo("malloc");
        assertThat(next.at().instruction()).isPositive();
        assertThat(top(next).instructionIndex()).isZero();
    }

    @Test
    void t7AStepIntoBeforeADeviceWithoutMachineCallsGoesToItsEnd() throws Exception {
        pausedAtFirstDevice();

        PauseView end = stepped(Step.INTO);

        assertThat(end.phase()).isEqualTo(Phase.AFTER_DEVICE);
        assertThat(end.device()).isEqualTo("wasi@1.0");
    }

    @Test
    void t11ABreakpointStopsEachTimeItIsReached() throws Exception {
        open();
        Breakpoint inDown = new Breakpoint(DOWN, 0);
        session.breakpoints(Set.of(inDown)).get(10, TimeUnit.SECONDS);
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.RUN);
        List<Long> arguments = new ArrayList<>();

        SessionView view = whenPaused();
        while (view.pause().isPresent()) {
            PauseView pause = view.pause().orElseThrow();
            assertThat(pause.reason()).isEqualTo(new PauseReason.AtBreakpoint(inDown));
            arguments.add(top(pause).locals().getFirst().value().i64());
            view = await(session.resume());
        }

        assertThat(arguments).containsExactly(3L, 2L, 1L, 0L);
        assertThat(await(answer).results().text("data")).contains("1");
    }

    @Test
    void t11ABreakpointOnTheFirstInstructionOfHandleStops() throws Exception {
        open();
        Breakpoint entry = new Breakpoint(HANDLE, 0);
        session.breakpoints(Set.of(entry)).get(10, TimeUnit.SECONDS);
        var _ = session.send(MESSAGE, SendMode.RUN);

        SessionView view = whenPaused();

        assertThat(view.pause().orElseThrow().reason()).isEqualTo(new PauseReason.AtBreakpoint(entry));
        assertThat(top(view.pause().orElseThrow()).instructionIndex()).isZero();
    }

    @Test
    void t15ABreakpointOnAnImportStopsBeforeEachCallOfItAlsoThroughATable() throws Exception {
        await(session.open(Fixtures.source("debug/import-calls")));
        Breakpoint nothing = new Breakpoint(0, 0);
        session.breakpoints(Set.of(nothing)).get(10, TimeUnit.SECONDS);
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.RUN);
        List<Integer> arguments = new ArrayList<>();

        SessionView view = whenPaused();
        while (view.pause().isPresent()) {
            PauseView pause = view.pause().orElseThrow();
            assertThat(pause.reason()).isEqualTo(new PauseReason.AtBreakpoint(nothing));
            arguments.add(top(pause).operands().get(1).value().i32());
            view = await(session.resume());
        }

        assertThat(arguments).containsExactly(7, 8);
        assertThat(await(answer).results().text("data")).contains("fine");
    }

    @Test
    void steppingByInstructionsAndRunningAtOnceGiveTheSameMemory() throws Exception {
        open();
        SlotRecord atOnce = await(session.send(MESSAGE, SendMode.RUN));
        await(session.open(Fixtures.source("debug/stepping")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused();

        while (session.view().pause().isPresent()) {
            await(session.step(Step.INTO));
        }
        SlotRecord stepped = await(answer);

        assertThat(stepped.results()).isEqualTo(atOnce.results());
        assertThat(stepped.instructions()).isEqualTo(atOnce.instructions());
        assertThat(bytes(stepped)).isEqualTo(bytes(atOnce));
    }

    @Test
    void t12AnEndlessLoopCanBePausedLookedAtAndStopped() throws Exception {
        await(session.open(Fixtures.source("infinite-loop")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.RUN);
        whenInMachine();

        session.pause();
        PauseView pause = whenPaused().pause().orElseThrow();
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
            CountDownLatch sent = new CountDownLatch(1);
            compiled.listen(view -> view.current()
                    .filter(slot -> slot.at().device().equals("wasm-64"))
                    .ifPresent(slot -> sent.countDown()));
            CompletableFuture<SlotRecord> answer = compiled.send(MESSAGE, SendMode.RUN);
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();

            compiled.pause();
            PauseView pause = whenPaused(compiled).pause().orElseThrow();
            await(compiled.stop());

            assertThat(pause.reason()).isEqualTo(new PauseReason.Requested());
            assertThat(await(answer).status()).isEqualTo(SlotRecord.Status.STOPPED);
        }
    }

    @Test
    void t13AStoppedSlotLeavesMemoryAndGlobalsAsTheyWere() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused();
        stepped(Step.INTO_WASM);
        stepped(Step.OUT);

        await(session.stop());

        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("2");
    }

    @Test
    void theMemoryOfTheLastSlotStaysInSightWhileAnotherRuns() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused();
        stepped(Step.INTO_WASM);

        SessionView view = await(session.step(Step.OUT));

        assertThat(count(view.memory().orElseThrow())).isEqualTo(1);
        assertThat(count(view.pause().orElseThrow().memory().orElseThrow())).isEqualTo(2);
    }

    @Test
    void t14ATrapInASteppedSlotPausesAtItsInstruction() throws Exception {
        await(session.open(Fixtures.source("trap")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused();
        stepped(Step.INTO_WASM);

        PauseView atTrap = await(session.resume()).pause().orElseThrow();
        SessionView end = await(session.resume());

        assertThat(atTrap.reason()).isEqualTo(new PauseReason.Trapped("unreachable"));
        assertThat(top(atTrap).name()).isEqualTo("deeper");
        assertThat(end.run()).isEqualTo(RunState.IDLE);
        assertThat(await(answer).error().orElseThrow().kind()).isEqualTo("trap");
    }

    @Test
    void aRestoredSnapshotContinuesFromItsState() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));
        SnapshotView saved = await(session.saveSnapshot("one"));
        await(session.send(MESSAGE, SendMode.RUN));

        SessionView restored = await(session.restoreSnapshot(saved.id()));
        SlotRecord next = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(restored.timeline().getLast()).isEqualTo(new TimelineEntry.Restored("one", 1));
        assertThat(next.results().text("data")).contains("2");
        assertThat(session.view().timeline()).hasSize(5);
    }

    @Test
    void aSnapshotFileIsReadBackIntoASessionOfTheSameImage() throws Exception {
        open();
        await(session.send(MESSAGE, SendMode.RUN));
        byte[] file =
                await(session.exportSnapshot(await(session.saveSnapshot("one")).id()));
        open();

        SnapshotView imported = await(session.importSnapshot(file, "one.aoscope-snapshot"));
        await(session.restoreSnapshot(imported.id()));

        assertThat(imported.name()).isEqualTo("one");
        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("2");
    }

    @Test
    void aBadImageLeavesTheOpenOneOpen() throws Exception {
        open();
        byte[] text = "no wasm".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> await(session.open(new ImageSource("x", Optional.of("x.txt"), text))))
                .hasCauseInstanceOf(ImageException.class)
                .hasMessageContaining("x.txt");

        assertThat(session.view().run()).isEqualTo(RunState.IDLE);
        assertThat(await(session.send(MESSAGE, SendMode.RUN)).results().text("data"))
                .contains("1");
    }

    @Test
    void aSecondMessageIsRefusedWhileOneIsPaused() throws Exception {
        pausedAtFirstDevice();

        assertThatThrownBy(() -> await(session.send(MESSAGE, SendMode.RUN)))
                .hasCauseInstanceOf(SessionException.class)
                .hasMessageContaining("while slot 1 is under way");
    }

    @Test
    void theInputOfHandleIsShownBeforeSending() throws Exception {
        open();

        var input = await(session.preview(MESSAGE));

        assertThat(input.problem()).isEmpty();
        assertThat(input.message()).contains("{\"name\":\"Action\",\"value\":\"Count\"}");
        assertThat(input.process()).startsWith("{\"Process\":{");
    }

    private void open() throws Exception {
        await(session.open(Fixtures.source("debug/stepping")));
    }

    private PauseView pausedAtFirstDevice() throws Exception {
        open();
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        return whenPaused().pause().orElseThrow();
    }

    private PauseView inHandle() throws Exception {
        pausedAtFirstDevice();
        return stepped(Step.INTO_WASM);
    }

    private PauseView stepped(Step step) throws Exception {
        return await(session.step(step)).pause().orElseThrow();
    }

    private SessionView whenPaused() throws InterruptedException {
        return whenPaused(session);
    }

    private static SessionView whenPaused(DebugSession session) throws InterruptedException {
        CountDownLatch paused = new CountDownLatch(1);
        try (var _ = session.listen(view -> {
            if (view.run() == RunState.PAUSED) {
                paused.countDown();
            }
        })) {
            assertThat(paused.await(10, TimeUnit.SECONDS)).isTrue();
        }
        return session.view();
    }

    private void whenInMachine() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        try (var _ = session.listen(view -> view.current()
                .filter(slot ->
                        slot.at().device().equals("wasm-64") && slot.at().instruction() > 0)
                .ifPresent(slot -> running.countDown()))) {
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static FrameView top(PauseView pause) {
        return pause.machine().orElseThrow().frames().getFirst();
    }

    private static SlotRecord record(SessionView view, int entry) {
        return ((TimelineEntry.Slot) view.timeline().get(entry)).record();
    }

    /** The counter that the image keeps at address 8. */
    private static int count(MemoryImage memory) {
        byte[] counter = new byte[1];
        memory.read(8, counter, 0, 1);
        return counter[0];
    }

    private static byte[] bytes(SlotRecord record) {
        byte[] bytes = new byte[1 << 16];
        record.memory().orElseThrow().read(0, bytes, 0, bytes.length);
        return bytes;
    }

    private static <T> T await(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(10, TimeUnit.SECONDS);
    }
}
