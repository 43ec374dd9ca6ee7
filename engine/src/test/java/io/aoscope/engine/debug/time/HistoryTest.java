package io.aoscope.engine.debug.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ProcessImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules K19 to K21 of {@code docs/semantics/time.md}. */
class HistoryTest {
    private static final MessageDraft MESSAGE = MessageDraft.action("Count");

    private History history;

    @BeforeEach
    void begin() throws Exception {
        history = of("debug/stepping");
        send();
        send();
    }

    @Test
    void k19ABranchHasEverythingUpToThePointItLeavesAtAndMainStaysAsItWas() throws Exception {
        history.branch("other", Point.end(1));
        RecordedSlot slot = send();

        assertThat(slot.slot()).isEqualTo(2);
        assertThat(data(slot)).isEqualTo("2");
        assertThat(history.timeline().recording().slots()).hasSize(3);
        history.goTo(History.MAIN);
        assertThat(data(send())).isEqualTo("3");
        history.goTo("other");
        assertThat(data(send())).isEqualTo("3");
        assertThat(history.branches()).extracting(History.Branch::name).containsExactly("main", "other");
    }

    @Test
    void k20AChangeIsMadeBeforeTheInstructionAndTheSlotGoesOnFromThere() throws Exception {
        Point at = point("s2.p1.wasm-64+0");

        History.Branch branch = history.edit(at, new Change.Bytes(8, Binary.of(new byte[] {5})));

        assertThat(branch.name()).isEqualTo("b1");
        assertThat(branch.parent()).contains("main");
        RecordedSlot changed = history.timeline().recording().slot(2).orElseThrow();
        assertThat(data(changed)).isEqualTo("6");
        assertThat(data(send())).isEqualTo("7");
        assertThat(AccessText.bytes(history.timeline().at(at), new Range(8, 1)).at(0))
                .isEqualTo(5);
        history.goTo(History.MAIN);
        assertThat(AccessText.bytes(history.timeline().at(at), new Range(8, 1)).at(0))
                .isEqualTo(1);
        assertThat(data(send())).isEqualTo("3");
    }

    @Test
    void k20LocalsGlobalsFilesAndAnswersOfTheHostCanBeChanged() throws Exception {
        history.edit(point("s1.p1.wasm-64+30"), new Change.Local(0, 0, 2));
        assertThat(history.timeline().index(1).instructions()).isGreaterThan(86);
        history.goTo(History.MAIN);
        history.edit(point("s1.p1.wasm-64+0"), new Change.Global(1, 41));
        Moment end = history.timeline().at(point("s1.p1.wasm-64+69"));
        assertThat(end.stack().orElseThrow().globals().get(1).bits()).isEqualTo(42);
        history.edit(point("s1.p1.wasm-64+5"), new Change.File("notes/a.txt", Binary.of("hello")));
        assertThat(history.timeline().at(point("s1.p1.wasm-64+6")).message().text("vfs/notes/a.txt"))
                .contains("hello");

        History other = of("debug/writes");
        other.send(MESSAGE, other.timeline().last(), "");
        Point call = Coordinates.read("s1.p1.wasm-64+22", other.timeline());
        other.edit(call, new Change.HostAnswer(7));
        Moment after = other.timeline().at(other.timeline().moved(call, 1));
        assertThat(after.stack()
                        .orElseThrow()
                        .frames()
                        .getFirst()
                        .operands()
                        .getFirst()
                        .bits())
                .isEqualTo(7);
    }

    @Test
    void k20AFurtherChangeTakesThePlaceOfWhatCameAfter() throws Exception {
        history.edit(point("s2.p1.wasm-64+3"), new Change.Bytes(8, Binary.of(new byte[] {5})));
        history.edit(point("s2.p1.wasm-64+9"), new Change.Bytes(8, Binary.of(new byte[] {7})));

        assertThat(history.branch().name()).isEqualTo("b1");
        assertThat(history.timeline().recording().slot(2).orElseThrow().edits()).hasSize(2);
        assertThat(data(history.timeline().recording().slot(2).orElseThrow())).isEqualTo("8");
    }

