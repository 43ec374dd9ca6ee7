package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkbenchModelTest {
    private static final SessionView IDLE = Views.idle();
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());

    @Test
    void nothingIsInFocusWhileNoImageIsOpen() {
        assertThat(picture().focus()).isEqualTo(new Focus.Nothing());
        assertThat(picture().memory()).isEmpty();
    }

    @Test
    void afterOpeningTheSpawnIsInFocus() {
        session.publish(IDLE);

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(0));
        assertThat(picture().slot().orElseThrow().action()).isEqualTo("spawn");
    }

    @Test
    void aNewPauseTakesTheFocusToItsInnermostFrame() {
        session.publish(IDLE);
        session.publish(Views.paused(IDLE, Views.inMachine(7)));

        assertThat(picture().focus()).isEqualTo(new Focus.AtPause(0));
        assertThat(picture().frame().orElseThrow().name()).isEqualTo("find_action");
    }

    @Test
    void aChosenFrameStaysInFocusWhileThePauseIsTheSame() {
        SessionView paused = Views.paused(IDLE, Views.inMachine(7));
        session.publish(paused);
        model.follow(new Link.Frame(1));
        session.publish(Views.withSnapshots(paused, Views.snapshot("one")));

        assertThat(picture().frame().orElseThrow().name()).isEqualTo("handle");
    }

    @Test
    void thePauseStaysInSightWhileTheNextStepRuns() {
        session.publish(Views.paused(IDLE, Views.inMachine(7)));
        session.publish(Views.running(IDLE, 8));

        assertThat(picture().running()).isTrue();
        assertThat(picture().frame().orElseThrow().name()).isEqualTo("find_action");
    }

    @Test
    void theEndOfASlotTakesTheFocusThere() {
        session.publish(Views.paused(IDLE, Views.inMachine(7)));
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(1));
        assertThat(picture().pause()).isEmpty();
    }

    @Test
    void aMessageThatRunsForLongLeavesTheFocusOnTheLastSlot() {
        session.publish(IDLE);
        session.publish(Views.running(IDLE, 1_000_000));

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(0));
        assertThat(picture().running()).isFalse();
    }

    @Test
    void memoryOfTheStopBeforeIsKeptForMarkingWhatChanged() {
        session.publish(Views.paused(IDLE, Views.inMachine(7)));
        session.publish(Views.running(IDLE, 8));
        session.publish(Views.paused(IDLE, Views.inMachine(9)));

        assertThat(firstByte(picture().memoryBefore())).isEqualTo(7);
        assertThat(firstByte(picture().memory())).isEqualTo(9);
    }

    @Test
    void memoryBeforeAnEndedSlotIsThatOfTheLastSlotTheProcessKept() {
        session.publish(Views.idle(
                Views.entry(Views.ok(1, "Inc")),
                Views.entry(Views.failed(2, "Trap", "unreachable")),
                Views.entry(Views.ok(3, "Inc"))));

        assertThat(firstByte(picture().memoryBefore())).isEqualTo(2);
    }

    @Test
    void afterARestoreMemoryBeforeIsThatOfTheSlotRestored() {
        session.publish(Views.idle(
                Views.entry(Views.ok(1, "Inc")),
                Views.entry(Views.ok(2, "Inc")),
                new TimelineEntry.Restored("one", 1),
                Views.entry(Views.ok(2, "Get"))));

        assertThat(firstByte(picture().memoryBefore())).isEqualTo(2);
    }

    @Test
    void anOlderSlotInFocusIsThePast() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));
        model.follow(new Link.Entry(0));

        assertThat(picture().past()).isTrue();
    }

    @Test
    void aPlaceThatIsNotThereLeavesTheFocusWhereItIs() {
        session.publish(IDLE);
        model.focus(new Focus.AtEntry(7));
        model.focus(new Focus.AtPause(0));

        assertThat(picture().focus()).isEqualTo(new Focus.AtEntry(0));
    }

    @Test
    void everyFollowerHearsOfALinkEachTimeItIsFollowed() {
        List<Link> heard = new ArrayList<>();
        model.onFollow(heard::add);
        var link = new Link.Memory(64, 8);
        model.follow(link);
        model.follow(link);

        assertThat(heard).containsExactly(link, link);
    }

    @Test
    void whatTheSessionRefusesIsReportedWithItsOwnMessage() {
        List<String> problems = new ArrayList<>();
        model.onProblem(problem -> problems.add(problem.getMessage()));
        session.refuse("a message is running: stop it first");
        model.ask(session.stop());

        assertThat(problems).containsExactly("a message is running: stop it first");
    }

    @Test
    void aMessageSentTwiceIsRememberedOnce() {
        session.answerWith(Views.ok(1, "Inc"));
        model.draft().set(MessageDraft.action("Inc"));
        model.send(SendMode.RUN);
        model.draft().set(MessageDraft.action("Get"));
        model.send(SendMode.PAUSE);
        model.draft().set(MessageDraft.action("Inc"));
        model.send(SendMode.RUN);

        assertThat(model.sent()).extracting(MessageDraft::action).containsExactly("Get", "Inc");
        assertThat(session.asked()).containsExactly("send Inc RUN", "send Get PAUSE", "send Inc RUN");
    }

    @Test
    void ofPicturesThatComeFasterThanTheyAreDrawnOnlyTheNewestIs() {
        List<Runnable> gate = new ArrayList<>();
        var slow = new WorkbenchModel(session, gate::add);
        gate.removeFirst().run();
        session.publish(Views.running(IDLE, 1));
        session.publish(Views.running(IDLE, 2));
        session.publish(Views.running(IDLE, 3));

        assertThat(gate).hasSize(1);
        gate.getFirst().run();
        assertThat(slow.picture()
                        .get()
                        .session()
                        .current()
                        .orElseThrow()
                        .instructions()
                        .orElseThrow())
                .isEqualTo(3);
    }

    private Picture picture() {
        return model.picture().get();
    }

    private static int firstByte(Optional<MemoryImage> memory) {
        byte[] bytes = new byte[1];
        memory.orElseThrow().read(0, bytes, 0, 1);
        return bytes[0];
    }
}
