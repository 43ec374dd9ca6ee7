package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.Arrival;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.Resume;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules B2 to B9 of {@code docs/semantics/time.md} in a message that runs for the first time. */
class LiveStopsTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");

    private final DebugSession session =
            new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @BeforeEach
    void open() throws Exception {
        await(session.open(Fixtures.source("debug/stepping"), ProcessDefinition.AOS));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void b7AWatchpointOnMemoryStopsWhereItStopsInTheRecordingToo() throws Exception {
        for (WatchKind kind : WatchKind.values()) {
            assertSame(plain(new Location.Memory(new Range(8, 8), kind)));
        }
    }

    @Test
    void b9FunctionsGrowthAndDevicesStopWhereTheyStopInTheRecordingToo() throws Exception {
        assertSame(plain(Locations.read("handle", module())));
        assertSame(plain(Locations.read("handle+5", module())));
        assertSame(plain(new Location.Growth()));
        assertSame(plain(new Location.Device("wasm-64")));
        assertSame(plain(new Location.Device("")));
    }

    /** A run does not stop before the instruction that it goes on from; what that does is watched all the same. */
    @Test
    void b7WhatTheInstructionDoesThatARunGoesOnFromIsWatched() throws Exception {
        int handle = Objects.requireNonNull(module().export("handle")).index();
        Code code = Objects.requireNonNull(module().function(handle)).code();
        int set = IntStream.range(0, code.size())
                .filter(i -> code.opcode(i) == Opcode.GLOBAL_SET)
                .findFirst()
                .orElseThrow();
        StopPoint watch = plain(9, new Location.Global(code.index(set), WatchKind.WRITE));
        await(session.stops(List.of(plain(new Location.Instruction(handle, set)))));
        CompletableFuture<SlotRecord> sent = session.send(MESSAGE, SendMode.RUN);
        await(session.time(history -> history));
        Point before = session.view().pause().orElseThrow().point();

        await(session.stops(List.of(watch)));
        Point live = await(session.resume()).pause().orElseThrow().point();
        await(session.stops(List.of()));
        await(session.resume());
        await(sent);
        Arrival recorded =
                await(session.time(history -> new Resume(history.timeline(), List.of(watch)).forward(before)));

        assertThat(live.instruction()).isEqualTo(before.instruction() + 1);
        assertThat(recorded.at()).isEqualTo(live);
        assertThat(recorded.stop()).contains(watch);
    }

    @Test
    void b9ATrapStopsBeforeItsInstructionWithTheFramesOfItForConditionsAndLogs() throws Exception {
        await(session.open(Fixtures.source("debug/divides"), ProcessDefinition.AOS));
        Location trap = new Location.Trap();
        for (String condition : List.of("$by == 0 && stack[1] == 10", "$of == 11", "instruction == 13 && depth == 2")) {
            Optional<Expression> asked = Optional.of(Expression.read(condition));
            assertSame(new StopPoint(1, "", trap, asked, 1, Optional.empty(), false, true));
        }
        Template divided = Template.read("{$of} by {$by}");
        await(session.stops(
                List.of(new StopPoint(1, "", trap, Optional.empty(), 1, Optional.of(divided), false, true))));
        await(session.send(MESSAGE, SendMode.RUN));

        assertThat(session.view().log()).extracting(LogLine::text).containsExactly("10 by 0");
    }

    @Test
    void b3AConditionIsAskedAtEachHit() throws Exception {
        StopPoint always = plain(Locations.read("handle+5", module()));
        assertSame(new StopPoint(
                1,
                "",
                always.location(),
                Optional.of(Expression.read("instruction > 3")),
                1,
                Optional.empty(),
                false,
                true));
        assertSame(new StopPoint(
                1,
                "",
                always.location(),
                Optional.of(Expression.read("$0 == 77777")),
                1,
                Optional.empty(),
                false,
                true));
    }

    @Test
    void b3AConditionThatHasNoValueIsToldForTheLastMessageWithWhere() throws Exception {
        StopPoint asking = new StopPoint(
                4,
                "handle+5",
                Locations.read("handle+5", module()),
                Optional.of(Expression.read("stack[9] == 1")),
                1,
                Optional.empty(),
                false,
                true);
        await(session.stops(List.of(asking)));
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.send(MESSAGE, SendMode.RUN));

        assertThat(session.view().undecided()).singleElement().satisfies(one -> {
            assertThat(one.stop()).isEqualTo(asking);
            assertThat(one.at()).startsWith("s2.p1.wasm-64+");
            assertThat(one.why()).startsWith("there is no operand 9 here, at character 1; there are");
        });
    }

    @Test
    void b5AStopPointThatLogsTellsAndDoesNotStop() throws Exception {
        Location handle = Locations.read("handle", module());
        await(session.stops(List.of(new StopPoint(
                1, "", handle, Optional.empty(), 1, Optional.of(Template.read("slot {slot}")), false, true))));

        SlotRecord ended = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(ended.status()).isEqualTo(SlotRecord.Status.OK);
        assertThat(session.view().log()).extracting(LogLine::text).containsExactly("slot 1");
        assertThat(session.view().log().getFirst().at()).hasToString("s1.p1.wasm-64+0");
    }

    @Test
    void b6OneThatStopsOnceIsGoneAfterwards() throws Exception {
        Location handle = Locations.read("handle", module());
        await(session.stops(List.of(
                new StopPoint(1, "", handle, Optional.empty(), 1, Optional.empty(), true, true),
                plain(7, new Location.Trap()))));
        var _ = session.send(MESSAGE, SendMode.RUN);

        await(session.time(history -> history));

        assertThat(session.view().run()).isEqualTo(RunState.PAUSED);
        assertThat(session.view().stops()).extracting(StopPoint::id).containsExactly(7);
    }

    @Test
    void b4OnlyTheHitOfANumberStops() throws Exception {
        StopPoint device = plain(new Location.Device(""));
        assertSame(new StopPoint(1, "", device.location(), Optional.empty(), 3, Optional.empty(), false, true));
    }

    @Test
    void oneThatIsSwitchedOffDoesNotStop() throws Exception {
        await(session.stops(List.of(plain(Locations.read("handle", module())).enabled(false))));

        SlotRecord ended = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(ended.status()).isEqualTo(SlotRecord.Status.OK);
        assertThat(session.view().breakpoints()).isEmpty();
    }

    @Test
    void breakpointsSetElsewhereLeaveOtherStopPointsAsTheyAre() throws Exception {
        StopPoint growth = plain(4, new Location.Growth());
        await(session.stops(List.of(growth)));
        Breakpoint first = new Breakpoint(module().importedFunctions(), 0);

        await(session.breakpoints(Set.of(first)));
        assertThat(session.view().stops()).extracting(StopPoint::id).containsExactly(4, 5);
        assertThat(session.view().breakpoints()).containsExactly(first);
        await(session.breakpoints(Set.of()));

        assertThat(session.view().stops()).containsExactly(growth);
    }

    /** Sends a message and resumes at each stop; the stops are those of the recording. */
    private void assertSame(StopPoint stop) throws Exception {
        await(session.stops(List.of(stop)));
        int slot = session.view().timeline().size();
        CompletableFuture<SlotRecord> sent = session.send(MESSAGE, SendMode.RUN);
        List<Point> live = new ArrayList<>();
        await(session.time(history -> history));
        while (!sent.isDone() && live.size() < 100) {
            Point at = session.view().pause().orElseThrow().point();
            live.add(at);
            await(session.resume());
        }
        List<Point> recorded = await(session.time(history -> {
            List<Point> stops = new ArrayList<>();
            Point from = Point.end(slot - 1);
            // Hits are counted from where resuming began, so each stop is a beginning, as it is live.
            Arrival arrival = new Resume(history.timeline(), List.of(stop)).forward(from);
            while (arrival.stop().isPresent() && stops.size() < 100) {
                stops.add(arrival.at());
                arrival = new Resume(history.timeline(), List.of(stop)).forward(arrival.at());
            }
            return stops;
        }));
        assertThat(live).as(stop.toString()).isEqualTo(recorded);
        await(session.stops(List.of()));
    }

    private WasmModule module() {
        return session.view().image().orElseThrow().image().module();
    }

    private static StopPoint plain(Location location) {
        return plain(1, location);
    }

    private static StopPoint plain(int id, Location location) {
        return StopPoints.plain(id, "", location);
    }
}
