package io.aoscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Pushed;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.WorkbenchModel;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private static final SessionView TWO =
            Views.idle(Views.entry(Views.ok(1, "Inc")), Views.entry(Views.failed(2, "Trap", "unreachable at 0x1a6")));
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final TimelineViewModel view = new TimelineViewModel(model);

    @Test
    void everySlotIsABlockThatSaysHowItEnded() {
        session.publish(TWO);

        assertThat(view.blocks()).hasSize(3);
        var trap = (Block.Ended) view.blocks().get(2);
        assertThat(trap.action()).isEqualTo("Trap");
        assertThat(trap.status()).isEqualTo(Status.ERROR);
        assertThat(trap.problem()).isEqualTo("unreachable at 0x1a6");
        assertThat(trap.outbox()).isEqualTo(1);
    }

    @Test
    void aRestoreIsABlockOfItsOwn() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc")), new TimelineEntry.Restored("before", 0)));

        assertThat(view.blocks()).last().isEqualTo(new Block.Restored("before", 0));
    }

    @Test
    void theRunningSlotIsTheLastBlockAndCountsOn() {
        SessionView idle = Views.idle();
        session.publish(Views.running(idle, 5));
        session.publish(Views.running(idle, 9));

        assertThat(view.blocks()).hasSize(2);
        assertThat(((Block.Running) view.blocks().get(1)).instructions()).hasValue(9);
    }

    @Test
    void selectingABlockMovesTheFocusToIt() {
        session.publish(TWO);
        view.select(1);

        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtEntry(1));
        assertThat(view.selected().get()).isEqualTo(1);
    }

    @Test
    void thePausedSlotCanBeComeBackTo() {
        SessionView idle = Views.idle();
        session.publish(Views.paused(idle, Views.inMachine(3)));
        view.select(0);
        assertThat(model.picture().get().past()).isTrue();

        view.select(1);
        assertThat(model.picture().get().focus()).isEqualTo(new Focus.AtPause(0));
    }

    @Test
    void aDeliveredSlotNamesItsSender() {
        session.publish(Pushed.two());
        session.publish(Staged.slots(Views.idle(), Pushed.delivered(1, Status.OK, 1), Pushed.sent(2)));

        assertThat(view.blocks())
                .extracting(block -> ((Block.Ended) block).sender())
                .containsExactly("ping", "");
    }

    @Test
    void openingAnotherImageBeginsAnew() {
        session.publish(TWO);
        session.publish(Views.idle());

        assertThat(view.blocks()).hasSize(1);
        assertThat(view.selected().get()).isZero();
    }
}
