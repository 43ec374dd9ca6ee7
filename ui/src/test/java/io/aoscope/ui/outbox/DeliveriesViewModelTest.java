package io.aoscope.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.engine.session.SlotWarning;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Pushed;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.RemarksBox;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.outbox.DeliveryRow.Became;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeliveriesViewModelTest {
    private static final String NOBODY = "X".repeat(43);
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Throwable> problems = new ArrayList<>();
    private final DeliveriesViewModel view = new DeliveriesViewModel(model);

    @Test
    void aMessageToAProcessOfTheSessionCanBeDelivered() {
        show(Pushed.two(), Pushed.sent(1, Pushed.PONG));

        DeliveryRow row = view.rows().getFirst();
        assertThat(row.action()).isEqualTo("Ping");
        assertThat(row.target()).isEqualTo("pong");
        assertThat(row.targetId()).isEqualTo(Pushed.PONG);
        assertThat(row.receiver()).contains("pong");
        assertThat(row.possible()).isTrue();
        assertThat(row.became()).isEmpty();
    }

    @Test
    void aMessageToNobodyHereSaysWhyItCannot() {
        show(Pushed.two(), Pushed.sent(1, NOBODY, ""));

        assertThat(view.rows())
                .extracting(DeliveryRow::target, DeliveryRow::obstacle)
                .containsExactly(tuple("XXXXXXXXX…", "no such process here"), tuple("no target", "it names no target"));
    }

    @Test
    void aReceiverInTheMiddleOfASlotHasToEndItFirst() {
        show(Pushed.two(RunState.PAUSED), Pushed.sent(1, Pushed.PONG));

        assertThat(view.rows().getFirst().obstacle()).isEqualTo("pong is in the middle of a slot");
    }

    @Test
    void whileAPushRunsNothingElseIsDelivered() {
        show(Pushed.pushing(Pushed.two()), Pushed.sent(1, Pushed.PONG));

        assertThat(view.rows().getFirst().obstacle()).isEqualTo("a push is under way");
        assertThat(view.progress().get()).isEqualTo("Pushing what ping sent: 2 delivered, pong is running");
    }

    @Test
    void whatBecameOfAMessageStandsBesideIt() {
        SlotRecord sent = Pushed.sent(1, Pushed.PONG);
        SlotRecord slot = Pushed.delivered(1, Status.OK, 1);

        show(Pushed.after(Pushed.two(), Pushed.arrived(sent, slot)), sent);

        assertThat(view.rows().getFirst().became())
                .contains(new Became("slot 1 of pong: ok", "Delivered; go to that slot", true, false));
    }

    @Test
    void theSameSlotNumberOfAnotherBranchIsNotMistakenForIt() {
        SlotRecord sent = Pushed.sent(1, Pushed.PONG);
        SlotRecord other = Pushed.sent(1, Pushed.PONG);

        show(Pushed.after(Pushed.two(), Pushed.arrived(sent, Pushed.delivered(1, Status.OK, 1))), other);

        assertThat(view.rows().getFirst().became()).isEmpty();
    }

    @Test
    void whatCouldNotBeDeliveredSaysWhatHyperbeamAnswers() {
        SlotRecord sent = Pushed.sent(1, NOBODY);

        show(
                Pushed.after(
                        Pushed.two(), Pushed.refused(sent, Cause.NOT_HERE, OptionalInt.of(404), "nobody has this id")),
                sent);

        assertThat(view.rows().getFirst().became())
                .contains(new Became("no such process here · 404", "nobody has this id", false, false));
    }

    @Test
    void theLinkOfADeliveryGoesToItsSlotInTheOtherProcess() {
        SlotRecord sent = Pushed.sent(1, Pushed.PONG);
        SlotRecord slot = Pushed.delivered(1, Status.OK, 1);
        show(Pushed.after(Pushed.two(), Pushed.arrived(sent, slot)), sent);

        view.visit(view.rows().getFirst());

        assertThat(session.asked()).containsExactly("select process-2");
    }

    @Test
    void aDeliveredSlotLeadsBackToTheMessageThatItWas() {
        SlotRecord sent = Pushed.sent(1, Pushed.PONG);
        SlotRecord slot = Pushed.delivered(1, Status.OK, 1);
        show(Pushed.after(Pushed.two(), Pushed.arrived(sent, slot)), slot, sent);
        model.focus(new Focus.AtEntry(0));
        assertThat(view.origin().get()).isEqualTo("ping, slot 1, message 1");

        view.visitOrigin();

        assertThat(session.asked()).containsExactly("select process-1");
        assertThat(model.picture().get().slot().orElseThrow()).isSameAs(sent);
    }

    @Test
    void aSlotThatNobodySentHasNoOrigin() {
        show(Pushed.two(), Pushed.sent(1, Pushed.PONG));

        assertThat(view.origin().get()).isEmpty();
    }

    @Test
    void anOriginThatIsClosedIsTold() {
        SlotRecord slot = Pushed.delivered(1, Status.OK, 1);
        NodeView alone = new FakeDebugSession(open).node();
        show(alone, slot);
        model.onProblem(problems::add);

        view.visitOrigin();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessageContaining("is not in this session any more"));
    }

    @Test
    void theLastPushIsSummedUpAtItsSlotAlone() {
        SlotRecord sent = Pushed.sent(1, Pushed.PONG, NOBODY);
        SlotWarning warning = new SlotWarning("push-endless", "for ever", new Coordinate(1, 1, "push@1.0", 0), 1);

        show(Pushed.pushed(Pushed.two(), sent, 4, 1, warning), sent, Pushed.sent(2, Pushed.PONG));
        assertThat(view.progress().get()).isEmpty();
        model.focus(new Focus.AtEntry(0));

        assertThat(view.progress().get()).isEqualTo("Pushed: 4 delivered, 1 not delivered");
        assertThat(view.warnings()).containsExactly(new RemarksBox.Line("push-endless", "", "for ever"));
    }

    @Test
    void deliveringAndPushingAskTheSession() {
        session.pushWith(new PushResult(List.of(), List.of()));
        show(Pushed.two(), Pushed.sent(1, Pushed.PONG));

        view.deliver(view.rows().getFirst(), SendMode.PAUSE);
        view.push();
        view.stop();

        assertThat(session.asked()).containsExactly("deliver 1 1 PAUSE", "push 1", "stopPush");
    }

    private void show(NodeView node, SlotRecord... slots) {
        session.publish(node);
        session.publish(Staged.slots(open, slots));
    }
}
