package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Granularity;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.FxGate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteppingTest {
    private final WasmModule module = Staged.module("counter-c");
    private final FakeDebugSession session = new FakeDebugSession(Staged.nothing());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final Stepping stepping = model.stepping();

    @Test
    void stepsGoByInstructionUntilLinesAreWanted() {
        session.publish(Staged.open(module));
        assertThat(stepping.by()).isEqualTo(Granularity.INSTRUCTION);

        stepping.by(Granularity.LINE);

        assertThat(stepping.by()).isEqualTo(Granularity.LINE);
        assertThat(stepping.byLine().get()).isTrue();
    }

    @Test
    void anImageWithoutLinesIsSteppedByInstructionWhateverIsWanted() {
        session.publish(Staged.open(Staged.module("counter-wat")));
        stepping.by(Granularity.LINE);

        assertThat(stepping.possible().get()).isFalse();
        assertThat(stepping.by()).isEqualTo(Granularity.INSTRUCTION);
        assertThat(stepping.actions()).noneMatch(action -> action.enabled().get());

        session.publish(Staged.open(module));

        assertThat(stepping.by()).isEqualTo(Granularity.LINE);
    }

    @Test
    void oneKeyChangesBackAndForth() {
        session.publish(Staged.open(module));
        List<Action> actions = stepping.actions();

        assertThat(possible(actions)).containsExactly("step-by-line");
        actions.getFirst().run();
        assertThat(possible(actions)).containsExactly("step-by-instruction");
        actions.getLast().run();

        assertThat(stepping.by()).isEqualTo(Granularity.INSTRUCTION);
        assertThat(actions)
                .extracting(action -> action.key().orElseThrow().getName())
                .containsExactly("F4", "F4");
    }

    @Test
    void aPauseIsSteppedAsStepsGo() {
        int handle = Objects.requireNonNull(module.export("handle")).index();
        SessionView paused = Staged.paused(
                Staged.open(module),
                Staged.pause(7, Optional.empty(), List.of(), Staged.frame(module, handle, 0, List.of(), List.of())));
        session.publish(paused);
        RunActions run = RunActions.of(model);

        run.stepOver().run();
        stepping.by(Granularity.LINE);
        run.stepOver().run();
        run.stepInto().run();
        run.stepOut().run();

        assertThat(session.asked())
                .containsExactly("step OVER", "step OVER by line", "step INTO by line", "step OUT by line");
    }

    @Test
    void thePastIsSteppedByLineBothWays() {
        Recorded.sample(session, "counter-c", "Inc");
        stepping.by(Granularity.LINE);
        model.follow(new Link.Time("s1.p1.wasm-64+0"));
        TimeTravel travel = model.travel();

        travel.over();
        assertThat(line()).isEqualTo("counter.c:9");
        travel.into();
        assertThat(line()).startsWith("ao.h:");
        travel.out();
        assertThat(line()).isEqualTo("counter.c:9");
        travel.over();
        assertThat(line()).isEqualTo("counter.c:10");
        travel.backOver();
        assertThat(line()).isEqualTo("counter.c:9");
        travel.backInto();
        assertThat(line()).startsWith("ao.h:");
        travel.backOut();

        assertThat(line()).isEqualTo("counter.c:8");
    }

    /** Of the innermost frame of the moment in focus. */
    private String line() {
        return model.picture()
                .get()
                .frame()
                .flatMap(frame -> SourceLines.of(module).at(module, frame.functionIndex(), frame.instructionIndex()))
                .map(SourceLine::toString)
                .orElse("none");
    }

    private static List<String> possible(List<Action> actions) {
        return actions.stream()
                .filter(action -> action.enabled().get())
                .map(Action::id)
                .toList();
    }
}
