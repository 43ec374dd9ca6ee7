package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Access.By;
import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.wasm.GlobalType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Differences, profiles and origins. */
class ReportsTest {
    private static Timeline timeline;
    private static Timeline writes;

    @BeforeAll
    static void record() throws Exception {
        timeline = Recordings.fixture("debug/stepping", MessageDraft.action("Count"), MessageDraft.action("Count"));
        writes = Recordings.fixture("debug/writes", MessageDraft.action("Go"));
    }

    @Test
    void aDiffTellsPagesBytesGlobalsAndResults() throws Exception {
        Diff diff = Diff.of(timeline.at(point("s1.p1.wasm-64+0")), timeline.at(point("s1.end")));

        assertThat(diff.pages()).containsExactly(0L);
        assertThat(diff.bytes()).isEqualTo(2);
        assertThat(diff.ranges()).containsExactly(new Range(8, 1), new Range(105, 1));
        assertThat(diff.complete()).isTrue();
        assertThat(diff.globals()).singleElement().satisfies(global -> {
            assertThat(global.index()).isEqualTo(1);
            assertThat(global.before().bits()).isZero();
            assertThat(global.after().bits()).isEqualTo(1);
        });
        assertThat(diff.results())
                .filteredOn(change -> change.path().equals("/data"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.after()).map(Object::toString).contains("\"1\""));
    }

    @Test
    void twoSavedStatesAreComparedAsTheMomentsTheyWereSavedAt() throws Exception {
        ProcessSession process = Fixtures.session("debug/stepping");
        SavedState spawned = process.save("spawned");
        process.begin(MessageDraft.action("Count")).runToEnd();
        SavedState counted = process.save("counted");
        List<GlobalType> globals = process.image().module().globalTypes();

        Diff diff = Diff.of(Moment.of(spawned, globals), Moment.of(counted, globals));

        assertThat(Moment.of(counted, globals).at()).hasToString("s1.end");
        assertThat(diff.ranges()).contains(new Range(8, 1));
        assertThat(diff.globals()).extracting(Diff.GlobalChange::index).containsExactly(0, 1);
        assertThat(diff.results()).extracting(Diff.ValueChange::path).contains("/data");
    }

    @Test
    void growthTellsTheSizeOfMemoryAndWhereItChanged() {
        Growth growth = Growth.of(writes, 1);

        assertThat(growth.instructions()).isEqualTo(writes.index(1).instructions());
        assertThat(growth.steps()).extracting(Growth.Step::pages).containsExactly(1L, 2L);
        assertThat(growth.steps().getFirst().at()).hasToString("s1.start");
        Growth.Step grown = growth.steps().getLast();
        assertThat(writes.at(grown.at()).memory().orElseThrow().pages()).isEqualTo(1);
        assertThat(writes.at(writes.moved(grown.at(), 1)).memory().orElseThrow().pages())
                .isEqualTo(2);
        assertThat(grown.instructions()).isBetween(1L, growth.instructions());
    }

    @Test
    void nothingDiffersBetweenAMomentAndItself() throws Exception {
        Diff diff = Diff.of(timeline.at(point("s1.end")), timeline.at(point("s1.end")));

        assertThat(diff.bytes()).isZero();
        assertThat(diff.ranges()).isEmpty();
        assertThat(diff.globals()).isEmpty();
        assertThat(diff.results()).isEmpty();
    }

