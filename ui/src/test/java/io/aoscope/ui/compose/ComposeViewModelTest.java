package io.aoscope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.HandleInput;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.MessageDraft.Tag;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ComposeViewModel view = new ComposeViewModel(model);

    @Test
    void whatIsTypedBecomesTheDraft() {
        view.action().set("Transfer");
        view.data().set("hello");
        view.target().set(" abc ");
        view.blockHeight().set("12");
        var tag = view.addTag();
        tag.name().set("Quantity");
        tag.value().set("5");

        assertThat(model.draft().get())
                .isEqualTo(new MessageDraft(
                        "Transfer",
                        List.of(new Tag("Quantity", "5")),
                        "hello",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("abc"),
                        Optional.empty(),
                        Optional.of(12L)));
    }

    @Test
    void aTagRowLeftEmptyIsNotSent() {
        view.addTag();

        assertThat(model.draft().get().tags()).isEmpty();
        assertThat(model.draftProblem().get()).isEmpty();
    }

    @Test
    void aTagWithoutANameIsAProblemThatSaysWhatToDo() {
        view.addTag().value().set("5");

        assertThat(model.draftProblem().get()).contains("“5”").contains("Name it, or remove it");
    }

    @Test
    void aBlockHeightThatIsNoNumberIsAProblemUntilItIsMended() {
        view.blockHeight().set("ten");
        assertThat(model.draftProblem().get()).contains("“ten”").contains("digits");

        view.blockHeight().set("10");
        assertThat(model.draftProblem().get()).isEmpty();
    }

    @Test
    void thePreviewFollowsWhatIsTyped() {
        view.action().set("Get");

        assertThat(view.preview().get().map(HandleInput::message)).contains("{\"Action\":\"Get\"}");
    }

    @Test
    void whileASlotIsUnderWayThePreviewWaits() {
        session.publish(Views.running(Views.idle(), 5));
        int before = session.asked().size();
        view.action().set("Get");
        assertThat(session.asked()).hasSize(before);

        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));
        assertThat(session.asked()).last().isEqualTo("preview Get");
    }

    @Test
    void aPreviewThatFailsShowsTheReason() {
        session.refuse("the process did not start");
        view.action().set("Get");

        assertThat(view.preview().get().flatMap(HandleInput::problem)).contains("the process did not start");
    }

    @Test
    void aMessageLoadedFromTheHistoryFillsEveryField() {
        view.load(MessageDraft.action("Eval").withData("return 1+1").withTag("X", "1"));

        assertThat(view.action().get()).isEqualTo("Eval");
        assertThat(view.data().get()).isEqualTo("return 1+1");
        assertThat(view.tags())
                .singleElement()
                .satisfies(row -> assertThat(row.name().get()).isEqualTo("X"));
        assertThat(model.draft().get().data()).isEqualTo("return 1+1");
    }

    @Test
    void removingATagTakesItOutOfTheDraft() {
        view.load(MessageDraft.action("A").withTag("X", "1").withTag("Y", "2"));
        view.removeTag(view.tags().getFirst());

        assertThat(model.draft().get().tags()).containsExactly(new Tag("Y", "2"));
    }
}
