package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.ByLine;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.wasm.lines.LineTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps by line in a recording: rules B11 to B20 of {@code docs/semantics/time.md}. */
class LineTravelTest {
    private static final String BEFORE = "s1.p1.json-iface.end";
    private static final String AFTER = "s1.p1.wasm-64.end";
    private static Timeline timeline;

    @BeforeAll
    static void record() throws Exception {
        timeline = Recordings.image(ByLine.image(), MessageDraft.action("Go"), MessageDraft.action("Go"));
    }

    /** Instructions of line 0, and those of line 15, which begin no statement, lie between 14 and 16. */
    @Test
    void b11AStepEndsWhereAStatementOfAnotherLineBegins() throws Exception {
        assertThat(walk(timeline, BEFORE, LineTravel::over, AFTER))
                .containsExactly(
                        "handle:10",
                        "handle:11",
                        "handle:12",
                        "handle:13",
                        "handle:14",
                        "handle:16",
                        "handle:17",
                        AFTER);
        assertThat(travel().over(at("handle:14")).at()).isEqualTo(at("handle:16"));
    }

    @Test
    void b12AStepOverStaysInTheFrameAlsoWhereTheFunctionCallsItself() throws Exception {
        Point outer = at("down:42");

        Point after = travel().over(outer).at();

        assertThat(line(after)).isEqualTo("down:43");
        assertThat(depth(after)).isEqualTo(depth(outer)).isEqualTo(2);
    }

    @Test
    void b12AStepOverFromTheLastLineEndsInTheCallerAfterTheCall() throws Exception {
        Point returned = travel().over(at("turns:23")).at();

        assertThat(line(returned)).isEqualTo("handle:10");
        assertThat(instruction(returned)).isEqualTo("drop");
        assertThat(line(travel().over(returned).at())).isEqualTo("handle:11");
    }

    @Test
    void b12WhatIsThrownEndsTheStepInTheHandler() throws Exception {
        assertThat(line(travel().over(at("handle:13")).at())).isEqualTo("handle:14");
        assertThat(line(travel().over(at("fails:50")).at())).isEqualTo("handle:14");
        assertThat(line(travel().out(at("fails:50")).at())).isEqualTo("handle:14");
    }

    @Test
    void b13AStepIntoEntersFunctionsThatHaveLinesAlsoThroughThoseThatHaveNone() throws Exception {
        assertThat(walk(timeline, BEFORE, LineTravel::into, AFTER))
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
        Point inHidden = find("leaf:31", 3);

        assertThat(line(travel().out(at("leaf:31")).at())).isEqualTo("turns:21");
        assertThat(line(travel().out(inHidden).at())).isEqualTo("handle:11");
        assertThat(travel().out(at("handle:12")).at()).hasToString(AFTER);
    }

    @Test
    void b15FromAFunctionWithoutLinesAStepOverGoesToTheNextStatementAnywhere() throws Exception {
        Point hidden = new Travel(timeline).backOut(find("leaf:30", 3));

        assertThat(line(hidden)).isEqualTo("hidden:?");
        assertThat(travel().over(hidden).at()).isEqualTo(find("leaf:30", 3));
        assertThat(travel().over(find("leaf:32", 3)).at()).isEqualTo(find("leaf:30", 4));
        assertThat(line(travel().over(find("leaf:32", 4)).at())).isEqualTo("handle:11");
    }

    /** {@code malloc} has no lines here, so {@code json-iface} is passed. */
    @Test
    void b15FromABorderAStepGoesToTheFirstLineOfTheNextDeviceOrItsEnd() throws Exception {
        assertThat(travel().into(point("s1.start")).at()).hasToString("s1.p1.wasi.end");
        assertThat(travel().over(point("s1.p1.wasi.end")).at()).hasToString(BEFORE);
        assertThat(travel().out(point(AFTER)).at()).hasToString("s1.p1.patch.end");
        assertThat(travel().into(point("s1.p2.multipass.end")).at()).hasToString("s1.end");
        assertThat(travel().into(point("s1.end")).at()).hasToString("s2.start");
    }

