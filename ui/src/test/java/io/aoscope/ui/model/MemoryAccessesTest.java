package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Notation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryAccessesTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final MemoryAccesses accesses = new MemoryAccesses(model);
    private final List<Note> notes = new ArrayList<>();
    private final List<Link> followed = new ArrayList<>();

    MemoryAccessesTest() {
        Recorded.counter(session, "Inc", "Inc");
        model.onNote(notes::add);
        model.onFollow(followed::add);
    }

    @Test
    void whoWroteTheCountIsTheStoreInHandleOfTheLastMessageThenOfTheOneBefore() {
        Range count = new Range(count(), 8);
        model.travel().now();
        accesses.find(count, Kind.WRITE, true);
        String last = at();
        accesses.find(count, Kind.WRITE, true);

        assertThat(last).startsWith("s2.p1.wasm-64+");
        assertThat(at()).startsWith("s1.p1.wasm-64+");
        assertThat(notes.getFirst().title()).isEqualTo("handle wrote this");
        assertThat(notes.getFirst().details().getFirst().text())
                .contains("i64.store")
                .startsWith(last);
        assertThat(notes.getFirst().details().getLast().text())
                .isEqualTo("01 00 00 00 00 00 00 00 became 02 00 00 00 00 00 00 00");
        assertThat(followed).contains(new Link.Memory(count.address(), 8));
        assertThat(model.picture().get().frame().orElseThrow().name()).isEqualTo("handle");
    }

    @Test
    void theNextWriteIsTheOneAfterThisMoment() {
        Range count = new Range(count(), 8);
        accesses.find(count, Kind.WRITE, false);
        String first = at();
        accesses.find(count, Kind.WRITE, false);

        assertThat(first).startsWith("s1.p1.wasm-64+");
        assertThat(at()).startsWith("s2.p1.wasm-64+");
    }

    @Test
    void ofBytesThatNobodyReadItIsSaid() {
        accesses.find(new Range(65_528, 8), Kind.READ, true);

        assertThat(notes.getFirst().title()).isEqualTo("Nothing read 0xfff8 before this moment");
        assertThat(at()).isEqualTo("s2.end");
    }

    /** Where the counter keeps its count; leaves the focus at the beginning of the first message. */
    private long count() {
        model.follow(new Link.Time("s1.p1.wasm-64+0"));
        return model.picture().get().pause().orElseThrow().machine().orElseThrow().globals().stream()
                .filter(global -> global.name().equals("count"))
                .mapToLong(global -> Notation.address(global.value()).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private String at() {
        return model.picture().get().point().orElseThrow().toString();
    }
}
