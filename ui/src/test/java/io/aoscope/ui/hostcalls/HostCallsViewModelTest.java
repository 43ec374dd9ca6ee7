package io.aoscope.ui.hostcalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Breakpoint;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.message.Binary;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.hostcalls.HostCallsViewModel.State;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCallsViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final HostCallsViewModel view = new HostCallsViewModel(model, Background.direct());
    private final List<String> problems = new ArrayList<>();

    HostCallsViewModelTest() {
        model.onProblem(problem -> problems.add(problem.getMessage()));
    }

    @Test
    void everyCallOfTheSlotInFocusIsListedWithWhoAnsweredIt() {
        Recorded.asking(session, "One", "Two");
        view.visible().set(true);

        assertThat(view.state().get()).isEqualTo(State.LISTED);
        assertThat(view.status().get()).isEqualTo("4 calls");
        assertThat(view.rows().getFirst().text()).isEqualTo("wasi_snapshot_preview1.clock_time_get(0, 0, 320) → 0");
        assertThat(view.rows().getFirst().answeredBy()).isEqualTo("wasi@1.0");
        assertThat(view.rows().getFirst().wrote()).isEqualTo("8 bytes at 0x140");
        assertThat(view.rows()).extracting(HostCallRow::arguments).containsExactly("(0, 0, 320)", "(3)", "(2)", "(1)");
        assertThat(view.rows().get(1).answeredBy()).isEqualTo("stub: returns 0");
        assertThat(view.rows().get(1).call().at().toString()).startsWith("s2.p1.wasm-64+");
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() {
        Recorded.asking(session, "One");

        assertThat(session.asked()).doesNotContain("time");
        assertThat(view.rows()).isEmpty();
    }

    @Test
    void theFilterLooksAtFunctionsDevicesAndValues() {
        Recorded.asking(session, "One");
        view.visible().set(true);

        view.filter().set("CLOCK");
        assertThat(view.rows()).hasSize(1);
        assertThat(view.status().get()).isEqualTo("1 of 4 calls");
        view.filter().set("stub");
        assertThat(view.rows()).hasSize(3);
        view.filter().set("(2)");
        assertThat(view.rows()).extracting(HostCallRow::number).containsExactly(2);
        view.filter().set("");
        assertThat(view.rows()).hasSize(4);
    }

    @Test
    void theLastCallUpToTheFocusIsMarkedAndTheOneAboutToBeMadeIsToldApart() {
        Recorded.asking(session, "One");
        view.visible().set(true);
        assertThat(view.nearest().get()).isEqualTo(3);

        view.goTo(view.rows().get(2));
        assertThat(view.nearest().get()).isEqualTo(2);
        assertThat(view.next(view.rows().get(2))).isTrue();

        model.travel().into();
        assertThat(view.nearest().get()).isEqualTo(2);
        assertThat(view.next(view.rows().get(2))).isFalse();

        model.follow(new Link.Time("s1.start"));
        assertThat(view.nearest().get()).isEqualTo(-1);
    }

    @Test
    void theBytesThatTheSelectedCallWroteAreShown() {
        Recorded.asking(session, "One");
        view.visible().set(true);
        view.selected().set(view.rows().getFirst());

        assertThat(view.written().get()).singleElement().satisfies(written -> {
            assertThat(written.range().address()).isEqualTo(320);
            assertThat(written.bytes().bytes()).hasSize(8);
        });
    }

    @Test
    void whatACallWroteIsShownInMemoryAfterIt() {
        List<Link> followed = new ArrayList<>();
        model.onFollow(followed::add);
        Recorded.asking(session, "One");
        view.visible().set(true);
        HostCallRow clock = view.rows().getFirst();
        view.showWritten(clock, clock.call().writes().getFirst());

        assertThat(followed).containsExactly(new Link.Memory(320, 8));
        assertThat(model.picture().get().point().orElseThrow().instruction())
                .isEqualTo(clock.call().at().instruction() + 1);
    }

    @Test
    void aCallAnsweredDifferentlyBeginsABranchOfThatNameWithAnotherResult() {
        History history = Recorded.asking(session, "One");
        view.visible().set(true);
        view.answer(view.rows().get(2), OtherAnswer.read(view.rows().get(2).type(), "5", ""), "five");

        assertThat(problems).isEmpty();
        assertThat(history.branch().name()).isEqualTo("five");
        assertThat(history.timeline()
                        .recording()
                        .last()
                        .orElseThrow()
                        .record()
                        .results()
                        .text("data"))
                .contains("F");
        assertThat(model.picture().get().point().orElseThrow().toString())
                .isEqualTo("s1.p1.wasm-64+" + (view.rows().get(2).call().at().instruction() + 1));
        assertThat(view.rows().get(2).answer()).isEqualTo("5");
        assertThat(view.rows().get(2).answeredBy()).isEqualTo("this branch");
        assertThat(view.rows().get(1).answeredBy()).isEqualTo("stub: returns 0");
    }

    @Test
    void anAnswerBringsTheBytesItIsSaidToWrite() {
        History history = Recorded.asking(session, "One");
        view.visible().set(true);
        HostCallRow clock = view.rows().getFirst();
        view.answer(clock, OtherAnswer.read(clock.type(), "0", "0x140: \"1234\"\n0x145: ff"), "");

        assertThat(problems).isEmpty();
        assertThat(history.branch().name()).isEqualTo("b1");
        byte[] bytes = new byte[8];
        model.picture().get().memory().orElseThrow().read(320, bytes, 0, 8);
        assertThat(Binary.of(bytes)).isEqualTo(Binary.of(new byte[] {'1', '2', '3', '4', 0, (byte) 0xff, 0, 0}));
    }

    @Test
    void bytesOutsideOfMemoryAreRefusedAndNoBranchIsLeft() {
        History history = Recorded.asking(session, "One");
        view.visible().set(true);
        HostCallRow clock = view.rows().getFirst();
        view.answer(clock, OtherAnswer.read(clock.type(), "0", "0x1ffff: 01 02"), "far");

        assertThat(problems)
                .containsExactly("0x1ffff and 2 bytes from there are not in memory, which has 0x10000 bytes at this"
                        + " call; choose another address.");
        assertThat(history.branches()).hasSize(1);
    }

    @Test
    void aNameThatIsTakenIsToldAndNothingChanges() {
        History history = Recorded.asking(session, "One");
        view.visible().set(true);
        HostCallRow row = view.rows().get(1);
        view.answer(row, OtherAnswer.read(row.type(), "1", ""), "main");

        assertThat(problems).containsExactly("there is a branch main already; choose another name");
        assertThat(history.branches()).hasSize(1);
    }

    @Test
    void theBreakpointOnAnImportIsSetAndCleared() {
        Recorded.asking(session, "One");
        view.visible().set(true);
        HostCallRow number = view.rows().get(1);

        view.toggleBreakpoint(number);
        assertThat(session.view().breakpoints()).containsExactly(new Breakpoint(0, 0));
        view.toggleBreakpoint(number);
        assertThat(session.view().breakpoints()).isEmpty();
    }

    @Test
    void resumingBackwardsStopsAtTheCallsOfAnImportWithABreakpoint() {
        Recorded.asking(session, "One");
        view.visible().set(true);
        view.toggleBreakpoint(view.rows().get(1));
        model.travel().backResume();
        model.travel().backResume();

        assertThat(model.picture().get().point())
                .contains(view.rows().get(2).call().at());
    }

    @Test
    void aMessageThatHasNotEndedSaysSo() {
        view.visible().set(true);
        session.publish(Views.paused(Views.idle(), Views.inMachine(3)));

        assertThat(view.state().get()).isEqualTo(State.UNDER_WAY);
    }

    @Test
    void aQuestionThatFailedCanBeAskedAgain() {
        session.publish(Views.idle());
        view.visible().set(true);
        assertThat(view.state().get()).isEqualTo(State.GIVEN_UP);
        assertThat(problems).hasSize(1);

        view.list();
        assertThat(problems).hasSize(2);
    }

    @Test
    void callsAreCopiedAsJsonWithPlaceArgumentsAndAnswer() {
        Recorded.asking(session, "One");
        view.visible().set(true);

        assertThat(HostCallJson.of(view.rows().subList(0, 1)))
                .contains(
                        "\"number\" : 0",
                        "\"function\" : \"clock_time_get\"",
                        "\"arguments\" : [ 0, 0, 320 ]",
                        "\"address\" : \"0x140\"",
                        "\"by\" : \"wasi@1.0\"");
    }
}
