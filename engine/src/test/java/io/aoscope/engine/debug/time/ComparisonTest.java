package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.TierChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** First differences, and failing logs made small. */
class ComparisonTest {
    private static final MessageDraft COUNT = MessageDraft.action("Count");

    @Test
    void k24TheSameImageOnTwoTiersDoesNotDiffer() throws Exception {
        Comparison comparison = Comparison.of(
                history("debug/stepping", Fixtures.options()),
                history("debug/stepping", Fixtures.options(TierChoice.COMPILED)),
                List.of(COUNT, COUNT));

        assertThat(comparison.slot()).isEmpty();
        assertThat(comparison.slots()).isEqualTo(3);
    }

    @Test
    void k24TwoImagesComeApartAtTheFirstSlotAndCallOfTheHostThatDiffer() throws Exception {
        Comparison comparison = Comparison.of(
                history("debug/stepping", Fixtures.options()),
                history("debug/writes", Fixtures.options()),
                List.of(COUNT, COUNT));

        assertThat(comparison.slot()).contains(1);
        assertThat(comparison.what()).isEqualTo("results/data is 1 and {A");
        assertThat(comparison.host()).hasValueSatisfying(host -> {
            assertThat(host.number()).isZero();
            assertThat(host.left()).isEmpty();
            assertThat(host.right().orElseThrow().name()).isEqualTo("clock_time_get");
        });
        assertThat(comparison.instruction()).isEmpty();
    }

    @Test
    void k24OneImageComesApartAtAnInstruction() throws Exception {
        History changed = history("debug/stepping", Fixtures.options());
        History plain = history("debug/stepping", Fixtures.options());
        plain.send(COUNT, plain.timeline().last(), "");
        changed.send(COUNT, changed.timeline().last(), "");
        Point at = Coordinates.read("s1.p1.wasm-64+40", changed.timeline());
        changed.edit(at, new Edit.Change.Bytes(8, Binary.of(new byte[] {3})));

        Comparison comparison = Comparison.of(plain, changed, List.of());

        assertThat(comparison.what()).contains("results/data");
        assertThat(comparison.instruction()).hasValueSatisfying(difference -> {
            assertThat(difference.at()).isEqualTo(at);
            assertThat(difference.address()).contains(8L);
        });
    }

    @Test
    void k24TwoBranchesComeApartWhereOneWasChanged() throws Exception {
        History history = history("debug/stepping", Fixtures.options());
        history.send(COUNT, history.timeline().last(), "");
        Timeline main = history.timeline();
        Point at = Coordinates.read("s1.p1.wasm-64+40", main);
        Timeline branch = history.edit(at, new Edit.Change.Bytes(8, Binary.of(new byte[] {3})))
                .timeline();

        Comparison comparison = Comparison.of(main, branch);

        assertThat(comparison.slot()).contains(1);
        assertThat(comparison.instruction())
                .hasValueSatisfying(difference -> assertThat(difference.at()).isEqualTo(at));
        assertThat(Comparison.of(main, main).slot()).isEmpty();
    }

    @Test
    void k24ASlotThatOnlyOneBranchHasIsTheDifference() throws Exception {
        History history = history("debug/stepping", Fixtures.options());
        Timeline shorter = history.branch("shorter", history.timeline().last()).timeline();
        history.goTo(History.MAIN);
        history.send(COUNT, history.timeline().last(), "");

        Comparison comparison = Comparison.of(shorter, history.timeline());

        assertThat(comparison.slot()).contains(1);
        assertThat(comparison.what()).isEqualTo("only the second has this slot");
    }

    @Test
    void k24ARecordingIsComparedWithAnotherProcessThatGetsItsMessages() throws Exception {
        History history = history("debug/stepping", Fixtures.options());
        history.send(COUNT, history.timeline().last(), "");
        ProcessImage other = ImageLoader.load(Fixtures.source("debug/writes"));

        Comparison same = Comparison.of(
                history.timeline(), history.beside(history.session().image(), Fixtures.options(TierChoice.COMPILED)));
        Comparison different = Comparison.of(history.timeline(), history.beside(other, Fixtures.options()));

        assertThat(same.slot()).isEmpty();
        assertThat(same.slots()).isEqualTo(2);
        assertThat(different.what()).isEqualTo("results/data is 1 and {A");
        assertThat(history.timeline().recording().slots()).hasSize(2);
    }

    @Test
    void aComparisonIsGivenUpInTheMiddleOfAMessageThatDoesNotEnd() throws Exception {
        AtomicBoolean armed = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        History history = new History(
                ImageLoader.load(Fixtures.source("debug/stepping")),
                Fixtures.options(),
                ProcessDefinition.AOS,
                () -> armed.get() && looks.incrementAndGet() > 20);
        history.spawn();
        history.send(COUNT, history.timeline().last(), "");
        History endless = history.beside(ImageLoader.load(Fixtures.source("infinite-loop")), Fixtures.options());
        Timeline recorded = history.timeline();
        armed.set(true);

        assertThatThrownBy(() -> Comparison.of(recorded, endless)).isInstanceOf(GivenUpException.class);
        assertThat(endless.timeline().recording().slots()).hasSize(1);
    }

    @Test
    void k24TwoProfilesComeApartWhereOneIsStuck() throws Exception {
        Comparison comparison = Comparison.of(
                history("trap", Fixtures.options()),
                history("trap", Fixtures.options().withProfile(Profile.HYPERBEAM)),
                List.of(COUNT, COUNT));

        assertThat(comparison.slot()).contains(2);
        assertThat(comparison.what()).contains("trap", "blocked");
    }

    @Test
    void k25AFailingLogIsMadeSmall() throws Exception {
        MessageDraft failing = COUNT.withTag("a", "b").withTag("c", "d").withData("some data");

        Optional<Minimiser.Small> small = minimiser("trap").minimise(List.of(failing, COUNT));

        assertThat(small.orElseThrow().messages()).containsExactly(COUNT);
        assertThat(small.get().failure().kind()).isEqualTo("trap");
        assertThat(minimiser("debug/stepping").minimise(List.of(COUNT, COUNT))).isEmpty();
    }

    @Test
    void k25NumbersAndQuotationsDoNotMakeTwoFailuresDifferent() {
        var one = new SlotError("trap", "unreachable at 0x12 of \"a\"", "wasm-64@1.0", 1);
        var same = new SlotError("trap", "unreachable at 0x3f of \"b\"", "wasm-64@1.0", 1);
        var other = new SlotError("exit", "unreachable at 0x12 of \"a\"", "wasm-64@1.0", 1);

        assertThat(Minimiser.signature(one))
                .isEqualTo(Minimiser.signature(same))
                .isNotEqualTo(Minimiser.signature(other));
    }

    private static Minimiser minimiser(String fixture) throws Exception {
        return new Minimiser(
                ImageLoader.load(Fixtures.source(fixture)), Fixtures.options(), ProcessDefinition.AOS, () -> false);
    }

    private static History history(String fixture, SessionOptions options) throws Exception {
        History history =
                new History(ImageLoader.load(Fixtures.source(fixture)), options, ProcessDefinition.AOS, () -> false);
        history.spawn();
        return history;
    }
}
