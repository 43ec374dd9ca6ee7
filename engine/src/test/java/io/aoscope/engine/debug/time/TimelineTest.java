package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Coordinates.BadCoordinateException;
import io.aoscope.engine.session.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules K1 to K7 of {@code docs/semantics/time.md}, on an image with calls, recursion and a caught exception. */
class TimelineTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");

    private Timeline timeline;

    @BeforeEach
    void record() throws Exception {
        timeline = Recordings.fixture("debug/stepping", MESSAGE, MESSAGE);
    }

    @Test
    void k1TheInstructionsOfAllCallsOfADeviceAreNumberedTogether() throws Exception {
        StepSpan iface = timeline.index(1).steps().get(1);

        assertThat(iface.calls()).containsExactly(new CallSpan("malloc", 0, 8, ""), new CallSpan("malloc", 8, 8, ""));
        assertThat(function("s1.p1.json-iface+7")).isEqualTo("malloc at 7");
        assertThat(function("s1.p1.json-iface+8")).isEqualTo("malloc at 0");
    }

    @Test
    void k1AnInstructionThatTrapsIsTheLastOfItsCall() throws Exception {
        Timeline trapping = Recordings.fixture("trap", MessageDraft.action("Boom"));
        StepSpan wasm = trapping.index(1).steps().get(2);
        CallSpan handle = wasm.calls().getFirst();

        assertThat(handle.trapped()).isTrue();
        Moment last = trapping.at(Coordinates.read("s1.p1.wasm-64+" + (wasm.length() - 1), trapping));
        assertThat(last.stack()).isPresent();
        assertThat(trapping.moved(last.at(), 1)).hasToString("s1.p1.wasm-64.end");
    }

    @Test
    void k2APointIsReadAsItIsWritten() throws Exception {
        for (String text : List.of(
                "s0.end", "s1.start", "s1.p1.json-iface.start", "s1.p1.wasm-64+69", "s1.p2.patch.end", "s2.end")) {
            assertThat(point(text)).hasToString(text);
        }
        assertThat(point("s1")).hasToString("s1.start");
        assertThat(point("s1.p1.wasi.start")).hasToString("s1.start");
        assertThat(point("s1.p1.wasm-64@1.0+3")).hasToString("s1.p1.wasm-64+3");
        assertThat(point("s1+50%")).hasToString("s1.p1.wasm-64+30");
        assertThat(point("s1.p1.wasm-64+100%")).hasToString("s1.p1.wasm-64+69");
    }

    @Test
    void k2ATextThatIsNoPointIsRefusedWithTheRemedy() {
        refused("s1.p1.wasm-64+70", "70 instructions", "from 0 to 69");
        refused("s9.start", "no slot 9", "s2.end");
        refused("s1.p1.wasm-65+1", "no device wasm-65", "p1.json-iface");
        refused("tomorrow", "no coordinate", "s3.p1.wasm-64+48213");
    }

    @Test
    void k3PointsSortByTime() throws Exception {
        List<Point> points = new ArrayList<>();
        for (String text : List.of(
                "s0.end",
                "s1.start",
                "s1.p1.wasi.end",
                "s1.p1.json-iface.start",
                "s1.p1.json-iface+0",
                "s1.p1.json-iface+15",
                "s1.p1.json-iface.end",
                "s1.p1.wasm-64+9",
                "s1.p1.wasm-64+10",
                "s1.p2.wasi.start",
                "s1.end",
                "s2.start")) {
            points.add(point(text));
        }

        assertThat(points).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void k4AfterAFailedSlotTheProcessIsAsBefore() throws Exception {
        Timeline trapping = Recordings.fixture("trap", MessageDraft.action("Boom"));

        Moment before = trapping.at(Point.end(0));
        Moment after = trapping.at(Point.end(1));

        assertThat(after.record().orElseThrow().error()).isPresent();
        assertThat(after.memory().orElseThrow().changedPages(before.memory().orElseThrow()))
                .isEmpty();
    }

    @Test
    void k5WhatIsSeenDependsOnThePointAlone() throws Exception {
        Timeline other = Recordings.fixture("debug/stepping", MESSAGE, MESSAGE);
        List<String> forwards = new ArrayList<>();
        for (Point at = timeline.first(); !at.equals(timeline.last()); at = timeline.moved(at, 1)) {
            forwards.add(Recordings.picture(timeline.at(at)));
        }

        List<String> backwards = new ArrayList<>();
        for (Point at = other.moved(other.last(), -1); !at.equals(other.first()); at = other.moved(at, -1)) {
            backwards.addFirst(Recordings.picture(other.at(at)));
        }
        backwards.addFirst(Recordings.picture(other.at(other.first())));

        assertThat(forwards).hasSizeGreaterThan(190);
        assertThat(backwards).isEqualTo(forwards);
    }

    @Test
    void k6AStepGoesOverTheBordersOfCallsDevicesPassesAndSlots() throws Exception {
        assertThat(timeline.moved(point("s1.p1.json-iface+7"), 1)).hasToString("s1.p1.json-iface+8");
        assertThat(timeline.moved(point("s1.p1.json-iface+15"), 1)).hasToString("s1.p1.json-iface.end");
        assertThat(timeline.moved(point("s1.p1.json-iface.end"), 1)).hasToString("s1.p1.wasm-64+0");
        assertThat(timeline.moved(point("s1.p1.multipass.end"), 1)).hasToString("s1.p2.wasi.end");
        assertThat(timeline.moved(point("s1.end"), 1)).hasToString("s2.start");
        assertThat(timeline.moved(point("s2.start"), -1)).hasToString("s1.end");
        assertThat(timeline.moved(timeline.first(), -1)).isEqualTo(timeline.first());
        assertThat(timeline.moved(timeline.last(), 5)).isEqualTo(timeline.last());
    }

    @Test
    void k7StepsForwardAndBackAddUp() throws Exception {
        Point from = point("s1.p1.json-iface+3");
        for (int n = 0; n < 200; n += 17) {
            for (int m = 0; m < n; m += 13) {
                assertThat(timeline.moved(timeline.moved(from, n), -m))
                        .as("%d forward, %d back", n, m)
                        .isEqualTo(timeline.moved(from, n - m));
            }
        }
    }

    private String function(String coordinate) throws Exception {
        var frame =
                timeline.at(point(coordinate)).stack().orElseThrow().frames().getFirst();
        return frame.name() + " at " + frame.instructionIndex();
    }

    private Point point(String text) throws BadCoordinateException {
        return Coordinates.read(text, timeline);
    }

    private void refused(String text, String... parts) {
        assertThatThrownBy(() -> point(text))
                .isInstanceOf(BadCoordinateException.class)
                .hasMessageContainingAll(parts);
    }
}
