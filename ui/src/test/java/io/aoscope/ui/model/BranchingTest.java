package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Edits;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchingTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final Branching branching = model.branching();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final History history = Recorded.counter(session, "Inc", "Inc");

    BranchingTest() {
        model.onProblem(problem -> problems.add(problem.getMessage()));
        model.onNote(note -> notes.add(note.title()));
    }

    @Test
    void aValueChangedInThePastBeginsABranchAndTheFocusStaysWhereItWasChanged() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));

        branching.edit("Local 0 is 7", (moment, frame, module) -> Edits.read("$0 7", moment, frame, module));

        assertThat(problems).isEmpty();
        assertThat(at()).isEqualTo("s1.p1.wasm-64+10");
        assertThat(model.picture()
                        .get()
                        .frame()
                        .orElseThrow()
                        .locals()
                        .getFirst()
                        .value()
                        .bits())
                .isEqualTo(7);
        assertThat(notes).containsExactly("Branch b1 begins here");
        assertThat(branches()).containsExactly("main", "b1");
        assertThat(model.picture().get().session().branch()).contains("b1");
    }

    @Test
    void aSecondChangeOfTheBranchGoesOnInIt() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        branching.edit("one", (moment, frame, module) -> new Change.Bytes(64, Binary.of(new byte[] {1})));
        branching.edit("two", (moment, frame, module) -> new Change.Bytes(65, Binary.of(new byte[] {2})));

        assertThat(notes).containsExactly("Branch b1 begins here", "Branch b1 goes on from here, changed");
        assertThat(branches()).containsExactly("main", "b1");
    }

    @Test
    void memoryAtTheEndOfASlotIsChangedInABranchWhoseSlotEndsSo() {
        branching.edit("one", (moment, frame, module) -> new Change.Bytes(64, Binary.of(new byte[] {9})));

        assertThat(problems).isEmpty();
        assertThat(at()).isEqualTo("s2.end");
        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtEntry(2));
        byte[] seen = new byte[1];
        model.picture().get().memory().orElseThrow().read(64, seen, 0, 1);
        assertThat(seen).containsExactly(9);
        assertThat(branches()).containsExactly("main", "b1");
    }

    @Test
    void whereNothingCanBeChangedTheUserIsToldWhereToGo() {
        model.follow(new Link.Time("s2.start"));
        branching.edit("nothing", (moment, frame, module) -> new Change.Global(0, 1));

        assertThat(problems).singleElement().asString().contains("at s2.start", "Step into the slot (F11");
        assertThat(branches()).containsExactly("main");
    }

    @Test
    void aMessageSentFromThePastGoesToABranch() {
        session.answerWith(Views.ok(2, "Get"));
        model.draft().set(MessageDraft.action("Get"));
        model.focus(new Focus.AtEntry(1));

        model.send(SendMode.RUN);

        assertThat(history.branch().name()).isEqualTo("b1");
        assertThat(history.branch().from()).hasToString("s1.end");
        assertThat(notes).containsExactly("Branch b1 begins at s1.end");
        assertThat(session.asked()).contains("send Get RUN");
    }

    @Test
    void aMessageSentFromNowStaysOnTheBranch() {
        session.answerWith(Views.ok(3, "Get"));
        model.draft().set(MessageDraft.action("Get"));

        model.send(SendMode.RUN);

        assertThat(branches()).containsExactly("main");
    }

    @Test
    void branchesAreRenamedGoneToAndDeleted() {
        model.focus(new Focus.AtEntry(1));
        branching.begin();
        branching.rename("b1", "first");
        assertThat(branches()).containsExactly("main", "first");
        branching.goTo("main");
        assertThat(at()).isEqualTo("s2.end");
        branching.delete("first");

        assertThat(branches()).containsExactly("main");
        assertThat(problems).isEmpty();
    }

    @Test
    void goingToAnotherBranchOfTheSameLengthShowsItsEnd() {
        model.follow(new Link.Time("s2.p1.wasm-64+10"));
        branching.edit("one", (moment, frame, module) -> new Change.Bytes(64, Binary.of(new byte[] {1})));

        branching.goTo("main");

        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtEntry(2));
    }

    private List<String> branches() {
        return session.view().branches().stream().map(BranchView::name).toList();
    }

    private String at() {
        return model.picture().get().point().orElseThrow().toString();
    }
}
