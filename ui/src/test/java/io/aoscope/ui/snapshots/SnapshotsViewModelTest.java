package io.aoscope.ui.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SnapshotView;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.WorkbenchModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final SnapshotsViewModel view = new SnapshotsViewModel(model, Runnable::run);

    @TempDir
    Path folder;

    @Test
    void aSnapshotIsSavedUnderTheNameTypedAndTheNameIsCleared() {
        view.name().set(" before the trap ");
        view.save();

        assertThat(session.asked()).containsExactly("save before the trap");
        assertThat(view.name().get()).isEmpty();
    }

    @Test
    void withoutANameOneIsMadeUpThatIsNotTaken() {
        session.publish(Views.withSnapshots(Views.idle(), Views.snapshot("Snapshot 2")));
        view.save();

        assertThat(session.asked()).containsExactly("save Snapshot 3");
    }

    @Test
    void theListIsThatOfTheSession() {
        session.publish(Views.withSnapshots(Views.idle(), Views.snapshot("one"), Views.snapshot("two")));

        assertThat(view.snapshots()).extracting(SnapshotView::name).containsExactly("one", "two");
    }

    @Test
    void nothingCanBeSavedWhileASlotIsUnderWay() {
        session.publish(Views.running(Views.idle(), 5));

        assertThat(view.possible().get()).isFalse();
    }

    @Test
    void anExportedFileHoldsTheSnapshotAndNothingIsLeftBesideIt() throws Exception {
        Path file = folder.resolve("one.aosnap");
        view.export(Views.snapshot("one"), file);

        assertThat(Files.readString(file)).isEqualTo("bytes of id-one");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeReadIsReportedByItsName() {
        List<String> problems = new ArrayList<>();
        model.onProblem(problem -> problems.add(problem.getMessage()));
        view.importFrom(folder.resolve("missing.aosnap"));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("missing.aosnap")
                .contains("Choose another file");
    }

    @Test
    void anImportedFileIsGivenToTheSessionWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("two.aosnap"), "12345");
        view.importFrom(file);

        assertThat(session.asked()).containsExactly("import two.aosnap, 5 bytes");
    }
}
