package io.aoscope.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.outbox.OutboxViewModel.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxViewModelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Link> links = new ArrayList<>();
    private final OutboxViewModel view = new OutboxViewModel(model.picture(), links::add);

    @Test
    void beforeAnyMessageThereIsNoAnswer() {
        assertThat(view.answer().get()).isEmpty();
        assertThat(view.json()).isEmpty();
    }

    @Test
    void theDataAndMessagesOfTheFocusedSlotAreShown() {
        session.publish(Staged.slots(
                open, Staged.answered(1, "41", Optional.empty()), Staged.answered(2, "42", Optional.empty())));
        assertThat(answer().dataText()).isEqualTo("42");
        assertThat(answer().heading()).isEqualTo("Slot 2, Get");
        assertThat(answer().messages().text("1/Action")).contains("Count-Response");
        assertThat(Part.MESSAGES.count(answer())).isEqualTo(1);
        assertThat(Part.PATCHES.count(answer())).isZero();
        model.focus(new Focus.AtEntry(0));
        assertThat(answer().dataText()).isEqualTo("41");
    }

    @Test
    void freshKeysKeepTheirSpellingInTheJson() {
        session.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        assertThat(view.json().orElseThrow()).contains("\"Action\" : \"Count-Response\"", "\"data\" : \"42\"");
        assertThat(view.partJson().orElseThrow())
                .startsWith("{")
                .contains("\"1\"")
                .doesNotContain("outbox");
    }

    /** C1. */
    @Test
    void fromTheCacheKeysAreInLowerCase() {
        session.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        view.cached().set(true);
        assertThat(answer().heading()).isEqualTo("Slot 1, Get, from the cache");
        assertThat(view.json().orElseThrow())
                .contains("\"action\" : \"Count-Response\"")
                .doesNotContain("\"Action\"");
        assertThat(Part.MESSAGES.count(answer())).isEqualTo(1);
        view.cached().set(false);
        assertThat(view.json().orElseThrow()).contains("\"Action\"");
    }

    /** C3. */
    @Test
    void resultsThatTheCacheDoesNotGiveBackSayWhy() {
        session.publish(Staged.slots(open, Staged.answered(1, "42", Optional.empty())));
        Answer fresh = answer();
        Message results = fresh.results().put("list", ListValue.ofTexts("é"));
        Answer odd = new Answer(
                fresh.heading(),
                fresh.error(),
                fresh.data(),
                results,
                fresh.messages(),
                fresh.patches(),
                fresh.warnings(),
                fresh.imports());
        assertThat(odd.cached(Codec.MAIN).dataText())
                .startsWith("A node cannot read these results again: at results/list");
        assertThat(odd.cached(Codec.EDGE).dataText()).isEqualTo("42");
    }

    @Test
    void aFailedSlotTellsItsErrorWarningsAndUndefinedImports() {
        session.publish(Staged.slots(open, Staged.failed(3)));
        assertThat(answer().error().orElseThrow().kind()).isEqualTo("trap");
        assertThat(answer().data()).isEmpty();
        assertThat(Part.WARNINGS.count(answer())).isEqualTo(1);
        assertThat(Part.IMPORTS.count(answer())).isEqualTo(1);
        view.part().set(Part.WARNINGS);
        assertThat(view.partJson()).isEmpty();
    }

    @Test
    void anErrorThatNamesAnOffsetLeadsToItsInstruction() {
        session.publish(Staged.slots(open, Staged.failed(3)));
        view.followPlace();
        assertThat(links).singleElement().isInstanceOf(Link.Code.class);
        session.publish(Staged.slots(open, Staged.answered(1, "1", Optional.empty())));
        assertThat(view.place()).isEmpty();
    }

    @Test
    void atAPauseTheResultsAreShownAsTheyStand() {
        session.publish(Staged.paused(open, Staged.pauseBeforeDevice()));
        assertThat(answer().heading()).isEqualTo("Slot 1, as it stands at s1.p1.wasi+0");
        assertThat(answer().data()).isEmpty();
    }

    @Test
    void dataOfAnyKindIsReadable() {
        assertThat(data(Value.of(42))).isEqualTo("42");
        assertThat(data(Value.of(true))).isEqualTo("true");
        assertThat(data(Staged.files().message("vfs/data").orElseThrow())).contains("\"counter.txt\"");
        assertThat(data(Binary.of("text"))).isEqualTo("text");
    }

    private static String data(Value value) {
        return new Answer(
                        "",
                        Optional.empty(),
                        Optional.of(value),
                        Staged.files(),
                        Staged.files(),
                        Staged.files(),
                        List.of(),
                        List.of())
                .dataText();
    }

    private Answer answer() {
        return view.answer().get().orElseThrow();
    }
}