    @Test
    void b15AtTheEndOfACallTheNextOneOfTheDeviceIsEntered() throws Exception {
        Timeline mallocs = Recordings.image(
                new LineTables(Fixtures.bytes("debug/by-line"))
                        .lines("malloc", 0, 1, 6, 2)
                        .bytes(),
                MessageDraft.action("Go"));

        List<String> way = walk(mallocs, "s1.p1.wasi.end", LineTravel::over, BEFORE);

        assertThat(way).containsExactly("malloc:1", "malloc:2", "malloc:1", "malloc:2", BEFORE);
        assertThat(walk(mallocs, BEFORE, LineTravel::backOver, "s1.p1.wasi.end"))
                .containsExactly("malloc:2", "malloc:1", "malloc:2", "malloc:1", "s1.p1.wasi.end");
    }

    @Test
    void b16AStepBackOverGoesToTheBeginningOfTheStretchBefore() throws Exception {
        assertThat(walk(timeline, AFTER, LineTravel::backOver, BEFORE))
                .containsExactly(
                        "handle:17",
                        "handle:16",
                        "handle:14",
                        "handle:13",
                        "handle:12",
                        "handle:11",
                        "handle:10",
                        BEFORE);
    }

    @Test
    void b16FromTheMiddleOfALineAStepBackOverGoesToItsBeginning() throws Exception {
        Point middle = travel().out(at("turns:20")).at();

        assertThat(instruction(middle)).isEqualTo("drop");
        assertThat(travel().backOver(middle).at()).isEqualTo(at("handle:10"));
    }

    @Test
    void b16FromTheFirstLineOfAFunctionAStepBackOverGoesToTheLineThatCalledIt() throws Exception {
        assertThat(travel().backOver(at("turns:20")).at()).isEqualTo(at("handle:10"));
        assertThat(travel().backOver(find("down:40", 2)).at()).isEqualTo(at("down:42"));
        assertThat(travel().backOver(find("leaf:30", 3)).at()).isEqualTo(at("handle:11"));
    }

    @Test
    void b16ATurnOfALoopIsAStretchOfItsOwn() throws Exception {
        assertThat(travel().backOver(at("turns:23")).at()).isEqualTo(find("turns:22", 2));
        assertThat(line(travel().backOver(find("turns:22", 2)).at())).isEqualTo("turns:21");
        assertThat(travel().over(travel().backOver(find("turns:22", 2)).at()).at())
                .isEqualTo(find("turns:22", 2));
    }

    @Test
    void b16SteppingOverAndBackOverIsWhereOneWas() throws Exception {
        Point at = point(BEFORE);
        while (!at.toString().equals(AFTER)) {
            Point next = travel().over(at).at();
            assertThat(travel().backOver(next).at()).as("from %s", next).isEqualTo(at);
            at = next;
        }
    }

    @Test
    void b17AStepBackIntoGoesToTheLastLineOfWhatRanInBetween() throws Exception {
        assertThat(walk(timeline, AFTER, LineTravel::backInto, BEFORE))
                .containsExactly(
                        "handle:17",
                        "leaf:32",
                        "leaf:31",
                        "leaf:30",
                        "jumps:61",
                        "jumps:60",
                        "handle:16",
                        "handle:14",
                        "fails:50",
                        "handle:13",
                        "down:43",
                        "down:43",
                        "down:41",
                        "down:40",
                        "down:42",
                        "down:40",
                        "handle:12",
                        "leaf:32",
                        "leaf:31",
                        "leaf:30",
                        "leaf:32",
                        "leaf:31",
                        "leaf:30",
                        "handle:11",
                        "turns:23",
                        "turns:22",
                        "leaf:32",
                        "leaf:31",
                        "leaf:30",
                        "turns:21",
                        "turns:22",
                        "leaf:32",
                        "leaf:31",
                        "leaf:30",
                        "turns:21",
                        "turns:20",
                        "handle:10",
                        BEFORE);
    }

    @Test
    void b18AStepBackOutGoesToTheBeginningOfTheLineThatCalled() throws Exception {
        assertThat(travel().backOut(at("turns:22")).at()).isEqualTo(at("handle:10"));
        assertThat(travel().backOut(find("leaf:31", 4)).at()).isEqualTo(at("handle:11"));
        assertThat(travel().backOut(at("handle:12")).at()).hasToString(BEFORE);
    }

