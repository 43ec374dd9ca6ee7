package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeTravelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final TimeTravel travel = model.travel();
    private final List<String> problems = new ArrayList<>();

    TimeTravelTest() {
        Recorded.counter(session, "Inc", "Inc");
        model.onProblem(problem -> problems.add(problem.getMessage()));
    }

    @Test
    void aCoordinateTakesTheFocusToItsInstructionWithItsFramesAndMemory() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));

        assertThat(at()).isEqualTo("s1.p1.wasm-64+10");
        assertThat(picture().past()).isTrue();
        assertThat(picture().frame().orElseThrow().locals()).isNotEmpty();
        assertThat(picture().memory()).isPresent();
        assertThat(picture().pause().orElseThrow().phase()).isEqualTo(Phase.IN_MACHINE);
    }

    @Test
    void stepsBackAndForthEndWhereTheyBegan() {
        model.follow(new Link.Time("s2.p1.wasm-64+10"));
        travel.backInto();
        assertThat(at()).isEqualTo("s2.p1.wasm-64+9");
        travel.into();

        assertThat(at()).isEqualTo("s2.p1.wasm-64+10");
    }

    @Test
    void steppingBackFromTheEndOfASlotLeavesTheTimelineForThePast() {
        travel.backInto();

        assertThat(at()).startsWith("s2.p").endsWith(".end");
        assertThat(picture().slot()).isEmpty();
    }

    @Test
    void theEndOfASlotIsTheBlockInTheTimelineWhicheverWayItIsReached() {
        model.follow(new Link.Time("s1.end"));

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(1));
    }

    @Test
    void resumingBackwardsStopsAtTheBreakpointBefore() {
        int handle = handle();
        session.publish(Staged.breakpoints(session.view(), Set.of(new Breakpoint(handle, 0))));
        travel.backResume();
        assertThat(at()).isEqualTo("s2.p1.wasm-64+0");
        travel.backResume();
        assertThat(at()).isEqualTo("s1.p1.wasm-64+0");
        travel.resume();

        assertThat(at()).isEqualTo("s2.p1.wasm-64+0");
    }

    @Test
    void resumingBackwardsWithoutBreakpointsGoesToTheBeginningAndSaysSo() {
        List<String> notes = new ArrayList<>();
        model.onNote(note -> notes.add(note.title()));
        travel.backResume();

        assertThat(at()).isEqualTo("s0.start");
        assertThat(notes).containsExactly("No breakpoint is set; this is the beginning of the recording");
    }

    @Test
    void nowIsTheEndOfTheLastSlot() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        travel.now();

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(2));
        assertThat(picture().past()).isFalse();
    }

    @Test
    void aMessageThatIsPausedIsGoneBackThroughAndForwardsEndsAtThePause() {
        session.publish(Views.paused(session.view(), Views.inMachine(7)));
        travel.backInto();
        assertThat(at()).isEqualTo("s1.p1.wasm-64+6");
        assertThat(picture().past()).isTrue();
        travel.into();

        assertThat(picture().focus()).isEqualTo(new Focus.AtPause(0));
        assertThat(problems).isEmpty();
    }

    @Test
    void whileAMessageRunsThereIsNoMomentToAskAboutAndTheUserIsToldWhatToDo() {
        session.publish(Views.paused(session.view(), Views.inMachine(7)));
        session.publish(Views.running(session.view(), 9));
        travel.go((history, at) -> at);

        assertThat(problems).singleElement().asString().contains("while a message runs; pause it (F6)");
    }

    @Test
    void fromThePastOnwardsResumingEndsAtThePauseAtHand() {
        session.publish(Views.paused(session.view(), Views.inMachine(7)));
        model.follow(new Link.Time("s2.p1.wasm-64+10"));
        travel.resume();
        travel.resume();

        assertThat(picture().focus()).isEqualTo(new Focus.AtPause(0));
    }

    @Test
    void aFrameOfThePastCanBeChosen() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        while (picture().pause().orElseThrow().machine().orElseThrow().frames().size() < 2) {
            travel.into();
        }
        model.follow(new Link.Frame(1));

        assertThat(picture().frameIndex()).hasValue(1);
        assertThat(picture().frame())
                .contains(picture()
                        .pause()
                        .orElseThrow()
                        .machine()
                        .orElseThrow()
                        .frames()
                        .get(1));
    }

    @Test
    void stepsOfTheRunMoveTheFocusWhileItIsInThePast() {
        RunActions run = RunActions.of(model);
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        run.stepInto().run();

        assertThat(at()).isEqualTo("s1.p1.wasm-64+11");
        assertThat(session.asked()).noneMatch(asked -> asked.startsWith("step"));
    }

    @Test
    void whereNothingIsCountedTheMomentIsTheEndOfTheDevice() {
        model.follow(new Link.Time("s1.p1.patch+0"));

        assertThat(at()).isEqualTo("s1.p1.patch.end");
    }

    @Test
    void aNewMessageEndsTheLookAtThePast() {
        model.follow(new Link.Time("s1.p1.wasm-64+10"));
        Recorded.counter(session, "Inc", "Inc", "Get");

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(3));
    }

    private int handle() {
        return session.view()
                .image()
                .orElseThrow()
                .image()
                .module()
                .functionsNamed("handle")
                .findFirst()
                .orElseThrow();
    }

    private String at() {
        return picture().point().orElseThrow().toString();
    }

    private Picture picture() {
        return model.picture().get();
    }
}
