package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.session.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules B1 to B8 of {@code docs/semantics/time.md}. */
class ResumeTest {
    private static Timeline timeline;
    private static Timeline writes;

    @BeforeAll
    static void record() throws Exception {
        timeline = Recordings.fixture("debug/stepping", MessageDraft.action("Count"), MessageDraft.action("Count"));
        writes = Recordings.fixture("debug/writes", MessageDraft.action("Go"));
    }

    @Test
    void b1ResumingGoesToTheNextAndThePreviousStopPointOverTheBordersOfSlots() throws Exception {
        StopPoint handle = stop(timeline, "handle");

        assertThat(forwards(timeline, handle)).containsExactly("s1.p1.wasm-64+0", "s2.p1.wasm-64+0", "s2.end");
        assertThat(backwards(timeline, handle)).containsExactly("s2.p1.wasm-64+0", "s1.p1.wasm-64+0", "s0.start");
    }

    @Test
    void b1BackwardsIsForwardsReversed() throws Exception {
        StopPoint down = stop(timeline, "down");
        List<String> forwards = forwards(timeline, down);
        List<String> backwards = backwards(timeline, down);

        assertThat(forwards).hasSize(9);
        assertThat(backwards.subList(0, 8).reversed()).isEqualTo(forwards.subList(0, 8));
    }

    @Test
    void b2AStopPointStopsBeforeWhatItNames() throws Exception {
        assertThat(forwards(timeline, stop(timeline, "exception")).getFirst()).isEqualTo("s1.p1.wasm-64+49");
        assertThat(forwards(writes, stop(writes, "host clock_time_get")).getFirst())
                .isEqualTo("s1.p1.wasm-64+22");
        assertThat(forwards(writes, stop(writes, "growth")).getFirst()).isEqualTo("s1.p1.wasm-64+25");
        assertThat(forwards(writes, stop(writes, "0xff"))).containsExactly("s1.p1.wasm-64+5", "s1.end");
        assertThat(forwards(writes, stop(writes, "device json-iface")))
                .containsExactly(
                        "s0.p1.json-iface.start",
                        "s0.p2.json-iface.start",
                        "s1.p1.json-iface.start",
                        "s1.p2.json-iface.start",
                        "s1.end");
        Timeline trapping = Recordings.fixture("trap", MessageDraft.action("Boom"));
        Point trap = new Resume(trapping, List.of(stop(trapping, "trap")))
                .forward(trapping.first())
                .at();
        assertThat(trapping.moved(trap, 1)).hasToString("s1.p1.wasm-64.end");
    }

    @Test
    void b3OnlyAConditionThatHoldsStops() throws Exception {
        assertThat(forwards(timeline, stop(timeline, "down", "$n == 1")))
                .containsExactly("s1.p1.wasm-64+23", "s2.p1.wasm-64+23", "s2.end");
        assertThat(backwards(timeline, stop(timeline, "down", "$n == 1 && depth == 4")))
                .containsExactly("s2.p1.wasm-64+23", "s1.p1.wasm-64+23", "s0.start");
        assertThat(forwards(timeline, stop(timeline, "down", "$nothing == 1"))).containsExactly("s2.end");
        assertThat(forwards(timeline, stop(timeline, "0x90", "stack[0] == 0")))
                .containsExactly("s1.p1.wasm-64+29", "s2.p1.wasm-64+29", "s2.end");
    }

    @Test
    void b4AHitOfANumberIsCountedInTheDirectionOfTravel() throws Exception {
        StopPoint third = new StopPoint(
                1, "down", location(timeline, "down"), Optional.empty(), 3, Optional.empty(), false, true);

        assertThat(new Resume(timeline, List.of(third))
                        .forward(timeline.first())
                        .at())
                .hasToString("s1.p1.wasm-64+23");
        assertThat(new Resume(timeline, List.of(third))
                        .backward(timeline.last())
                        .at())
                .hasToString("s2.p1.wasm-64+16");
    }

    @Test
    void b3AConditionThatHasNoValueIsToldWithWhereThatWasFirstSo() throws Exception {
        StopPoint asking = new StopPoint(
                3,
                "down",
                location(timeline, "down"),
                Optional.of(Expression.read("$n > 2 && u8[1 << 40] == 0")),
                1,
                Optional.empty(),
                false,
                true);

        Arrival end = new Resume(timeline, List.of(asking)).forward(Point.start(2));

        assertThat(end.stop()).isEmpty();
        assertThat(end.undecided()).singleElement().satisfies(one -> {
            assertThat(one.stop()).isEqualTo(asking);
            assertThat(one.at()).startsWith("s2.p1.wasm-64+");
            assertThat(one.why()).startsWith("0x10000000000 is outside of memory, at character 11; it ends at 0x");
        });
    }

