package io.aoscope.ui.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.samples.Samples;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.ImageOpener.Opened;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.source.SourceViewModel.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewModelTest {
    private final WasmModule module = Staged.module("counter-c");
    private final int handle = Objects.requireNonNull(module.export("handle")).index();
    private final SessionView open = Staged.open(module);
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final SimpleObjectProperty<Optional<Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final SourceViewModel view = new SourceViewModel(model, opened, Background.direct());

    private void fromSample() {
        opened.set(Optional.of(new Opened.OfSample(Samples.find("counter-c").orElseThrow())));
    }

    private SourceText text() {
        return ((Shown.Text) view.shown().get()).source();
    }

    @Test
    void aFileThatIsNowhereIsNamedAndShownOnceItIsFound(@TempDir Path folder) throws Exception {
        assertThat(view.shown().get()).isEqualTo(new Shown.NotFound("counter.c"));

        Path found = Files.writeString(folder.resolve("counter.c"), "one\r\ntwo\r\n");
        view.found(found);

        assertThat(text()).isEqualTo(new SourceText("counter.c", found.toString(), "one\ntwo\n"));
    }

    @Test
    void aSampleBringsItsSourcesAndBeginsAtHandle() {
        fromSample();

        assertThat(view.files()).containsExactly("../shared/ao.h", "counter.c");
        assertThat(text().from()).isEqualTo("of the sample Counter (C)");
        assertThat(text().lines().get(6)).startsWith("EXPORT(\"handle\")");
        assertThat(view.selectedLine().get()).isEqualTo(8);
        assertThat(view.marks().get().withCode()).contains(8, 13).doesNotContain(1);
    }

    @Test
    void aFileBesideTheImageIsFound(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("counter.c"), "beside");
        Path image = Files.createDirectories(folder.resolve("build")).resolve("counter.wasm");

        opened.set(Optional.of(new Opened.OfFile(image)));

        assertThat(text().text()).isEqualTo("beside");
    }

    @Test
    void theLineOfTheFrameInFocusIsMarkedAndSoAreCallers() {
        fromSample();
        int putText = module.functionsNamed("put_text").findFirst().orElseThrow();

        session.publish(Staged.paused(
                open,
                Staged.pause(
                        7,
                        Optional.empty(),
                        List.of(),
                        Staged.frame(module, putText, 3, List.of(), List.of()),
                        Staged.frame(module, handle, 0, List.of(), List.of()))));

        assertThat(text().file()).isEqualTo("../shared/ao.h");
        assertThat(view.marks().get().line()).isEqualTo(view.selectedLine().get());
        assertThat(view.marks().get().innermost()).isTrue();

        model.follow(new Link.Frame(1));

        assertThat(text().file()).isEqualTo("counter.c");
        assertThat(view.marks().get().line()).isEqualTo(8);
        assertThat(view.marks().get().innermost()).isFalse();
    }

    @Test
    void aBreakpointOfALineIsOneOfItsInstructionsAndGoesAgain() {
        fromSample();
        int offset = SourceLines.of(module).offsets("counter.c", 13, module).getFirst();
        int instruction = Objects.requireNonNull(module.function(handle)).code().instructionAt(offset);

        view.toggleBreakpoint(13);

        assertThat(session.view().breakpoints()).containsExactly(new Breakpoint(handle, instruction));
        assertThat(view.marks().get().breakpoints()).containsExactly(13);

        view.toggleBreakpoint(13);

        assertThat(session.view().breakpoints()).isEmpty();
        assertThat(view.marks().get().breakpoints()).isEmpty();
    }

    @Test
    void aLineWithoutCodeStandsForTheNextThatHasSome() {
        fromSample();

        view.toggleBreakpoint(11);

        assertThat(view.marks().get().breakpoints()).containsExactly(12);
    }

    @Test
    void anInstructionThatIsFollowedShowsItsLine() {
        fromSample();
        int offset = SourceLines.of(module).offsets("counter.c", 19, module).getFirst();
        int instruction = Objects.requireNonNull(module.function(handle)).code().instructionAt(offset);

        model.follow(new Link.Code(handle, instruction));

        assertThat(view.selectedLine().get()).isEqualTo(19);
    }

    @Test
    void aPauseRunsOnToALine() {
        fromSample();
        session.publish(Staged.paused(
                open,
                Staged.pause(7, Optional.empty(), List.of(), Staged.frame(module, handle, 0, List.of(), List.of()))));

        view.runTo(13);

        assertThat(session.asked()).singleElement().asString().startsWith("runTo " + handle + ":");
    }

    @Test
    void inThePastTheRecordingRunsToALineForwardsAndBackwards() {
        Recorded.sample(session, "counter-c", "Inc");
        fromSample();
        model.follow(new Link.Time("s1.start"));
        view.show("counter.c");

        view.runTo(13);
        assertThat(view.marks().get().line()).isEqualTo(13);
        view.backTo(10);

        assertThat(view.marks().get().line()).isEqualTo(10);
        assertThat(model.picture().get().past()).isTrue();
    }

    @Test
    void anImageWithoutDebugInformationSaysSo() {
        session.publish(Staged.open(Staged.module("counter-wat")));

        assertThat(view.shown().get()).isEqualTo(new Shown.NoLines());
        assertThat(view.files()).isEmpty();

        session.publish(Staged.nothing());

        assertThat(view.shown().get()).isEqualTo(new Shown.NoImage());
    }
}
