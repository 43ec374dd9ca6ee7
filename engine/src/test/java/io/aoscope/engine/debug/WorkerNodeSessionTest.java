package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static io.aoscope.engine.debug.Waits.whenPaused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.Cast;
import io.aoscope.engine.session.Cast.Role;
import io.aoscope.engine.session.Dispatch;
import io.aoscope.engine.session.Dispatch.Cause;
import io.aoscope.engine.session.Dispatch.Delivered;
import io.aoscope.engine.session.Dispatch.Undelivered;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.PushResult;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes in one session: the rules N1 to N12 of {@code docs/semantics/push.md} as the window has them. */
class WorkerNodeSessionTest {
    private final NodeSession session = new WorkerNodeSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aSessionBeginsWithOneProcessWithoutImage() {
        assertThat(session.node().processes())
                .containsExactly(new ProcessView("process-1", "", Optional.empty(), 0, RunState.NO_IMAGE));
        assertThat(session.view().run()).isEqualTo(RunState.NO_IMAGE);
    }

    @Test
    void anImageOpenedBesideIsAProcessOfItsOwnAndSelected() throws Exception {
        SessionView first = await(session.open(Fixtures.source("answers")));

        SessionView second = await(session.openBeside(Fixtures.source("answers"), ProcessDefinition.AOS, "bob"));

        assertThat(second.processId()).isNotEqualTo(first.processId());
        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("answers", "bob");
        assertThat(session.node().current().orElseThrow().name()).isEqualTo("bob");
        assertThat(session.view().processId()).isEqualTo(second.processId());
    }

    @Test
    void theFirstImageOpenedBesideTakesTheEmptyPlace() throws Exception {
        await(session.openBeside(Fixtures.source("answers"), ProcessDefinition.AOS, "alice"));

        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("alice");
    }

    @Test
    void twoProcessesOfOneImageFileHaveTwoNames() throws Exception {
        await(session.open(Fixtures.source("answers")));
        await(session.openBeside(Fixtures.source("answers"), ProcessDefinition.AOS, "answers"));

        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("answers", "answers 2");
    }

    @Test
    void aBadImageOpenedBesideChangesNothing() throws Exception {
        await(session.open(Fixtures.source("answers")));
        ImageSource bad = new ImageSource("bad", Optional.empty(), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> await(session.openBeside(bad, ProcessDefinition.AOS, "bad")))
                .hasCauseInstanceOf(ImageException.class);

        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("answers");
    }

    @Test
    void aCastTakesThePlaceOfAllThatIsOpen() throws Exception {
        aliceAndBob();
        Cast cast = new Cast(
                List.of(new Role("ping", "", ProcessDefinition.AOS), new Role("pong", "", ProcessDefinition.AOS)));

        SessionView view = await(session.openCast(Fixtures.source("answers"), cast));

        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("ping", "pong");
        assertThat(session.node().current().orElseThrow().name()).isEqualTo("ping");
        assertThat(view.processId()).isEqualTo(id("ping")).isNotEqualTo(id("pong"));
    }

    @Test
    void whatIsAskedMeansTheProcessSelected() throws Exception {
        aliceAndBob();
        await(session.select("process-1"));

        await(session.send(MessageDraft.action("Hi"), SendMode.RUN));

        assertThat(session.node().processes()).extracting(ProcessView::slots).containsExactly(1, 0);
        assertThat(session.view().timeline()).hasSize(2);
    }

    @Test
    void listenersHearOfTheProcessSelected() throws Exception {
        aliceAndBob();
        List<Optional<String>> heard = new CopyOnWriteArrayList<>();
        session.listen(view -> heard.add(view.processId()));

        await(session.select("process-1"));

        assertThat(heard).containsExactly(id("bob"), id("alice"));
    }

    @Test
    void aProcessThatIsClosedGivesItsPlaceToItsNeighbour() throws Exception {
        aliceAndBob();

        await(session.close("process-2"));

        assertThat(session.node().processes()).extracting(ProcessView::name).containsExactly("alice");
        assertThat(session.view().processId()).isEqualTo(id("alice"));
        assertThatThrownBy(() -> await(session.close("process-1"))).hasMessageContaining("The last process stays");
        assertThatThrownBy(() -> await(session.select("process-2")))
                .hasMessageContaining("not in the session any more");
    }

    @Test
    void oneMessageIsDeliveredAndItsAnswerWaits() throws Exception {
        SlotRecord sent = aliceToBob();

        PushResult pushed = await(session.deliver(sent, "1", SendMode.RUN));

        Dispatch only = pushed.dispatches().getFirst();
        SlotRecord slot = ((Delivered) only.outcome()).slot();
        assertThat(pushed.dispatches()).hasSize(1);
        assertThat(slot.delivery().orElseThrow().origin())
                .isEqualTo(new Origin(id("alice").orElseThrow(), 1, "1"));
        assertThat(slot.results().text("outbox/1/target")).isEqualTo(id("alice"));
        assertThat(session.node().processes()).extracting(ProcessView::slots).containsExactly(1, 1);
        assertThat(session.node().current().orElseThrow().name()).isEqualTo("alice");
    }