    @Test
    void b5AStopPointThatLogsTellsAndDoesNotStop() throws Exception {
        StopPoint log = new StopPoint(
                1,
                "down",
                location(timeline, "down"),
                Optional.empty(),
                1,
                Optional.of(Template.read("n is {$n}")),
                false,
                true);

        Arrival end = new Resume(timeline, List.of(log)).forward(Point.start(2));
        Arrival beginning = new Resume(timeline, List.of(log)).backward(Point.end(1));

        assertThat(end.at()).isEqualTo(timeline.last());
        assertThat(end.log()).containsExactly("n is 3", "n is 2", "n is 1", "n is 0");
        assertThat(beginning.log()).containsExactly("n is 0", "n is 1", "n is 2", "n is 3");
    }

    @Test
    void b6AnArrivalSaysWhichStopPointStoppedSoThatOneThatStopsOnceCanGo() throws Exception {
        StopPoint once = new StopPoint(
                7, "handle", location(timeline, "handle"), Optional.empty(), 1, Optional.empty(), true, true);

        Arrival arrival = new Resume(timeline, List.of(once)).forward(timeline.first());

        assertThat(arrival.stop()).contains(once);
    }

    @Test
    void b7AWatchpointStopsWhereTheAccessCanBeSeen() throws Exception {
        assertThat(forwards(writes, watch("u64[256]", WatchKind.WRITE)))
                .containsExactly("s1.p1.wasm-64+3", "s1.p1.wasm-64+6", "s1.end");
        assertThat(backwards(writes, watch("u64[256]", WatchKind.WRITE)))
                .containsExactly("s1.p1.wasm-64+6", "s1.p1.wasm-64+3", "s0.start");
        assertThat(forwards(writes, watch("u64[256]", WatchKind.CHANGE))).containsExactly("s1.p1.wasm-64+3", "s1.end");
        assertThat(forwards(writes, watch("u8[601]", WatchKind.READ)).getFirst())
                .startsWith("s1.p");
        assertThat(forwards(writes, watch("global.sum", WatchKind.CHANGE)))
                .containsExactly("s1.p1.wasm-64+19", "s1.end");
        assertThat(backwards(writes, watch("global.sum", WatchKind.READ)))
                .containsExactly("s1.p1.wasm-64+7", "s0.start");
    }

    @Test
    void b7ALocalIsWatchedInEveryCallOfItsFunction() throws Exception {
        Point inCopy = new Resume(writes, List.of(stop(writes, "copy")))
                .forward(writes.first())
                .at();
        Location local = WatchTargets.read(
                "$i",
                WatchKind.CHANGE,
                writes.at(inCopy),
                0,
                writes.recording().image().module());

        assertThat(forwards(writes, stopAt(local))).hasSize(6);
    }

    @Test
    void b8TheAddressIsWorkedOutWhenTheWatchpointIsSet() throws Exception {
        Point inCopy = new Resume(writes, List.of(stop(writes, "copy")))
                .forward(writes.first())
                .at();

        Location location = WatchTargets.read(
                "u8[$to+2]",
                WatchKind.WRITE,
                writes.at(inCopy),
                0,
                writes.recording().image().module());

        assertThat(location).isEqualTo(new Location.Memory(new Range(602, 1), WatchKind.WRITE));
    }

    private static List<String> forwards(Timeline timeline, StopPoint stop) {
        List<String> stops = new ArrayList<>();
        Point at = timeline.first();
        while (!at.equals(timeline.last())) {
            at = new Resume(timeline, List.of(stop)).forward(at).at();
            stops.add(at.toString());
        }
        return stops;
    }

    private static List<String> backwards(Timeline timeline, StopPoint stop) {
        List<String> stops = new ArrayList<>();
        Point at = timeline.last();
        while (!at.equals(timeline.first())) {
            at = new Resume(timeline, List.of(stop)).backward(at).at();
            stops.add(at.toString());
        }
        return stops;
    }

    private static StopPoint watch(String target, WatchKind kind) throws Exception {
        return stopAt(WatchTargets.read(
                target,
                kind,
                writes.at(writes.last()),
                0,
                writes.recording().image().module()));
    }

    private static StopPoint stop(Timeline timeline, String text) throws Exception {
        return stopAt(location(timeline, text));
    }

    private static StopPoint stop(Timeline timeline, String text, String condition) throws Exception {
        return new StopPoint(
                1,
                text,
                location(timeline, text),
                Optional.of(Expression.read(condition)),
                1,
                Optional.empty(),
                false,
                true);
    }

    private static StopPoint stopAt(Location location) {
        return new StopPoint(1, "", location, Optional.empty(), 1, Optional.empty(), false, true);
    }

    private static Location location(Timeline timeline, String text) throws Exception {
        return Locations.read(text, timeline.recording().image().module());
    }
}
