package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Access.By;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.MessageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules K15 to K18 of {@code docs/semantics/time.md}. */
class AccessesTest {
    private static Timeline timeline;

    @BeforeAll
    static void record() throws Exception {
        timeline = Recordings.fixture("debug/writes", MessageDraft.action("Go"), MessageDraft.action("Again"));
    }

    @Test
    void k15AWriteIsNamedByTheStopBeforeItAndSeenAtTheNext() throws Exception {
        Access write = wrote("s1.end", 105, 1);

        assertThat(write.at()).hasToString("s1.p1.wasm-64+123");
        assertThat(write.by()).isEqualTo(By.INSTRUCTION);
        assertThat(write.name()).isEqualTo("copy");
        assertThat(write.instruction()).isEqualTo("i64.store8");
        assertThat(write.before().text()).isEqualTo("?");
        assertThat(write.after().text()).isEqualTo("{");
        assertThat(byteAt(write.at(), 105)).isEqualTo('?');
        assertThat(byteAt(timeline.moved(write.at(), 1), 105)).isEqualTo('{');
    }

    @Test
    void k16AWriteThatChangesNothingIsAWrite() throws Exception {
        Access last = wrote("s1.end", 256, 8);
        Access first = new Accesses(timeline)
                .previous(last.at(), new Range(256, 8), Kind.WRITE)
                .orElseThrow();

        assertThat(last.at()).hasToString("s1.p1.wasm-64+5");
        assertThat(last.before()).isEqualTo(last.after());
        assertThat(first.at()).hasToString("s1.p1.wasm-64+2");
        assertThat(first.before()).isNotEqualTo(first.after());
    }

    @Test
    void k16MemoryCopyTheHostAndDataSegmentsWriteToo() throws Exception {
        assertThat(wrote("s1.end", 106, 1).instruction()).isEqualTo("memory.copy");
        assertThat(wrote("s1.end", 106, 1).after().text()).isEqualTo("A");
        Access host = wrote("s1.end", 320, 8);
        assertThat(host.by()).isEqualTo(By.HOST);
        assertThat(host.name()).isEqualTo("wasi_snapshot_preview1.clock_time_get");
        Access segment = wrote("s1.end", 512, 1);
        assertThat(segment.by()).isEqualTo(By.DATA_SEGMENT);
        assertThat(segment.name()).isEqualTo("data segment 1");
        assertThat(previous("s1.end", 2000, 8)).isEmpty();
    }

    @Test
    void k16AWriteIsLookedForOverTheBordersOfSlots() throws Exception {
        assertThat(wrote("s2.p1.wasm-64+0", 105, 1).at()).hasToString("s1.p1.wasm-64+123");
        assertThat(wrote("s2.end", 105, 1).at()).hasToString("s2.p1.wasm-64+123");
        Optional<Access> next = new Accesses(timeline).next(point("s1.p1.wasm-64+124"), new Range(105, 1), Kind.WRITE);
        assertThat(next.orElseThrow().at()).hasToString("s2.p1.wasm-64+123");
    }

    @Test
    void k16ReadsAreFoundLikewise() throws Exception {
        Range copied = new Range(600, 1);
        Access read = new Accesses(timeline)
                .previous(point("s1.p1.wasm-64+139"), copied, Kind.READ)
                .orElseThrow();
        Access reply = new Accesses(timeline)
                .previous(point("s1.end"), copied, Kind.READ)
                .orElseThrow();

        assertThat(read.instruction()).isEqualTo("i64.load8_u");
        assertThat(read.at()).hasToString("s1.p1.wasm-64+122");
        assertThat(reply.by()).isEqualTo(By.DEVICE);
        assertThat(reply.name()).isEqualTo("json-iface@1.0");
    }