    @Test
    void aPushGoesOnUntilNothingIsLeft() throws Exception {
        SlotRecord sent = aliceToBob();

        PushResult pushed = await(session.push(sent));

        assertThat(pushed.dispatches())
                .extracting(one -> session.node()
                        .process(((Delivered) one.outcome()).processId())
                        .orElseThrow()
                        .name())
                .containsExactly("bob", "alice", "bob", "alice");
        assertThat(session.node().processes()).extracting(ProcessView::slots).containsExactly(3, 2);
        assertThat(session.node().push()).isEmpty();
        assertThat(session.node().last().orElseThrow().delivered()).isEqualTo(4);
    }

    @Test
    void theNodeTellsWhatBecameOfAMessageAndWhatCausedASlot() throws Exception {
        SlotRecord sent = aliceToBob();

        await(session.push(sent));

        NodeView node = session.node();
        Origin first = new Origin(id("alice").orElseThrow(), 1, "1");
        Dispatch dispatch = node.dispatch(sent, first).orElseThrow();
        SlotRecord slot = ((Delivered) dispatch.outcome()).slot();
        assertThat(node.cause(slot).orElseThrow().from()).isSameAs(sent);
        assertThat(node.cause(sent)).isEmpty();
        assertThat(node.dispatch(slot, first)).isEmpty();
    }

