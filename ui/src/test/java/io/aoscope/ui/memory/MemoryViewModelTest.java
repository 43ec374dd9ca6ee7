package io.aoscope.ui.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.SessionView;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryViewModelTest {
    private final SessionView open = Staged.open(Staged.module("counter-c"));
    private final FakeDebugSession session = new FakeDebugSession(open);
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Link> links = new ArrayList<>();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final MemoryViewModel view = new MemoryViewModel(model.picture(), links::add, Background.direct());

    @Test
    void withoutMemoryThereIsNothing() {
        assertThat(view.present().get()).isFalse();
        assertThat(view.show(0, 1)).isFalse();
        assertThat(view.notice().get()).isEqualTo("There is no memory here");
    }

    @Test
    void theMemoryOfTheFocusedSlotIsComparedWithTheSlotBefore() {
        slots();
        assertThat(view.size().get()).isEqualTo("256 KiB in 4 pages, 1 touched, 1 changed");
        model.focus(new Focus.AtEntry(0));
        assertThat(view.size().get()).isEqualTo("256 KiB in 4 pages, 1 touched");
    }

    @Test
    void theNextChangedByteIsFoundAndThenTheFirstAgain() {
        slots();
        view.nextChange();
        assertThat(view.cursor().get()).isEqualTo(HexCursor.at(0x401));
        view.nextChange();
        assertThat(view.cursor().get()).isEqualTo(HexCursor.at(0x401));
        view.previousChange();
        assertThat(view.cursor().get()).isEqualTo(HexCursor.at(0x401));
    }

    @Test
    void goToTakesHexDecimalAndDistances() {
        slots();
        assertThat(view.goTo("0x400")).isTrue();
        assertThat(view.goTo("+16")).isTrue();
        assertThat(view.cursor().get().start()).isEqualTo(0x410);
        assertThat(view.goTo("-0x10")).isTrue();
        assertThat(view.goTo("1025")).isTrue();
        assertThat(view.selection().get()).isEqualTo("0x401");
    }

    @Test
    void anAddressOutsideOfMemoryIsRefusedWithWhereMemoryEnds() {
        slots();
        assertThat(view.goTo("0x40000")).isFalse();
        assertThat(view.notice().get()).isEqualTo("0x40000 is outside of memory, which ends at 0x3ffff");
        assertThat(view.goTo("somewhere")).isFalse();
        assertThat(view.notice().get()).startsWith("Type an address");
    }

    @Test
    void textAndBytesAreFoundFromTheCursorOn() {
        slots();
        view.findText().set("42");
        view.findNext();
        assertThat(view.cursor().get()).isEqualTo(HexCursor.range(0x400, 2));
        view.findHex().set(true);
        view.findText().set("34 3");
        view.findNext();
        assertThat(view.notice().get()).startsWith("Type pairs of hex digits");
        view.cursor().set(HexCursor.at(0));
        view.findText().set("0x34 32");
        view.findPrevious();
        assertThat(view.cursor().get()).isEqualTo(HexCursor.range(0x400, 2));
        view.findText().set("ffff");
        view.findNext();
        assertThat(view.notice().get()).isEqualTo("Not found");
    }

    @Test
    void aCancelledSearchLeavesTheCursorAlone() {
        var later = new MemoryViewModel(
                model.picture(), links::add, new Background(waiting::add, FxGate.direct(), problem -> {}));
        slots();
        later.findText().set("42");
        later.findNext();
        assertThat(later.searching().get()).isTrue();
        later.cancelSearch();
        waiting.forEach(Runnable::run);
        assertThat(later.searching().get()).isFalse();
        assertThat(later.cursor().get()).isEqualTo(HexCursor.at(0));
    }

    @Test
    void theSelectionIsCopiedAsHexTextOrAnArray() {
        slots();
        view.show(0x400, 2);
        assertThat(view.copy(CopyAs.HEX)).contains("34 32");
        assertThat(view.copy(CopyAs.TEXT)).contains("42");
        assertThat(view.copy(CopyAs.C_ARRAY)).contains("unsigned char bytes[2] = {\n    0x34, 0x32\n};");
    }

    @Test
    void moreThanAMebibyteIsNotCopied() {
        session.publish(Staged.slots(open, Staged.answered(0, "", Optional.of(Staged.memory(40, Map.of())))));
        view.cursor().set(new HexCursor(0, 1 << 20));
        assertThat(view.copy(CopyAs.HEX)).isEmpty();
        assertThat(view.notice().get()).isEqualTo("Select at most 1.0 MiB to copy");
    }

    @Test
    void aPointerIsFollowed() {
        session.publish(Staged.slots(
                open, Staged.answered(0, "", Optional.of(Staged.memory(4, Map.of(0x10L, "\1\4\0\0\0\0\0\0"))))));
        view.show(0x10, 8);
        view.followPointer();
        assertThat(links).containsExactly(new Link.Memory(0x401, 1));
        view.show(0x20, 8);
        view.followPointer();
        assertThat(view.notice().get()).isEqualTo("These bytes are not an address inside of memory");
    }

    private void slots() {
        session.publish(Staged.slots(
                open,
                Staged.answered(0, "", Optional.of(Staged.memory(4, Map.of(0x400L, "41")))),
                Staged.answered(1, "42", Optional.of(Staged.memory(4, Map.of(0x400L, "42"))))));
    }
}
