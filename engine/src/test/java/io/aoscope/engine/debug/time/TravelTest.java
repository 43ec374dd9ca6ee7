package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.MessageDraft;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules K8 to K14 of {@code docs/semantics/time.md}. */
class TravelTest {
    private static final Location.Instruction DOWN = new Location.Instruction(3, 0);
    private static Timeline timeline;
    private static Timeline writes;

    @BeforeAll
    static void record() throws Exception {
        timeline = Recordings.fixture("debug/stepping", MessageDraft.action("Count"), MessageDraft.action("Count"));
        writes = Recordings.fixture("debug/writes", MessageDraft.action("Go"));
    }

    @Test
    void k8AStepOverRunsACallWholeWithRecursion() throws Exception {
        assertThat(travel().over(point("s1.p1.wasm-64+8"))).hasToString("s1.p1.wasm-64+42");
        assertThat(travel().over(point("s1.p1.wasm-64+15"))).hasToString("s1.p1.wasm-64+40");
        assertThat(travel().over(point("s1.p1.wasm-64+9"))).hasToString("s1.p1.wasm-64+10");
    }

    @Test
    void k8AStepOverACallThatThrowsEndsInTheHandler() throws Exception {
        Point handler = travel().over(point("s1.p1.wasm-64+45"));

        assertThat(handler).hasToString("s1.p1.wasm-64+50");
        assertThat(timeline.at(handler).stack().orElseThrow().frames()).hasSize(1);
    }

    @Test
    void k8AStepOverACallThatTrapsEndsAfterTheCallOfTheMachine() throws Exception {
        Timeline trapping = Recordings.fixture("trap", MessageDraft.action("Boom"));
        StepSpan wasm = trapping.index(1).steps().get(2);
        Point last = Coordinates.read("s1.p1.wasm-64+" + (wasm.length() - 1), trapping);

        assertThat(new Travel(trapping).over(last)).hasToString("s1.p1.wasm-64.end");
    }

    @Test
    void k9AStepOutEndsAfterTheCallAndFromTheOutermostFunctionAtTheDevicesEnd() throws Exception {
        assertThat(travel().out(point("s1.p1.wasm-64+20"))).hasToString("s1.p1.wasm-64+40");
        assertThat(travel().out(point("s1.p1.wasm-64+48"))).hasToString("s1.p1.wasm-64+50");
        assertThat(travel().out(point("s1.p1.wasm-64+42"))).hasToString("s1.p1.wasm-64.end");
    }

    @Test
    void k10AStepBackOverGoesToTheCallOfWhatHasReturnedOrThrown() throws Exception {
        assertThat(travel().backOver(point("s1.p1.wasm-64+42"))).hasToString("s1.p1.wasm-64+8");
        assertThat(travel().backOver(point("s1.p1.wasm-64+40"))).hasToString("s1.p1.wasm-64+15");
        assertThat(travel().backOver(point("s1.p1.wasm-64+50"))).hasToString("s1.p1.wasm-64+45");
        assertThat(travel().backOver(point("s1.p1.wasm-64+9"))).hasToString("s1.p1.wasm-64+8");
        assertThat(travel().backOver(point("s1.p1.wasm-64.end"))).hasToString("s1.p1.wasm-64+69");
    }

    @Test
    void k11AStepBackOutGoesToTheCallAndFromTheOutermostFunctionBeforeTheDevice() throws Exception {
        assertThat(travel().backOut(point("s1.p1.wasm-64+20"))).hasToString("s1.p1.wasm-64+15");
        assertThat(travel().backOut(point("s1.p1.wasm-64+49"))).hasToString("s1.p1.wasm-64+47");
        assertThat(travel().backOut(point("s1.p1.wasm-64+42"))).hasToString("s1.p1.json-iface.end");
    }

    @Test
    void k12ATailCallReplacesTheFrame() throws Exception {
        Travel travel = new Travel(writes);
        Point call = Coordinates.read("s1.p1.wasm-64+8", writes);
        Point tail = Coordinates.read("s1.p1.wasm-64+12", writes);

        Point last = travel.over(tail);

        assertThat(name(call)).isEqualTo("handle call $tail");
        assertThat(name(tail)).isEqualTo("tail return_call $last");
        assertThat(name(last)).isEqualTo("last local.get $x");
        assertThat(travel.out(last)).hasToString("s1.p1.wasm-64+17");
        assertThat(travel.backOut(last)).isEqualTo(call);
        assertThat(travel.over(call)).hasToString("s1.p1.wasm-64+17");
        assertThat(travel.backOver(travel.over(call))).isEqualTo(call);
    }

    @Test
    void k13ACallOfTheHostIsOneInstruction() throws Exception {
        Point call = Coordinates.read("s1.p1.wasm-64+22", writes);

        assertThat(name(call)).isEqualTo("handle call $clock");
        assertThat(writes.moved(call, 1)).hasToString("s1.p1.wasm-64+23");
        assertThat(new Travel(writes).over(call)).hasToString("s1.p1.wasm-64+23");
        assertThat(new Travel(writes).backOver(writes.moved(call, 1))).isEqualTo(call);
        assertThat(writes.index(1).hostCalls()).singleElement().satisfies(host -> {
            assertThat(host.at()).isEqualTo(call);
            assertThat(host.function()).isEqualTo("wasi_snapshot_preview1.clock_time_get");
            assertThat(host.writes()).containsExactly(new Range(320, 8));
        });
    }

    @Test
    void k14RunningToACursorGoesOverTheBordersOfSlots() throws Exception {
        assertThat(travel().toCursor(point("s1.p1.wasm-64+50"), List.of(DOWN)))
                .map(Point::toString)
                .contains("s2.p1.wasm-64+9");
        assertThat(travel().backToCursor(point("s2.p1.wasm-64+9"), List.of(DOWN)))
                .map(Point::toString)
                .contains("s1.p1.wasm-64+30");
        assertThat(travel().backToCursor(point("s1.start"), List.of(DOWN))).isEmpty();
    }

    private static Travel travel() {
        return new Travel(timeline);
    }

    private static Point point(String text) throws Exception {
        return Coordinates.read(text, timeline);
    }

    private static String name(Point point) {
        var stack = writes.at(point).stack().orElseThrow();
        var frame = stack.frames().getFirst();
        return frame.name() + " " + AccessText.text(stack, frame);
    }
}