    @Test
    void k17WhatADeviceWritesIsNamedByTheStopBefore() throws Exception {
        Access message = wrote("s1.end", 4096, 1);

        assertThat(message.by()).isEqualTo(By.DEVICE);
        assertThat(message.name()).isEqualTo("json-iface@1.0");
        assertThat(message.at()).hasToString("s1.p1.json-iface+7");
        assertThat(message.range().address()).isEqualTo(4096);
        assertThat(message.after().text()).isEqualTo("{");
    }

    @Test
    void k18AFailedSlotWroteNothingThatStayed() throws Exception {
        Timeline failing = Recordings.fixture("trap", MessageDraft.action("One"), MessageDraft.action("Two"));
        Point start = Point.start(2);
        Range message = new Range(4096, 8);

        Optional<Access> before = new Accesses(failing).previous(start, message, Kind.WRITE);
        Optional<Access> within =
                new Accesses(failing).previous(Coordinates.read("s1.p1.wasm-64+0", failing), message, Kind.WRITE);

        assertThat(failing.recording().slot(1).orElseThrow().record().error()).isPresent();
        assertThat(within).isPresent();
        assertThat(before).isEmpty();
    }

    @Test
    void k16AChangeOfABranchIsAWrite() throws Exception {
        History history = HistoryTest.of("debug/writes");
        history.send(MessageDraft.action("Go"), history.timeline().last(), "");
        Point at = Coordinates.read("s1.p1.wasm-64+124", history.timeline());
        history.edit(at, new Edit.Change.Bytes(104, Binary.of("xyz")));
        Accesses accesses = new Accesses(history.timeline());
        Range range = new Range(105, 1);

        Access change = accesses.previous(at, range, Kind.WRITE).orElseThrow();
        Access before = accesses.previous(change.at(), range, Kind.WRITE).orElseThrow();

        assertThat(change.by()).isEqualTo(By.CHANGE);
        assertThat(change.at()).hasToString("s1.p1.wasm-64+123");
        assertThat(change.range()).isEqualTo(new Range(104, 3));
        assertThat(change.after().text()).isEqualTo("y");
        assertThat(before.by()).isEqualTo(By.DATA_SEGMENT);
    }

    @Test
    void whatIsMetForwardsIsMetBackwardsOnSlotsOfManyInstructions() throws Exception {
        Timeline touched = Recordings.fixture("debug/touch", MessageDraft.action("Go"), MessageDraft.action("Again"));
        for (Kind kind : Kind.values()) {
            for (Range range : List.of(new Range(65_535, 2), new Range(65_420, 1))) {
                List<Point> forwards = new ArrayList<>();
                Point at = touched.first();
                for (var found = next(touched, at, range, kind);
                        found.isPresent();
                        found = next(touched, at, range, kind)) {
                    forwards.add(found.get().at());
                    at = touched.moved(found.get().at(), 1);
                }
                List<Point> backwards = new ArrayList<>();
                at = touched.last();
                for (var found = previous(touched, at, range, kind);
                        found.isPresent();
                        found = previous(touched, at, range, kind)) {
                    at = found.get().at();
                    backwards.addFirst(at);
                }

                assertThat(forwards).hasSizeGreaterThan(40).isEqualTo(backwards);
            }
        }
    }

    private static Optional<Access> next(Timeline timeline, Point at, Range range, Kind kind) {
        return new Accesses(timeline).next(at, range, kind);
    }

    private static Optional<Access> previous(Timeline timeline, Point at, Range range, Kind kind) {
        return new Accesses(timeline).previous(at, range, kind);
    }

    private static Access wrote(String at, long address, long length) throws Exception {
        return previous(at, address, length).orElseThrow();
    }

    private static Optional<Access> previous(String at, long address, long length) throws Exception {
        return new Accesses(timeline).previous(point(at), new Range(address, length), Kind.WRITE);
    }

    private static char byteAt(Point point, long address) {
        return (char)
                AccessText.bytes(timeline.at(point), new Range(address, 1)).at(0);
    }

    private static Point point(String text) throws Exception {
        return Coordinates.read(text, timeline);
    }
}