    /** In {@code turns} the first three instructions of each turn were inlined; they call {@code leaf}. */
    @Test
    void b22WhatWasInlinedIsSteppedLikeACall() throws Exception {
        Timeline inlining = Recordings.image(
                new LineTables(Fixtures.bytes("debug/by-line"))
                        .lines("leaf", 0, 30)
                        .lines("turns", 0, 20, 2, 21, 3, 70, 4, 71, 6, 22, 14, 23)
                        .inlined("turns", 3, 6)
                        .lines("handle", 0, 10, 2, 11)
                        .bytes(),
                MessageDraft.action("Go"));
        Point first = Coordinates.read("s1.p1.wasm-64+1", inlining);
        Point second = over(inlining, first);
        Point inside = new LineTravel(inlining, List.of()).into(second).at();
        Point after = over(inlining, second);

        assertThat(line(inlining, first)).isEqualTo("turns:20");
        assertThat(line(inlining, second)).isEqualTo("turns:21");
        assertThat(line(inlining, inside)).isEqualTo("turns:70");
        assertThat(line(inlining, after)).isEqualTo("turns:22");
        assertThat(line(inlining, over(inlining, inside))).isEqualTo("turns:71");
        assertThat(over(inlining, over(inlining, inside))).isEqualTo(after);
        assertThat(new LineTravel(inlining, List.of()).out(inside).at()).isEqualTo(after);
        assertThat(line(inlining, over(inlining, after))).isEqualTo("turns:23");

        assertThat(new LineTravel(inlining, List.of()).backOver(after).at()).isEqualTo(second);
        assertThat(line(
                        inlining,
                        new LineTravel(inlining, List.of()).backInto(after).at()))
                .isEqualTo("leaf:30");
        assertThat(new LineTravel(inlining, List.of()).backOver(inside).at()).isEqualTo(second);
        assertThat(new LineTravel(inlining, List.of())
                        .backOut(over(inlining, inside))
                        .at())
                .isEqualTo(second);
    }

    private static Point over(Timeline timeline, Point from) {
        return new LineTravel(timeline, List.of()).over(from).at();
    }

    @Test
    void b19AStopPointOnTheWayEndsAStep() throws Exception {
        StopPoint leaf = stop("leaf");
        StopPoint down = stop("down+3");
        LineTravel stopping = new LineTravel(timeline, List.of(leaf, down));

        assertThat(stopping.over(at("handle:10"))).isEqualTo(arrival(at("leaf:30"), leaf));
        assertThat(new LineTravel(timeline, List.of(leaf, down)).backOver(at("handle:13")))
                .isEqualTo(arrival(at("down:41"), down));
        assertThat(new LineTravel(timeline, List.of(leaf, down))
                        .over(at("handle:16"))
                        .at())
                .isEqualTo(find("leaf:30", 5));
        assertThat(new LineTravel(timeline, List.of(down)).out(at("turns:20")).stop())
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

        assertThat(line(trapping, trap)).isEqualTo("deeper:5");
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

    private static StopPoint stop(String location) throws Exception {
        return StopPoints.plain(
                1,
                location,
                Locations.read(location, timeline.recording().image().module()));
    }

    /** Where steps of a kind lead, as function and line. */
    private static List<String> walk(
            Timeline timeline, String from, BiFunction<LineTravel, Point, Arrival> step, String to) throws Exception {
        List<String> way = new ArrayList<>();
        Point at = Coordinates.read(from, timeline);
        while (!at.toString().equals(to) && way.size() < 1_000) {
            at = step.apply(new LineTravel(timeline, List.of()), at).at();
            way.add(line(timeline, at));
        }
        return way;
    }

    private static Point at(String line) throws Exception {
        return find(line, 1);
    }

    /** The n-th time that stepping into begins a line. */
    private static Point find(String line, int nth) throws Exception {
        Point at = point(BEFORE);
        int left = nth;
        while (true) {
            at = travel().into(at).at();
            if (line(at).equals(line) && --left == 0) {
                return at;
            }
            assertThat(at).isLessThan(point(AFTER));
        }
    }

    private static LineTravel travel() {
        return new LineTravel(timeline, List.of());
    }

    private static Point point(String text) throws Exception {
        return Coordinates.read(text, timeline);
    }

    private static int depth(Point at) {
        return timeline.at(at).stack().orElseThrow().frames().size();
    }

    private static String instruction(Point at) {
        var stack = timeline.at(at).stack().orElseThrow();
        return AccessText.text(stack, stack.frames().getFirst());
    }

    private static String line(Point at) {
        return line(timeline, at);
    }

    private static String line(Timeline timeline, Point at) {
        return timeline.at(at)
                .stack()
                .map(stack -> stack.places().getFirst())
                .map(place -> ByLine.line(timeline.recording().image(), place.function(), place.instruction()))
                .orElse(at.toString());
    }
}
