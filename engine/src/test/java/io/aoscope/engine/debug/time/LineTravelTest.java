package io.aoscope.engine.debug.time;

import static io.aoscope.engine.debug.time.ByLineTravel.AFTER;
import static io.aoscope.engine.debug.time.ByLineTravel.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.wasm.lines.LineTables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps by line in a recording: rules B11 to B15, B19 and B22 of {@code docs/semantics/time.md}. */
class LineTravelTest {
    private static ByLineTravel go;

    @BeforeAll
    static void record() throws Exception {
        go = ByLineTravel.recorded();
    }

    /** Instructions of line 0, and those of line 15, which begin no statement, lie between 14 and 16. */
    @Test
    void b11AStepEndsWhereAStatementOfAnotherLineBegins() throws Exception {
        assertThat(go.walk(BEFORE, LineTravel::over, AFTER))
                .containsExactly(
                        "handle:10",
                        "handle:11",
                        "handle:12",
                        "handle:13",
                        "handle:14",
                        "handle:16",
                        "handle:17",
                        AFTER);
        assertThat(go.travel().over(go.at("handle:14")).at()).isEqualTo(go.at("handle:16"));
    }

    @Test
    void b12AStepOverStaysInTheFrameAlsoWhereTheFunctionCallsItself() throws Exception {
        Point outer = go.at("down:42");

        Point after = go.travel().over(outer).at();

        assertThat(go.line(after)).isEqualTo("down:43");
        assertThat(go.depth(after)).isEqualTo(go.depth(outer)).isEqualTo(2);
    }

    @Test
    void b12AStepOverFromTheLastLineEndsInTheCallerAfterTheCall() throws Exception {
        Point returned = go.travel().over(go.at("turns:23")).at();

        assertThat(go.line(returned)).isEqualTo("handle:10");
        assertThat(go.instruction(returned)).isEqualTo("drop");
        assertThat(go.line(go.travel().over(returned).at())).isEqualTo("handle:11");
    }

    @Test
    void b12WhatIsThrownEndsTheStepInTheHandler() throws Exception {
        assertThat(go.line(go.travel().over(go.at("handle:13")).at())).isEqualTo("handle:14");
        assertThat(go.line(go.travel().over(go.at("fails:50")).at())).isEqualTo("handle:14");
        assertThat(go.line(go.travel().out(go.at("fails:50")).at())).isEqualTo("handle:14");
    }

    @Test
    void b13AStepIntoEntersFunctionsThatHaveLinesAlsoThroughThoseThatHaveNone() throws Exception {
        assertThat(go.walk(BEFORE, LineTravel::into, AFTER))
                .containsExactly(
                        "handle:10",
                        "turns:20",
                        "turns:21",
                        "leaf:30",
                        "leaf:31",
                        "leaf:32",
                        "turns:21",
                        "turns:22",
                        "turns:21",
                        "leaf:30",
                        "leaf:31",
                        "leaf:32",
                        "turns:21",
                        "turns:22",
                        "turns:23",
                        "handle:10",
                        "handle:11",
                        "leaf:30",
                        "leaf:31",
                        "leaf:32",
                        "leaf:30",
                        "leaf:31",
                        "leaf:32",
                        "handle:11",
                        "handle:12",
                        "down:40",
                        "down:42",
                        "down:40",
                        "down:41",
                        "down:43",
                        "down:42",
                        "down:43",
                        "handle:12",
                        "handle:13",
                        "fails:50",
                        "handle:14",
                        "handle:16",
                        "jumps:60",
                        "jumps:61",
                        "leaf:30",
                        "leaf:31",
                        "leaf:32",
                        "handle:16",
                        "handle:17",
                        AFTER);
    }

    @Test
    void b14AStepOutEndsInTheNearestCallerThatHasLines() throws Exception {
        Point inHidden = go.find("leaf:31", 3);

        assertThat(go.line(go.travel().out(go.at("leaf:31")).at())).isEqualTo("turns:21");
        assertThat(go.line(go.travel().out(inHidden).at())).isEqualTo("handle:11");
        assertThat(go.travel().out(go.at("handle:12")).at()).hasToString(AFTER);
    }

    @Test
    void b15FromAFunctionWithoutLinesAStepOverGoesToTheNextStatementAnywhere() throws Exception {
        Point hidden = new Travel(go.timeline()).backOut(go.find("leaf:30", 3));

        assertThat(go.line(hidden)).isEqualTo("hidden:?");
        assertThat(go.travel().over(hidden).at()).isEqualTo(go.find("leaf:30", 3));
        assertThat(go.travel().over(go.find("leaf:32", 3)).at()).isEqualTo(go.find("leaf:30", 4));
        assertThat(go.line(go.travel().over(go.find("leaf:32", 4)).at())).isEqualTo("handle:11");
    }

    /** {@code malloc} has no lines here, so {@code json-iface} is passed. */
    @Test
    void b15FromABorderAStepGoesToTheFirstLineOfTheNextDeviceOrItsEnd() throws Exception {
        assertThat(go.travel().into(go.point("s1.start")).at()).hasToString("s1.p1.wasi.end");
        assertThat(go.travel().over(go.point("s1.p1.wasi.end")).at()).hasToString(BEFORE);
        assertThat(go.travel().out(go.point(AFTER)).at()).hasToString("s1.p1.patch.end");
        assertThat(go.travel().into(go.point("s1.p2.multipass.end")).at()).hasToString("s1.end");
        assertThat(go.travel().into(go.point("s1.end")).at()).hasToString("s2.start");
    }

