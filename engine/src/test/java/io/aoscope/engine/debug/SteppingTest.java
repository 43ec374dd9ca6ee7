package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Stepped.DOWN;
import static io.aoscope.engine.debug.Stepped.HANDLE;
import static io.aoscope.engine.debug.Stepped.MESSAGE;
import static io.aoscope.engine.debug.Stepped.TWICE;
import static io.aoscope.engine.debug.Stepped.top;
import static io.aoscope.engine.debug.Waits.await;
import static io.aoscope.engine.debug.Waits.whenPaused;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.wasm.NumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/semantics/stepping.md}, on an image with calls, recursion and a caught exception. */
class SteppingTest {
    private final Stepped image = new Stepped();
    private final DebugSession session = image.session();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void t1ADeviceShowsTheMessageItGotAndTheOneItLeft() throws Exception {
        PauseView before = image.pausedAtFirstDevice();
        image.stepped(Step.DEVICE);

        PauseView after = image.stepped(Step.DEVICE);

        var steps = session.view().current().orElseThrow().steps();
        assertThat(before.message().get("parameters")).isEmpty();
        assertThat(after.message().get("parameters")).isPresent();
        assertThat(after.message()).isEqualTo(steps.getLast().step().after().withoutPrivate());
    }

    @Test
    void t2SendAndPauseStandsBeforeTheFirstDevice() throws Exception {
        PauseView pause = image.pausedAtFirstDevice();

        assertThat(pause.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(pause.device()).isEqualTo("wasi@1.0");
        assertThat(pause.at()).hasToString("s1.p1.wasi+0");
        assertThat(pause.machine()).isEmpty();
    }

    @Test
    void t8ADeviceStepGoesFromEndToEnd() throws Exception {
        image.pausedAtFirstDevice();
        List<String> ends = new ArrayList<>();

        for (int i = 0; i < 10; i++) {
            PauseView pause = image.stepped(Step.DEVICE);
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
        image.pausedAtFirstDevice();

        PauseView second = image.stepped(Step.PASS);
        SessionView end = await(session.step(Step.PASS));

        assertThat(second.at()).hasToString("s1.p2.wasi+0");
        assertThat(second.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(end.pause()).isEmpty();
        assertThat(record(end, 1).results().text("data")).contains("1");
    }

    @Test
    void t16ARunToACellStandsBeforeThatDeviceInThatPass() throws Exception {
        image.pausedAtFirstDevice();

        PauseView cell = await(session.runTo(2, 4)).pause().orElseThrow();
        SessionView end = await(session.runTo(3, 1));

        assertThat(cell.at()).hasToString("s1.p2.patch+0");
        assertThat(cell.phase()).isEqualTo(Phase.BEFORE_DEVICE);
        assertThat(end.pause()).isEmpty();
    }

    @Test
    void t10IntoWasmStandsBeforeTheFirstInstructionOfHandle() throws Exception {
        PauseView pause = image.inHandle();

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
        image.inHandle();

        PauseView constant = image.stepped(Step.INTO);
        PauseView callee = image.stepped(Step.INTO);

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
        image.inHandle();
        image.stepped(Step.INTO);

        PauseView after = image.stepped(Step.OVER);

        assertThat(top(after).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(after).instructionIndex()).isEqualTo(2);
        assertThat(top(after).operands().getFirst().value().i64()).isEqualTo(42);
    }

    @Test
    void t4AStepOverRunsRecursionWhole() throws Exception {
        image.inHandle();
        session.runTo(new Breakpoint(HANDLE, 4)).get(10, TimeUnit.SECONDS);
        PauseView inside = image.stepped(Step.INTO);
        assertThat(top(inside).functionIndex()).isEqualTo(DOWN);
        PauseView atCall = await(session.runTo(new Breakpoint(DOWN, 8))).pause().orElseThrow();

        PauseView after = image.stepped(Step.OVER);

        assertThat(atCall.machine().orElseThrow().frames()).hasSize(2);
        assertThat(after.machine().orElseThrow().frames()).hasSize(2);
        assertThat(top(after).instructionIndex()).isEqualTo(9);
        assertThat(top(after).locals().getFirst().value().i64()).isEqualTo(3);
    }

    @Test
    void t4AStepOverACallThatThrowsEndsInTheHandler() throws Exception {
        image.inHandle();
        session.runTo(new Breakpoint(HANDLE, 8)).get(10, TimeUnit.SECONDS);

        PauseView handler = image.stepped(Step.OVER);

        assertThat(top(handler).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(handler).instructionIndex()).isEqualTo(10);
        assertThat(top(handler).operands().getFirst().value().i64()).isEqualTo(7);
    }

    @Test
    void t5AStepOutReturnsToTheCaller() throws Exception {
        image.inHandle();
        image.stepped(Step.INTO);
        image.stepped(Step.INTO);

        PauseView caller = image.stepped(Step.OUT);

        assertThat(top(caller).functionIndex()).isEqualTo(HANDLE);
        assertThat(top(caller).instructionIndex()).isEqualTo(2);
    }

    @Test
    void t5AStepOutOfTheOutermostFunctionGoesToTheDevicesEnd() throws Exception {
        image.inHandle();

        PauseView end = image.stepped(Step.OUT);

        assertThat(end.phase()).isEqualTo(Phase.AFTER_DEVICE);
        assertThat(end.device()).isEqualTo("wasm-64@1.0");
    }

    @Test
    void t6AStepOverTheLastInstructionStandsAtTheNextMachineCall() throws Exception {
        image.pausedAtFirstDevice();
        image.stepped(Step.DEVICE);
        PauseView first = image.stepped(Step.INTO);
        assertThat(first.device()).isEqualTo("json-iface@1.0");
        assertThat(first.machine().orElseThrow().function()).isEqualTo("malloc");

        PauseView next = first;
        while (next.at().instruction() == 0 || next.machine().orElseThrow().instructions() > 0) {
            next = image.stepped(Step.OVER);
        }

        assertThat(next.machine().orElseThrow().function()).isEqualTo("malloc");
        assertThat(next.at().instruction()).isPositive();
        assertThat(top(next).instructionIndex()).isZero();
    }

    @Test
    void t7AStepIntoBeforeADeviceWithoutMachineCallsGoesToItsEnd() throws Exception {
        image.pausedAtFirstDevice();

        PauseView end = image.stepped(Step.INTO);

        assertThat(end.phase()).isEqualTo(Phase.AFTER_DEVICE);
        assertThat(end.device()).isEqualTo("wasi@1.0");
    }

    @Test
    void t11ABreakpointStopsEachTimeItIsReached() throws Exception {
        image.open();
        Breakpoint inDown = new Breakpoint(DOWN, 0);
        session.breakpoints(Set.of(inDown)).get(10, TimeUnit.SECONDS);
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.RUN);
        List<Long> arguments = new ArrayList<>();

        SessionView view = whenPaused(session);
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
        image.open();
        Breakpoint entry = new Breakpoint(HANDLE, 0);
        session.breakpoints(Set.of(entry)).get(10, TimeUnit.SECONDS);
        var _ = session.send(MESSAGE, SendMode.RUN);

        SessionView view = whenPaused(session);

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

        SessionView view = whenPaused(session);
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
        image.open();
        SlotRecord atOnce = await(session.send(MESSAGE, SendMode.RUN));
        await(session.open(Fixtures.source("debug/stepping")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused(session);

        while (session.view().pause().isPresent()) {
            await(session.step(Step.INTO));
        }
        SlotRecord stepped = await(answer);

        assertThat(stepped.results()).isEqualTo(atOnce.results());
        assertThat(stepped.instructions()).isEqualTo(atOnce.instructions());
        assertThat(bytes(stepped)).isEqualTo(bytes(atOnce));
    }

    @Test
    void t14ATrapInASteppedSlotPausesAtItsInstruction() throws Exception {
        await(session.open(Fixtures.source("trap")));
        CompletableFuture<SlotRecord> answer = session.send(MESSAGE, SendMode.PAUSE);
        whenPaused(session);
        image.stepped(Step.INTO_WASM);

        PauseView atTrap = await(session.resume()).pause().orElseThrow();
        SessionView end = await(session.resume());

        assertThat(atTrap.reason()).isEqualTo(new PauseReason.Trapped("unreachable"));
        assertThat(top(atTrap).name()).isEqualTo("deeper");
        assertThat(end.run()).isEqualTo(RunState.IDLE);
        assertThat(await(answer).error().orElseThrow().kind()).isEqualTo("trap");
    }

    private static SlotRecord record(SessionView view, int entry) {
        return ((TimelineEntry.Slot) view.timeline().get(entry)).record();
    }

    private static byte[] bytes(SlotRecord record) {
        byte[] bytes = new byte[1 << 16];
        record.memory().orElseThrow().read(0, bytes, 0, bytes.length);
        return bytes;
    }
}
