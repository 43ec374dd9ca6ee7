package io.aoscope.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Growth;
import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.profile.ProfileViewModel.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ProfileViewModel view = new ProfileViewModel(model, Background.direct());
    private final List<Link> followed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @TempDir
    Path folder;

    ProfileViewModelTest() {
        model.onFollow(followed::add);
        model.onProblem(problem -> problems.add(problem.getMessage()));
    }

    @Test
    void withoutASlotThereIsNothingToProfile() {
        assertThat(view.state().get()).isEqualTo(State.NOTHING);
    }

    @Test
    void aSlotIsCountedOnRequestOnly() {
        Recorded.asking(session, "One");
        assertThat(view.state().get()).isEqualTo(State.NOT_COUNTED);
        assertThat(view.slot().get()).startsWith("slot 1: One, ").endsWith(" instructions");
        assertThat(session.asked()).doesNotContain("time");

        view.count();

        assertThat(view.progress().get()).isPositive();
        assertThat(view.state().get()).isEqualTo(State.COUNTED);
        assertThat(view.functions()).extracting(FunctionCost::name).contains("handle", "ask_often", "malloc");
        assertThat(view.functions().getFirst().name()).isEqualTo("ask_often");
        assertThat(view.status().get()).endsWith(" instructions");
    }

    @Test
    void aProfileIsKeptWhileAnotherSlotIsLookedAt() {
        Recorded.asking(session, "One", "Two");
        view.count();
        model.focus(new Focus.AtEntry(1));
        assertThat(view.state().get()).isEqualTo(State.NOT_COUNTED);
        assertThat(view.functions()).isEmpty();

        model.focus(new Focus.AtEntry(2));
        assertThat(view.state().get()).isEqualTo(State.COUNTED);
        assertThat(view.functions()).isNotEmpty();
    }

    @Test
    void theProfileStaysOnShowAnywhereInItsSlot() {
        Recorded.asking(session, "One");
        view.count();
        model.follow(new Link.Time("s1.p1.wasm-64+3"));

        assertThat(view.state().get()).isEqualTo(State.COUNTED);
    }

    @Test
    void theSearchListsFunctionsAndTellsTheirShareOfAll() {
        Recorded.asking(session, "One");
        view.count();
        view.search().set("ASK");

        assertThat(view.functions()).extracting(FunctionCost::name).containsExactly("ask_often");
        FunctionCost found = view.functions().getFirst();
        assertThat(view.status().get()).endsWith(" instructions, " + view.percent(found.total()) + " found");
    }

    @Test
    void theTreeOfCallsKnowsItsFunctionsAndAddsUp() {
        Recorded.asking(session, "One");
        view.count();
        FlameNode root = view.flame().get();

        assertThat(root.name()).isEqualTo("slot 1");
        assertThat(root.function()).isEqualTo(-1);
        FlameNode asking = find(root, "ask_often");
        assertThat(asking.path())
                .extracting(FlameNode::name)
                .containsExactly("slot 1", "pass 1 wasm-64", "handle", "ask_often");
        assertThat(asking.function()).isEqualTo(4);
        assertThat(root.children().stream().mapToLong(FlameNode::total).sum() + root.self())
                .isEqualTo(root.total());
    }

    @Test
    void growthLeadsToTheInstructionThatGrewMemory() {
        Recorded.asking(session, "One");
        view.count();
        Growth growth = view.growth().get().orElseThrow();

        assertThat(GrowthView.text(growth)).isEqualTo("from 1 to 2 pages in 1 step");
        view.goTo(growth.steps().getLast());
        assertThat(followed)
                .containsExactly(new Link.Time(growth.steps().getLast().at().toString()));
        assertThat(model.picture().get().memory().orElseThrow().pages()).isEqualTo(1);
    }

    @Test
    void aFunctionIsShownInCode() {
        Recorded.asking(session, "One");
        view.count();
        view.showCode(4);
        view.showCode(-1);

        assertThat(followed).containsExactly(new Link.Code(4, 0));
    }

    @Test
    void profilesAreExportedWholeAndNothingIsLeftBesideThem() throws Exception {
        Recorded.asking(session, "One");
        view.count();
        view.exportFolded(folder.resolve(view.fileName(".folded")));
        view.exportSpeedscope(folder.resolve(view.fileName(".speedscope.json")));

        assertThat(Files.readString(folder.resolve("slot-1.folded")))
                .contains("slot 1;pass 1 wasm-64;handle;ask_often ");
        assertThat(Files.readString(folder.resolve("slot-1.speedscope.json")))
                .contains("https://www.speedscope.app/file-format-schema.json");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldByItsName() {
        Recorded.asking(session, "One");
        view.count();
        view.exportFolded(folder.resolve("missing").resolve("x.folded"));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("x.folded cannot be written")
                .endsWith("Choose another place.");
    }

    @Test
    void partsAreWrittenAsPercent() {
        assertThat(ProfileViewModel.percent(1, 8)).isEqualTo("12.5 %");
        assertThat(ProfileViewModel.percent(1, 100)).isEqualTo("1.00 %");
        assertThat(ProfileViewModel.percent(1, 1_000_000)).isEqualTo("< 0.01 %");
        assertThat(ProfileViewModel.percent(0, 1_000_000)).isEqualTo("0.00 %");
        assertThat(ProfileViewModel.percent(0, 0)).isEmpty();
    }

    private static FlameNode find(FlameNode at, String name) {
        if (at.name().equals(name)) {
            return at;
        }
        return at.children().stream()
                .filter(child -> contains(child, name))
                .findFirst()
                .map(child -> find(child, name))
                .orElseThrow();
    }

    private static boolean contains(FlameNode at, String name) {
        return at.name().equals(name) || at.children().stream().anyMatch(child -> contains(child, name));
    }
}