    @Test
    void b15AtTheEndOfACallTheNextOneOfTheDeviceIsEntered() throws Exception {
        Timeline mallocs = Recordings.image(
                new LineTables(Fixtures.bytes("debug/by-line"))
                        .lines("malloc", 0, 1, 6, 2)
                        .bytes(),
                MessageDraft.action("Go"));

        List<String> way = new ByLineTravel(mallocs).walk("s1.p1.wasi.end", LineTravel::over, BEFORE);

        assertThat(way).containsExactly("malloc:1", "malloc:2", "malloc:1", "malloc:2", BEFORE);
        assertThat(new ByLineTravel(mallocs).walk(BEFORE, LineTravel::backOver, "s1.p1.wasi.end"))
                .containsExactly("malloc:2", "malloc:1", "malloc:2", "malloc:1", "s1.p1.wasi.end");
    }

    /** In {@code turns} the first three instructions of each turn were inlined; they call {@code leaf}. */
    @Test
    void b22WhatWasInlinedIsSteppedLikeACall() throws Exception {
        ByLineTravel inlined = new ByLineTravel(Recordings.image(
                new LineTables(Fixtures.bytes("debug/by-line"))
                        .lines("leaf", 0, 30)
                        .lines("turns", 0, 20, 2, 21, 3, 70, 4, 71, 6, 22, 14, 23)
                        .inlined("turns", 3, 6)
                        .lines("handle", 0, 10, 2, 11)
                        .bytes(),
                MessageDraft.action("Go")));
        Point first = inlined.point("s1.p1.wasm-64+1");
        Point second = inlined.over(first);
        Point inside = inlined.travel().into(second).at();
        Point after = inlined.over(second);

        assertThat(inlined.line(first)).isEqualTo("turns:20");
        assertThat(inlined.line(second)).isEqualTo("turns:21");
        assertThat(inlined.line(inside)).isEqualTo("turns:70");
        assertThat(inlined.line(after)).isEqualTo("turns:22");
        assertThat(inlined.line(inlined.over(inside))).isEqualTo("turns:71");
        assertThat(inlined.over(inlined.over(inside))).isEqualTo(after);
        assertThat(inlined.travel().out(inside).at()).isEqualTo(after);
        assertThat(inlined.line(inlined.over(after))).isEqualTo("turns:23");

        assertThat(inlined.travel().backOver(after).at()).isEqualTo(second);
        assertThat(inlined.line(inlined.travel().backInto(after).at())).isEqualTo("leaf:30");
        assertThat(inlined.travel().backOver(inside).at()).isEqualTo(second);
        assertThat(inlined.travel().backOut(inlined.over(inside)).at()).isEqualTo(second);
    }

    @Test
    void b19AStopPointOnTheWayEndsAStep() throws Exception {
        StopPoint leaf = go.stop("leaf");
        StopPoint down = go.stop("down+3");
        LineTravel stopping = new LineTravel(go.timeline(), List.of(leaf, down));

        assertThat(stopping.over(go.at("handle:10"))).isEqualTo(arrival(go.at("leaf:30"), leaf));
        assertThat(new LineTravel(go.timeline(), List.of(leaf, down)).backOver(go.at("handle:13")))
                .isEqualTo(arrival(go.at("down:41"), down));
        assertThat(new LineTravel(go.timeline(), List.of(leaf, down))
                        .over(go.at("handle:16"))
                        .at())
                .isEqualTo(go.find("leaf:30", 5));
        assertThat(new LineTravel(go.timeline(), List.of(down))
                        .out(go.at("turns:20"))
                        .stop())
                .isEmpty();
    }

    @Test
    void b19ATrapOnTheWayEndsAStepBeforeTheInstructionThatTraps() throws Exception {
        Timeline trapping = Recordings.image(
                new LineTables(Fixtures.bytes("trap"))
                        .lines("handle", 0, 1, 1, 2)
                        .lines("deeper", 0, 5)
                        .bytes(),
                MessageDraft.action("Boom"));
        Point handle = Coordinates.read("s1.p1.wasm-64+0", trapping);
        Point trap = Coordinates.read("s1.p1.wasm-64+1", trapping);

        assertThat(new ByLineTravel(trapping).line(trap)).isEqualTo("deeper:5");
        assertThat(new LineTravel(trapping, List.of()).over(handle).at()).isEqualTo(trap);
        assertThat(new LineTravel(trapping, List.of()).over(trap).at()).hasToString("s1.p1.wasm-64.end");
        assertThat(new LineTravel(trapping, List.of())
                        .backOver(Coordinates.read("s1.p1.wasm-64.end", trapping))
                        .at())
                .isEqualTo(trap);
        assertThat(new LineTravel(trapping, List.of()).backOver(trap).at()).isEqualTo(handle);
    }

    private static Arrival arrival(Point at, StopPoint stop) {
        return new Arrival(at, Optional.of(stop), List.of(), List.of());
    }
}
