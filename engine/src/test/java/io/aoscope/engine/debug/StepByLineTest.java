package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static io.aoscope.engine.debug.Waits.whenPaused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.MachineView.FrameView;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.LineTravel;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.wasm.lines.LineTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps by line of a message that runs for the first time: rules B11 to B21 of {@code docs/semantics/time.md}. */
class StepByLineTest {
    private final DebugSession session =
            new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"INTO", "OVER"})
    void b21AMessageThatRunsForTheFirstTimeStepsAsItsRecordingDoes(Step step) throws Exception {
        paused(ByLine.image());
        List<String> live = new ArrayList<>();
        while (session.view().pause().isPresent()) {
            session.view().pause().ifPresent(pause -> live.add(pause.point().toString()));
            await(session.step(step, Granularity.LINE));
        }
        BiFunction<LineTravel, Point, Arrival> way = step == Step.INTO ? LineTravel::into : LineTravel::over;

        List<String> recorded = await(session.time(history -> {
            List<String> points = new ArrayList<>();
            Point at = Point.start(1);
            while (!at.equals(Point.end(1))) {
                points.add(at.toString());
                at = way.apply(new LineTravel(history.timeline(), List.of()), at)
                        .at();
            }
            return points;
        }));

        assertThat(live).isEqualTo(recorded).hasSizeGreaterThan(15);
    }

    @Test
    void b14AStepOutEndsInTheCallerAndFromTheOutermostFunctionAtTheDevicesEnd() throws Exception {
        paused(ByLine.image());
        stepped(Step.INTO_WASM, Granularity.INSTRUCTION);
        stepped(Step.INTO, Granularity.LINE);

        PauseView caller = stepped(Step.OUT, Granularity.LINE);
        PauseView end = stepped(Step.OUT, Granularity.LINE);

        assertThat(line(caller)).isEqualTo("handle:10");
        assertThat(top(caller).instructionIndex()).isEqualTo(1);
        assertThat(end.point()).hasToString("s1.p1.wasm-64.end");
    }

    @Test
    void b19ABreakpointOnTheWayEndsAStep() throws Exception {
        paused(ByLine.image());
        stepped(Step.INTO_WASM, Granularity.INSTRUCTION);
        await(session.stops(List.of(StopPoints.plain(
                1,
                "leaf",
                Locations.read(
                        "leaf", session.view().image().orElseThrow().image().module())))));

        PauseView inside = stepped(Step.OVER, Granularity.LINE);

        assertThat(line(inside)).isEqualTo("leaf:30");
        assertThat(inside.reason()).isInstanceOf(PauseReason.AtBreakpoint.class);
    }

    @Test
    void b19ATrapOnTheWayEndsAStepWithItsFrames() throws Exception {
        paused(new LineTables(Fixtures.bytes("trap"))
                .lines("handle", 0, 1, 1, 2)
                .lines("deeper", 0, 5)
                .bytes());
        stepped(Step.INTO_WASM, Granularity.INSTRUCTION);

        PauseView trapped = stepped(Step.OVER, Granularity.LINE);

        assertThat(trapped.reason()).isEqualTo(new PauseReason.Trapped("unreachable"));
        assertThat(line(trapped)).isEqualTo("deeper:5");
    }

    @Test
    void b20AnImageWithoutLinesSaysHowToGetThem() throws Exception {
        paused(Fixtures.bytes("debug/by-line"));

        assertThatThrownBy(() -> await(session.step(Step.OVER, Granularity.LINE)))
                .hasCauseInstanceOf(SessionException.class)
                .hasMessageContaining("build it with debug information (-g)");

        assertThat(session.view().run()).isEqualTo(RunState.PAUSED);
    }

    private void paused(byte[] image) throws Exception {
        await(session.open(new ImageSource("by-line.wasm", Optional.empty(), image)));
        var _ = session.send(MessageDraft.action("Go"), SendMode.PAUSE);
        whenPaused(session);
    }

    private PauseView stepped(Step step, Granularity by) throws Exception {
        return await(session.step(step, by)).pause().orElseThrow();
    }

    private String line(PauseView pause) {
        return ByLine.line(
                session.view().image().orElseThrow().image(),
                top(pause).functionIndex(),
                top(pause).instructionIndex());
    }

    private static FrameView top(PauseView pause) {
        return pause.machine().orElseThrow().frames().getFirst();
    }
}