    @Test
    void k20MemoryAndGlobalsCanBeChangedAtTheEndOfASlotAndTheNextOneBeginsWithThem() throws Exception {
        Point end = Point.end(1);

        History.Branch branch = history.edit(end, new Change.Bytes(8, Binary.of(new byte[] {6})));
        history.edit(end, new Change.Global(1, 41));

        assertThat(branch.from()).isEqualTo(end);
        assertThat(history.branch().name()).isEqualTo(branch.name());
        Moment changed = history.timeline().at(end);
        assertThat(AccessText.bytes(changed, new Range(8, 1)).at(0)).isEqualTo(6);
        assertThat(changed.globals().get(1).bits()).isEqualTo(41);
        assertThat(changed.record().orElseThrow().memory().orElseThrow().sha256())
                .isEqualTo(changed.memory().orElseThrow().sha256());
        assertThat(data(send())).isEqualTo("7");
        assertThat(history.timeline()
                        .at(point("s2.p1.wasm-64+0"))
                        .globals()
                        .get(1)
                        .bits())
                .isEqualTo(41);
        history.goTo(History.MAIN);
        assertThat(AccessText.bytes(history.timeline().at(end), new Range(8, 1)).at(0))
                .isEqualTo(1);
        assertThat(data(send())).isEqualTo("3");
    }

    @Test
    void k16AChangeAtTheEndOfASlotIsFoundAsTheWriteOfWhatComesAfter() throws Exception {
        history.edit(Point.end(1), new Change.Bytes(8, Binary.of(new byte[] {6})));
        send();

        Access write = new Accesses(history.timeline())
                .previous(point("s2.p1.wasm-64+0"), new Range(8, 1), Accesses.Kind.WRITE)
                .orElseThrow();

        assertThat(write.by()).isEqualTo(Access.By.CHANGE);
        assertThat(write.before().at(0)).isEqualTo(1);
        assertThat(write.after().at(0)).isEqualTo(6);
        assertThat(history.timeline().moved(write.at(), 1)).isEqualTo(Point.end(1));
    }

    /** Also where the slot runs again, and whatever was looked at in between. */
    @Test
    void k5TheEndOfAChangedSlotIsTheSameHoweverOneGoesThere() throws Exception {
        history.edit(Point.end(1), new Change.Bytes(8, Binary.of(new byte[] {6})));
        send();
        Timeline timeline = history.timeline();
        String first = Recordings.picture(timeline.at(point("s2.p1.wasm-64+5")));

        timeline.at(point("s1.p1.wasm-64+5"));
        timeline.go(Point.end(1));
        timeline.at(point("s1.p1.wasm-64+9"));
        timeline.go(Point.end(1));
        byte[] seen = new byte[1];
        timeline.replay(1).run().memory().orElseThrow().read(8, seen, 0, 1);

        assertThat(seen).containsExactly(6);
        assertThat(Recordings.picture(timeline.at(point("s2.p1.wasm-64+5")))).isEqualTo(first);
    }

