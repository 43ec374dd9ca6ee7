package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.FxGate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunActionsTest {
    private static final SessionView IDLE = Views.idle();
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final RunActions run = RunActions.of(model);

    @Test
    void withoutAnImageNothingCanBeDone() {
        assertThat(possible()).isEmpty();
    }

    @Test
    void anIdleProcessCanBeSentToAndChangeItsProfile() {
        session.publish(IDLE);

        assertThat(possible()).containsExactly("send", "send-pause");
    }

    @Test
    void aRunningSlotCanBePausedAndStopped() {
        session.publish(Views.running(IDLE, 5));

        assertThat(possible()).containsExactly("pause", "stop");
    }

    @Test
    void beforeADeviceThereIsNoFunctionToStepOverOrOutOf() {
        session.publish(Views.paused(IDLE, Views.before(1, 2)));

        assertThat(possible()).containsExactly("resume", "stop", "step-into", "step-device", "step-pass", "into-wasm");
    }

    @Test
    void insideAFunctionEveryStepIsPossible() {
        session.publish(Views.paused(IDLE, Views.inMachine(3)));

        assertThat(possible()).contains("step-over", "step-into", "step-out");
        run.stepOver().run();
        assertThat(session.asked()).containsExactly("step OVER");
    }

    @Test
    void aDraftWithAProblemCannotBeSent() {
        session.publish(IDLE);
        model.draftProblem().set("a tag has no name");
        run.send().run();

        assertThat(session.asked()).isEmpty();
    }

    private List<String> possible() {
        return run.all().stream()
                .filter(action -> action.enabled().get())
                .map(Action::id)
                .toList();
    }
}