    @Test
    void aMessageToNobodyHereIsTold() throws Exception {
        await(session.open(Fixtures.source("answers")));
        SlotRecord sent = await(session.send(from("N".repeat(43)), SendMode.RUN));

        PushResult pushed = await(session.push(sent));

        assertThat(((Undelivered) pushed.dispatches().getFirst().outcome()).cause())
                .isEqualTo(Cause.NOT_HERE);
        assertThat(session.node().last().orElseThrow().undelivered()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatPausesSelectsItsProcessAndGoesOnAfterIt() throws Exception {
        SlotRecord sent = aliceToBob();
        await(session.select("process-2"));
        await(session.breakpoints(Set.of(new Breakpoint(2, 0))));
        await(session.select("process-1"));

        CompletableFuture<PushResult> push = session.push(sent);
        whenPaused(session);

        assertThat(session.node().current().orElseThrow().name()).isEqualTo("bob");
        assertThat(session.node().push().orElseThrow().receiver()).isEqualTo("bob");
        assertThat(session.view().pause().orElseThrow().reason())
                .isEqualTo(new PauseReason.AtBreakpoint(new Breakpoint(2, 0)));
        await(session.breakpoints(Set.of()));
        await(session.resume());
        assertThat(await(push).dispatches()).hasSize(4);
    }

    @Test
    void aMessageDeliveredToPauseStandsAtItsFirstDevice() throws Exception {
        SlotRecord sent = aliceToBob();

        CompletableFuture<PushResult> delivery = session.deliver(sent, "1", SendMode.PAUSE);
        whenPaused(session);

        assertThat(session.node().current().orElseThrow().name()).isEqualTo("bob");
        assertThat(session.view().current().orElseThrow().action()).isEqualTo("Answer");
        await(session.resume());
        assertThat(await(delivery).dispatches()).hasSize(1);
    }

    @Test
    void aPushIsStoppedInTheSlotItRuns() throws Exception {
        SlotRecord sent = aliceToBob();
        CompletableFuture<PushResult> delivery = session.deliver(sent, "1", SendMode.PAUSE);
        whenPaused(session);

        await(session.stopPush());

        SlotRecord stopped =
                ((Delivered) await(delivery).dispatches().getFirst().outcome()).slot();
        assertThat(stopped.status()).isEqualTo(SlotRecord.Status.STOPPED);
        assertThat(session.node().push()).isEmpty();
    }

    @Test
    void aReceiverThatIsBusyIsNotDeliveredTo() throws Exception {
        SlotRecord sent = aliceToBob();
        await(session.select("process-2"));
        CompletableFuture<SlotRecord> busy = session.send(MessageDraft.action("Busy"), SendMode.PAUSE);
        whenPaused(session);
        await(session.select("process-1"));

        PushResult pushed = await(session.push(sent));

        assertThat(((Undelivered) pushed.dispatches().getFirst().outcome()).reason())
                .startsWith("bob: Cannot send a message while slot 1 is under way");
        await(session.select("process-2"));
        await(session.stop());
        assertThat(await(busy).status()).isEqualTo(SlotRecord.Status.STOPPED);
    }

    @Test
    void aSecondPushWaitsForTheFirst() throws Exception {
        SlotRecord sent = aliceToBob();
        CompletableFuture<PushResult> first = session.deliver(sent, "1", SendMode.PAUSE);
        whenPaused(session);
        await(session.select("process-1"));

        assertThatThrownBy(() -> await(session.push(sent))).hasMessageContaining("A push is under way");

        await(session.stopPush());
        await(first);
    }

    @Test
    void aProcessClosedInTheMiddleOfAPushEndsIt() throws Exception {
        SlotRecord sent = aliceToBob();
        CompletableFuture<PushResult> delivery = session.deliver(sent, "1", SendMode.PAUSE);
        whenPaused(session);

        await(session.close("process-2"));

        assertThat(await(delivery).dispatches()).hasSize(1);
        assertThat(session.node().push()).isEmpty();
    }

    @Test
    void aSlotOfAnotherProcessIsNotPushed() throws Exception {
        SlotRecord sent = aliceToBob();
        await(session.select("process-2"));

        assertThatThrownBy(() -> await(session.push(sent))).hasMessageContaining("select its process");
    }

    @Test
    void whatWentToAProcessThatIsSpawnedAnewIsForgotten() throws Exception {
        SlotRecord sent = aliceToBob();
        await(session.push(sent));
        await(session.select("process-2"));

        await(session.open(Fixtures.source("answers")));

        assertThat(session.node().dispatches()).isEmpty();
        assertThat(session.node().processes()).extracting(ProcessView::slots).containsExactly(3, 0);
    }

    @Test
    void theProfileIsThatOfAllProcesses() throws Exception {
        aliceAndBob();

        SessionView bob = session.view();
        await(session.respawn(
                new Respawn(Optional.empty(), bob.definition(), bob.choice().withProfile(Profile.HYPERBEAM), false)));
        await(session.select("process-1"));

        assertThat(session.view().profile()).isEqualTo(Profile.HYPERBEAM);
        await(session.openBeside(Fixtures.source("ok"), ProcessDefinition.AOS, "carol"));
        assertThat(session.view().profile()).isEqualTo(Profile.HYPERBEAM);
    }

    @Test
    void whatWasDeliveredIsSentAgainWithTheRest() throws Exception {
        SlotRecord sent = aliceToBob();
        await(session.push(sent));
        SessionView alice = session.view();

        Respawned again =
                await(session.respawn(new Respawn(Optional.empty(), alice.definition(), alice.choice(), true)));

        assertThat(again.replayed()).hasSize(3);
        assertThat(again.changed()).isEmpty();
        assertThat(again.view().processId()).isEqualTo(alice.processId());
        assertThat(again.replayed().getLast().after().delivery()).isPresent();
    }

    @Test
    void aProcessInTheMiddleOfASlotKeepsTheOthersFromAnotherProfile() throws Exception {
        aliceAndBob();
        CompletableFuture<SlotRecord> busy = session.send(MessageDraft.action("Busy"), SendMode.PAUSE);
        whenPaused(session);
        await(session.select("process-1"));
        SessionView alice = session.view();
        Respawn hyperbeam =
                new Respawn(Optional.empty(), alice.definition(), alice.choice().withProfile(Profile.HYPERBEAM), false);

        assertThatThrownBy(() -> await(session.respawn(hyperbeam)))
                .hasMessageContaining("bob would be spawned anew, too");

        await(session.select("process-2"));
        await(session.stop());
        await(busy);
    }

    @Test
    void listenersToTheNodeHearOfEachChangeOnce() throws Exception {
        List<NodeView> heard = new CopyOnWriteArrayList<>();
        session.listenToNode(heard::add);

        SlotRecord sent = aliceToBob();
        await(session.push(sent));

        List<NodeView> changed = new ArrayList<>(heard);
        for (int i = 1; i < changed.size(); i++) {
            assertThat(changed.get(i).same(changed.get(i - 1))).isFalse();
        }
        assertThat(changed.getLast()).isSameAs(session.node());
    }

    /** The slot of alice whose outbox has a message to bob; alice is selected. */
    private SlotRecord aliceToBob() throws Exception {
        aliceAndBob();
        await(session.select("process-1"));
        return await(session.send(from(id("bob").orElseThrow()), SendMode.RUN));
    }

    private void aliceAndBob() throws Exception {
        await(session.openBeside(Fixtures.source("answers"), ProcessDefinition.AOS, "alice"));
        await(session.openBeside(Fixtures.source("answers"), ProcessDefinition.AOS, "bob"));
    }

    private Optional<String> id(String name) {
        return session.node().processes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .flatMap(ProcessView::processId);
    }

    private static MessageDraft from(String sender) {
        return new MessageDraft(
                "Hi",
                List.of(),
                "",
                Optional.of(sender),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
