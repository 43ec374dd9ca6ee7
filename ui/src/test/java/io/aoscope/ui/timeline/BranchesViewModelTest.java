package io.aoscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchesViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final BranchesViewModel view = new BranchesViewModel(model);
    private final List<Link> followed = new ArrayList<>();

    BranchesViewModelTest() throws Exception {
        model.onFollow(followed::add);
        History history = Recorded.asking(session, "One");
        var call = history.timeline().index(1).hostCalls().getFirst();
        var _ = session.time(asked -> asked.edit(call.at(), new Change.HostAnswer(3)));
    }

    @Test
    void theBranchOfTheProcessIsComparedWithTheSelectedOne() {
        view.selected()
                .set(view.branches().stream()
                        .filter(branch -> !branch.current())
                        .findFirst());
        view.compare();

        assertThat(followed).containsExactly(new Link.CompareBranch("main"));
    }

    @Test
    void whereItIsSelectedItselfItIsComparedWithItsParentAndMainWithAnyOther() {
        String branch = session.view().branch().orElseThrow();
        view.compare();
        var _ = session.time(history -> {
            history.goTo("main");
            return history;
        });
        view.compare();

        assertThat(followed).containsExactly(new Link.CompareBranch("main"), new Link.CompareBranch(branch));
    }
}
