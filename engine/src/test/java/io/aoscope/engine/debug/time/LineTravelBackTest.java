package io.aoscope.engine.debug.time;

import static io.aoscope.engine.debug.time.ByLineTravel.AFTER;
import static io.aoscope.engine.debug.time.ByLineTravel.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps back by line in a recording: rules B16 to B18 of {@code docs/semantics/time.md}. */
class LineTravelBackTest {
    private static ByLineTravel go;

    @BeforeAll
    static void record() throws Exception {
        go = ByLineTravel.recorded();
    }

    @Test
    void b16AStepBackOverGoesToTheBeginningOfTheStretchBefore() throws Exception {
        assertThat(go.walk(AFTER, LineTravel::backOver, BEFORE))
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
        Point middle = go.travel().out(go.at("turns:20")).at();

        assertThat(go.instruction(middle)).isEqualTo("drop");
        assertThat(go.travel().backOver(middle).at()).isEqualTo(go.at("handle:10"));
    }

    @Test
    void b16FromTheFirstLineOfAFunctionAStepBackOverGoesToTheLineThatCalledIt() throws Exception {
        assertThat(go.travel().backOver(go.at("turns:20")).at()).isEqualTo(go.at("handle:10"));
        assertThat(go.travel().backOver(go.find("down:40", 2)).at()).isEqualTo(go.at("down:42"));
        assertThat(go.travel().backOver(go.find("leaf:30", 3)).at()).isEqualTo(go.at("handle:11"));
    }

    @Test
    void b16ATurnOfALoopIsAStretchOfItsOwn() throws Exception {
        assertThat(go.travel().backOver(go.at("turns:23")).at()).isEqualTo(go.find("turns:22", 2));
        assertThat(go.line(go.travel().backOver(go.find("turns:22", 2)).at())).isEqualTo("turns:21");
        assertThat(go.travel()
                        .over(go.travel().backOver(go.find("turns:22", 2)).at())
                        .at())
                .isEqualTo(go.find("turns:22", 2));
    }

    @Test
    void b16SteppingOverAndBackOverIsWhereOneWas() throws Exception {
        Point at = go.point(BEFORE);
        while (!at.toString().equals(AFTER)) {
            Point next = go.travel().over(at).at();
            assertThat(go.travel().backOver(next).at()).as("from %s", next).isEqualTo(at);
            at = next;
        }
    }

    @Test
    void b17AStepBackIntoGoesToTheLastLineOfWhatRanInBetween() throws Exception {
        assertThat(go.walk(AFTER, LineTravel::backInto, BEFORE))
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
        assertThat(go.travel().backOut(go.at("turns:22")).at()).isEqualTo(go.at("handle:10"));
        assertThat(go.travel().backOut(go.find("leaf:31", 4)).at()).isEqualTo(go.at("handle:11"));
        assertThat(go.travel().backOut(go.at("handle:12")).at()).hasToString(BEFORE);
    }
}
