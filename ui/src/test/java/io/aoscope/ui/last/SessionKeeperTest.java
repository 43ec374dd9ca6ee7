package io.aoscope.ui.last;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.debug.StopPoints;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Unasked;
import io.aoscope.ui.last.LastSession.Kept;
import io.aoscope.ui.last.LastSession.KeptBookmark;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionKeeperTest {
    private static final Sample COUNTER = Samples.find("counter-wat").orElseThrow();
    private static final LogStep INC = new LogStep.Send(MessageDraft.action("Inc"));
    private static final KeptStop TRAP = plain("trap");

    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ImageOpener opener =
            new ImageOpener(model, Runnable::run, new Respawner(model, new Unasked()), file -> {});
    private final InMemory store = new InMemory();
    private final SessionKeeper keeper = new SessionKeeper(model, opener, Background.direct(), store);
    private final List<Note> notes = new ArrayList<>();

    @BeforeEach
    void open() {
        Recorded.counter(session, "Inc", "Inc");
        opener.open(COUNTER, ProcessDefinition.AOS, () -> {});
        model.onNote(notes::add);
    }

    @Test
    void theSessionIsKeptAgainWhenABreakpointIsSetOrDeleted() {
        model.stops().add(StopPoints.plain(0, "trap", new Location.Trap()));
        assertThat(kept().stops()).containsExactly(TRAP);

        model.stops().deleteAll();
        assertThat(kept().stops()).isEmpty();
    }

    @Test
    void theSessionIsKeptAgainWhenABookmarkIsSetOrForgotten() {
        model.bookmarks().add("twice");
        assertThat(kept().bookmarks()).containsExactly(new KeptBookmark("s2.end", "twice"));

        model.bookmarks().forget(model.bookmarks().here().getFirst());
        assertThat(kept().bookmarks()).isEmpty();
    }

    @Test
    void breakpointsAndBookmarksAreSetAfterTheMessagesWereSentAgain() {
        model.stops().add(StopPoints.plain(0, "growth", new Location.Growth()));
        int before = session.asked().size();
        restore(List.of(TRAP), List.of(new KeptBookmark("s1.end", "once")));

        assertThat(session.asked().subList(before, session.asked().size()))
                .containsExactly(
                        "open Counter (WAT)", "stops 0", "again " + INC, "stops 1", "time", "select process-1");
        assertThat(model.bookmarks().here()).singleElement().satisfies(bookmark -> {
            assertThat(bookmark.at()).isEqualTo(Point.end(1));
            assertThat(bookmark.note()).isEqualTo("once");
        });
        assertThat(notes).containsExactly(new Note("The last session is back: 1 message sent again", List.of()));
    }

    @Test
    void whatHasNoPlaceAnyMoreIsLeftOutAndTheNoteSaysSo() {
        restore(List.of(plain("gone+3"), TRAP), List.of(new KeptBookmark("s9.end", "late")));

        assertThat(model.stops().all()).extracting(StopPoint::text).containsExactly("trap");
        assertThat(model.bookmarks().here()).isEmpty();
        assertThat(notes)
                .singleElement()
                .satisfies(note -> assertThat(note.details())
                        .extracting(Note.Detail::text)
                        .satisfiesExactly(
                                stop -> assertThat(stop)
                                        .startsWith(
                                                "The breakpoint gone+3 is left out: the image has no function gone"),
                                bookmark -> assertThat(bookmark)
                                        .startsWith("The bookmark s9.end “late” is left out: there is no slot 9")));
    }

    private void restore(List<KeptStop> stops, List<KeptBookmark> bookmarks) {
        var kept = new Kept(
                "counter",
                Optional.empty(),
                Optional.of(COUNTER.id()),
                ProcessDefinition.AOS,
                List.of(INC),
                stops,
                bookmarks);
        store.text = new LastSession(List.of(kept), 0, MessageDraft.action("Get")).write();
        keeper.restore();
    }

    private static KeptStop plain(String text) {
        return new KeptStop(text, Optional.empty(), Optional.empty(), 1, Optional.empty(), false, true);
    }

    private Kept kept() {
        return LastSession.read(store.text).orElseThrow().processes().getFirst();
    }

    private static final class InMemory implements SessionKeeper.Store {
        private String text = "";

        @Override
        public Optional<String> read() {
            return Optional.of(text);
        }

        @Override
        public void write(String kept) {
            text = kept;
        }
    }
}