    @Test
    void k20ASlotThatFailedIsNotChangedAtItsEnd() throws Exception {
        History trapping = of("debug/divides");
        trapping.send(MESSAGE, trapping.timeline().last(), "");

        assertThatThrownBy(() -> trapping.edit(Point.end(1), new Change.Global(0, 1)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("change that at the end of the slot before");
    }

    @Test
    void k20ElsewhereNothingCanBeChanged() {
        assertThatThrownBy(() -> history.edit(Point.start(1), new Change.Global(0, 1)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContainingAll("s1.start", "seek to one");
        refused(Point.end(1), new Change.Local(0, 0, 1), "frame 0 has no local 0");
        refused(Point.end(1), new Change.HostAnswer(1), "calls nothing of the host");
        refused(Point.end(1), new Change.File("a", Binary.EMPTY), "panel Files");
    }

    @Test
    void k20TheSpawnCanBeChangedAtItsEndToo() throws Exception {
        history.edit(Point.end(0), new Change.Bytes(8, Binary.of(new byte[] {4})));

        assertThat(data(send())).isEqualTo("5");
    }

    @Test
    void k20WhatIsNotThereCannotBeChanged() throws Exception {
        Point at = point("s1.p1.wasm-64+5");

        refused(at, new Change.Bytes(1L << 40, Binary.of(new byte[] {1})), "memory has 65536 bytes");
        refused(at, new Change.Bytes(65_535, Binary.of(new byte[] {1, 2})), "65535 to 65536");
        refused(at, new Change.Local(9, 0, 1), "frame 9 has no local 0");
        refused(at, new Change.Global(99, 1), "no global 99");
        refused(at, new Change.HostAnswer(1), "calls nothing of the host");
        assertThat(history.branches()).hasSize(1);
    }

    @Test
    void k5TheAnswerThatABranchGivesIsGivenOnceHoweverOneGoesThere() throws Exception {
        History other = of("debug/writes");
        other.send(MESSAGE, other.timeline().last(), "");
        Point call = Coordinates.read("s1.p1.wasm-64+22", other.timeline());
        other.edit(call, new Change.HostAnswer(7));
        Timeline timeline = other.timeline();
        String first = Recordings.picture(timeline.at(timeline.moved(call, 1)));

        timeline.at(call);
        timeline.at(timeline.moved(call, -20));
        timeline.at(timeline.moved(call, 5));

        assertThat(Recordings.picture(timeline.at(timeline.moved(call, 1)))).isEqualTo(first);
        assertThat(Profile.of(timeline, 1).instructions())
                .isEqualTo(timeline.index(1).instructions());
    }

    private void refused(Point at, Change change, String part) {
        assertThatThrownBy(() -> history.edit(at, change))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(part);
    }

    @Test
    void k21AMessageSentInThePastBeginsABranch() throws Exception {
        RecordedSlot after = history.send(MESSAGE, Point.end(1), "");
        assertThat(history.branch().name()).isEqualTo("b1");
        assertThat(after.slot()).isEqualTo(2);

        history.goTo(History.MAIN);
        RecordedSlot instead = history.send(MESSAGE, point("s1.p1.wasm-64+5"), "instead");
        assertThat(history.branch().name()).isEqualTo("instead");
        assertThat(instead.slot()).isEqualTo(1);
        assertThat(data(instead)).isEqualTo("1");
    }

    @Test
    void aBranchThatOthersLeftIsNotDeleted() throws Exception {
        history.branch("one", Point.end(1));
        history.branch("two", Point.end(1));

        assertThatThrownBy(() -> history.delete("one")).hasMessageContaining("two");
        assertThatThrownBy(() -> history.delete(History.MAIN)).hasMessageContaining("main");
        history.delete("two");
        history.delete("one");

        assertThat(history.branch().name()).isEqualTo(History.MAIN);
    }

    @Test
    void aBranchIsRenamedAndThoseThatLeftItFollow() throws Exception {
        history.branch("one", Point.end(1));
        history.branch("two", Point.end(1));

        history.rename("one", " first try ");

        assertThat(history.branches()).extracting(History.Branch::name).containsExactly("main", "first try", "two");
        assertThat(history.branches().getLast().parent()).contains("first try");
        assertThatThrownBy(() -> history.rename("two", "main")).hasMessageContaining("there is a branch main already");
        assertThatThrownBy(() -> history.rename("main", "x")).hasMessageContaining("main keeps its name");
        assertThatThrownBy(() -> history.rename("two", " ")).hasMessageContaining("needs a name");
    }

    static History of(String fixture) throws Exception {
        ProcessImage image = ImageLoader.load(Fixtures.source(fixture));
        History history = new History(image, Fixtures.options(), ProcessDefinition.AOS, () -> false);
        history.spawn();
        return history;
    }

    private RecordedSlot send() throws Exception {
        return history.send(MESSAGE, history.timeline().last(), "");
    }

    private Point point(String text) throws Exception {
        return Coordinates.read(text, history.timeline());
    }

    private static String data(RecordedSlot slot) {
        return new String(slot.record().results().binary("data").orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
