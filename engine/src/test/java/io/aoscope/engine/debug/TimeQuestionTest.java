package io.aoscope.engine.debug;

import static io.aoscope.engine.debug.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Coordinates;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.Travel;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.SlotRecord;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past of an interactive session. */
class TimeQuestionTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");

    private final DebugSession session =
            new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

    @BeforeEach
    void open() throws Exception {
        await(session.open(Fixtures.source("debug/stepping"), ProcessDefinition.AOS));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void everySlotOfTheSessionIsRecorded() throws Exception {
        await(session.send(MESSAGE, SendMode.RUN));

        Point over = await(session.time(history ->
                new Travel(history.timeline()).over(Coordinates.read("s1.p1.wasm-64+8", history.timeline()))));

        assertThat(over).hasToString("s1.p1.wasm-64+42");
    }

    @Test
    void aMomentOfThePastIsShownAsAPauseIs() throws Exception {
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        await(session.step(Step.INTO_WASM));
        await(session.step(Step.INTO));
        PauseView live = session.view().pause().orElseThrow();
        await(session.resume());

        Moment moment = await(session.time(
                history -> history.timeline().at(Coordinates.read("s1.p1.wasm-64+1", history.timeline()))));
        PauseView past = PauseView.of(moment);

        assertThat(past.at()).isEqualTo(live.at());
        assertThat(past.machine()).isEqualTo(live.machine());
        assertThat(past.message()).isEqualTo(live.message());
        assertThat(past.phase()).isEqualTo(live.phase());
        assertThat(past.reason()).isEqualTo(new PauseReason.Past(moment.at()));
    }

    @Test
    void aBranchBecomesTheTimelineOfTheSession() throws Exception {
        await(session.send(MESSAGE, SendMode.RUN));
        await(session.send(MESSAGE, SendMode.RUN));

        await(session.time(history -> history.edit(
                Coordinates.read("s1.p1.wasm-64+0", history.timeline()),
                new Change.Bytes(8, Binary.of(new byte[] {4})))));
        SlotRecord next = await(session.send(MESSAGE, SendMode.RUN));

        assertThat(session.view().timeline()).hasSize(3);
        assertThat(next.slot()).isEqualTo(2);
        assertThat(next.results().text("data")).contains("6");
        History.Branch branch = await(session.time(History::branch));
        assertThat(branch.name()).isEqualTo("b1");
    }

    @Test
    void aSnapshotRestoredBeginsABranch() throws Exception {
        await(session.send(MESSAGE, SendMode.RUN));
        SnapshotView saved = await(session.saveSnapshot("one"));
        await(session.send(MESSAGE, SendMode.RUN));

        await(session.restoreSnapshot(saved.id()));
        await(session.send(MESSAGE, SendMode.RUN));

        History.Branch branch = await(session.time(History::branch));
        Point last = await(session.time(history -> history.timeline().last()));
        assertThat(branch.parent()).contains(History.MAIN);
        assertThat(branch.from()).hasToString("s1.end");
        assertThat(last).hasToString("s2.end");
    }

    @Test
    void aSlotThatTheUserStoppedEndsWhereItWasStopped() throws Exception {
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        await(session.step(Step.INTO_WASM));
        await(session.step(Step.INTO));
        await(session.step(Step.INTO));
        await(session.stop());

        var index = await(session.time(history -> history.timeline().index(1)));
        Moment last = await(session.time(
                history -> history.timeline().at(history.timeline().moved(Point.end(1), -1))));

        assertThat(index.steps().getLast().length()).isEqualTo(3);
        assertThat(last.at()).hasToString("s1.p1.wasm-64+2");
        assertThat(last.stack()).isPresent();
    }

    @Test
    void k26AMessageThatIsPausedCanBeGoneBackThroughAsFarAsItCame() throws Exception {
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        await(session.step(Step.INTO_WASM));
        MachineView first = machine();
        await(session.step(Step.INTO));
        await(session.step(Step.INTO));

        Moment back = await(
                session.time(history -> history.timeline().at(history.timeline().moved(pause().point(), -2))));
        Moment here = await(session.time(history -> history.timeline().at(pause().point())));

        assertThat(back.at()).hasToString("s1.p1.wasm-64+0");
        assertThat(PauseView.of(back).machine()).contains(first);
        assertThat(here.at()).hasToString("s1.p1.wasm-64+2");
        assertThat(PauseView.of(here).machine()).contains(machine());
        await(session.resume());
        Point last = await(session.time(history -> history.timeline().last()));
        assertThat(last).hasToString("s1.end");
        assertThat(session.view().timeline()).hasSize(2);
    }

    @Test
    void k26ThePauseBeforeTheFirstInstructionOfACallIsAStop() throws Exception {
        var _ = session.send(MESSAGE, SendMode.PAUSE);
        await(session.step(Step.INTO_WASM));

        Moment here = await(session.time(history -> history.timeline().at(pause().point())));
        Point before = await(session.time(history -> history.timeline().moved(pause().point(), -1)));

        assertThat(here.at()).hasToString("s1.p1.wasm-64+0");
        assertThat(PauseView.of(here).machine()).contains(machine());
        assertThat(before).hasToString("s1.p1.json-iface.end");
    }

    @Test
    void k26WhileAMessageIsPausedThePastStaysAsItIs() throws Exception {
        await(session.send(MESSAGE, SendMode.RUN));
        var _ = session.send(MESSAGE, SendMode.PAUSE);

        assertThatThrownBy(() -> await(session.time(history -> history.branch("other", Point.end(0)))))
                .hasMessageContaining("slot 2 is under way; resume it to its end (F5) or stop it");
    }

    @Test
    void theBranchesStandInTheViewAndARenamedOneToo() throws Exception {
        await(session.send(MESSAGE, SendMode.RUN));
        assertThat(session.view().branches()).containsExactly(BranchView.main(2));

        await(session.time(history -> history.toSendFrom(Point.end(0), "")));
        assertThat(session.view().timeline()).hasSize(1);
        SlotRecord sent = await(session.send(MESSAGE, SendMode.RUN));
        await(session.time(history -> {
            history.rename("b1", "try");
            return history;
        }));

        assertThat(sent.slot()).isEqualTo(1);
        assertThat(session.view().branch()).contains("try");
        assertThat(session.view().branches().getLast())
                .isEqualTo(new BranchView("try", Optional.of("main"), Point.end(0), 2, true));
    }

    @Test
    void withoutAnImageThereIsNothingToAsk() {
        DebugSession empty = new WorkerDebugSession(Fixtures.options(), Executors.newSingleThreadExecutor());

        assertThatThrownBy(() -> await(empty.time(History::branches))).hasMessageContaining("No image is open");
        empty.close();
    }

    private PauseView pause() {
        return session.view().pause().orElseThrow();
    }

    private MachineView machine() {
        return pause().machine().orElseThrow();
    }
}