    @Test
    void aProfileCountsEveryInstructionByFunction() {
        Profile profile = Profile.of(timeline, 1);

        assertThat(profile.instructions()).isEqualTo(86);
        assertThat(profile.functions())
                .extracting(FunctionCost::self)
                .satisfies(self -> assertThat(
                                self.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(86));
        assertThat(profile.functions())
                .contains(
                        new FunctionCost(3, "down", 33, 33, 4),
                        new FunctionCost(6, "handle", 29, 70, 1),
                        new FunctionCost(0, "malloc", 16, 16, 2));
        assertThat(profile.hits().get(3)).containsExactly(4, 4, 4, 1, 1, 3, 3, 3, 3, 3, 4);
    }

    @Test
    void aProfileTellsHowFarItIs() throws Exception {
        Timeline touched = Recordings.fixture("debug/touch", MessageDraft.action("Go"));
        List<Long> told = new ArrayList<>();

        Profile.of(touched, 1, told::add);

        assertThat(told).isSorted().last().isEqualTo(touched.index(1).end());
    }

    @Test
    void aProfileOfATrapCountsWhatWasExecuted() throws Exception {
        Timeline trapping = Recordings.fixture("trap", MessageDraft.action("Boom"));

        assertThat(Profile.of(trapping, 1).instructions())
                .isEqualTo(trapping.recording()
                        .slot(1)
                        .orElseThrow()
                        .record()
                        .instructions()
                        .orElseThrow());
    }

    @Test
    void aProfileIsWrittenAsFoldedStacksAndForSpeedscope() {
        Profile profile = Profile.of(timeline, 1);

        assertThat(ProfileExport.folded(profile).lines())
                .contains("slot 1;pass 1 wasm-64;handle 29", "slot 1;pass 1 wasm-64;handle;down;down;down;down 6");
        var speedscope = ProfileExport.speedscope(profile);
        long weights = 0;
        for (var weight : speedscope.at("/profiles/0/weights")) {
            weights += weight.asLong();
        }
        assertThat(weights).isEqualTo(86);
        assertThat(speedscope.at("/profiles/0/endValue").asLong()).isEqualTo(86);
        assertThat(speedscope.at("/profiles/0/samples").size())
                .isEqualTo(speedscope.at("/profiles/0/weights").size());
        assertThat(speedscope.at("/shared/frames/0/name").asText()).isEqualTo("slot 1");
    }

    @Test
    void k23TheOriginOfAValueLooksThroughCopiesToTheFirstWrite() throws Exception {
        Origin origin = new Origins(writes).of(1, "results/data");

        assertThat(origin.value().text()).isEqualTo("{A");
        assertThat(origin.parts()).hasSize(2);
        Origin.Part loop = origin.parts().getFirst();
        assertThat(loop.reply()).isEqualTo(new Range(105, 1));
        assertThat(loop.chain()).extracting(Access::by).containsExactly(By.INSTRUCTION, By.INSTRUCTION, By.DEVICE);
        assertThat(loop.chain()).extracting(Access::name).containsExactly("copy", "copy", "json-iface@1.0");
        Origin.Part bulk = origin.parts().getLast();
        assertThat(bulk.chain()).extracting(Access::instruction).containsExactly("memory.copy", "");
        assertThat(bulk.chain()).extracting(Access::name).containsExactly("handle", "data segment 1");
    }

    @Test
    void k23AValueThatADeviceMadeHasNoOriginInTheReply() throws Exception {
        assertThatThrownBy(() -> new Origins(writes).of(1, "results/nothing"))
                .hasMessageContaining("no results/nothing");
        assertThatThrownBy(() -> new Origins(writes).of(1, "results/outbox")).hasMessageContaining("several values");
    }

    @Test
    void aValueIsFoundInAReplyThatIsATextOfJson() {
        byte[] reply =
                "{\"ok\":true,\"response\":\"{\\\"Messages\\\":[{\\\"Tags\\\":[{\\\"name\\\":\\\"Action\\\",\\\"value\\\":\\\"a\\\\nb\\\"}]}]}\"}"
                        .getBytes(StandardCharsets.UTF_8);

        var span = JsonSpans.find(JsonSpans.of(reply), List.of("outbox", "1", "action"), new byte[] {'a', '\n', 'b'})
                .orElseThrow();

        assertThat((char) reply[span.places()[0]]).isEqualTo('a');
        assertThat((char) reply[span.places()[1]]).isEqualTo('\\');
        assertThat((char) reply[span.places()[2]]).isEqualTo('b');
    }

    private static Point point(String text) throws Exception {
        return Coordinates.read(text, timeline);
    }
}
