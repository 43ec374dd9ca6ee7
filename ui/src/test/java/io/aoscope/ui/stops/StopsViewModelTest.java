package io.aoscope.ui.stops;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.debug.time.Undecided;
import io.aoscope.engine.debug.time.WatchKind;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopsViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final StopsViewModel view = new StopsViewModel(model);

    StopsViewModelTest() {
        Recorded.counter(session, "Inc");
    }

    @Test
    void everyKindOfPlaceIsReadFromText() {
        for (String text : List.of("handle", "handle+3", "trap", "exception", "growth", "device wasm-64")) {
            add(text);
        }

        assertThat(view.stops()).extracting(StopPoint::text).contains("handle+3", "growth", "device wasm-64");
        assertThat(view.stops())
                .extracting(StopPoint::location)
                .contains(new Location.Trap(), new Location.Growth(), new Location.Device("wasm-64"));
        assertThat(view.stops()).extracting(StopPoint::id).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(view.location().get()).isEmpty();
    }

    @Test
    void aWatchpointIsWorkedOutAtTheFocus() {
        model.follow(new Link.Time("s1.p1.wasm-64+5"));
        add("u64[global.count] change");
        add("$0 read");

        assertThat(view.problem().get()).isEmpty();
        assertThat(view.stops())
                .extracting(StopPoint::location)
                .contains(new Location.Memory(new Range(0x18, 8), WatchKind.CHANGE))
                .hasAtLeastOneElementOfType(Location.Local.class);
    }

    @Test
    void conditionHitLogAndOnceArePartOfIt() {
        view.condition().set("$0 > 3");
        view.times().set("4");
        view.message().set("at {slot}");
        view.once().set(true);
        add("handle");

        StopPoint stop = view.stops().getFirst();
        assertThat(stop.times()).isEqualTo(4);
        assertThat(stop.once()).isTrue();
        assertThat(stop.condition()).isPresent();
        view.selected().set(Optional.of(stop));
        assertThat(view.condition().get()).isEqualTo("$0 > 3");
        assertThat(view.message().get()).isEqualTo("at {slot}");
    }

    @Test
    void theSelectedOneIsChangedAndKeepsItsId() {
        add("handle");
        view.selected().set(Optional.of(view.stops().getFirst()));
        view.condition().set("slot == 2");
        view.apply();

        assertThat(view.stops()).hasSize(1);
        assertThat(view.stops().getFirst().id()).isEqualTo(1);
        assertThat(view.stops().getFirst().condition()).isPresent();
        assertThat(view.selected().get()).isEmpty();
    }

    @Test
    void mistakesAreToldWithWhatToWrite() {
        add("nowhere");
        assertThat(view.problem().get()).contains("no function nowhere");
        add("u32[8]");
        assertThat(view.problem().get()).contains("read, write or change");
        view.times().set("many");
        add("handle");
        assertThat(view.problem().get()).contains("“many” is no number of a hit");
        view.times().set("");
        view.condition().set("$0 >");
        add("handle");

        assertThat(view.problem().get()).isNotEmpty();
        assertThat(view.stops()).isEmpty();
    }

    @Test
    void aConditionThatAsksForWhatIsNotThereIsRefusedWithWhatThereIs() {
        view.condition().set("slot > 0 && $gone == 1");
        add("handle");
        assertThat(view.problem().get()).startsWith("there is no local gone here, at character 13; there are $0 to $");
        view.condition().set("");
        view.message().set("at {global.gone}");
        add("handle");

        assertThat(view.problem().get()).startsWith("there is no global gone here, at character 5;");
        assertThat(view.stops()).isEmpty();
    }

    @Test
    void aConditionThatHadNoValueInTheRecordingIsToldUntilItIsChanged() {
        List<Note> notes = new ArrayList<>();
        model.onNote(notes::add);
        model.follow(new Link.Time("s1.start"));
        view.condition().set("u8[1 << 40] == 0");
        add("handle+3");
        model.travel().resume();

        assertThat(view.undecided()).singleElement().satisfies(one -> {
            assertThat(one.at()).startsWith("s1.p1.wasm-64+");
            assertThat(one.why()).startsWith("0x10000000000 is outside of memory, at character 1; it ends at");
        });
        assertThat(notes).extracting(Note::title).containsExactly("A condition could not be asked");
        view.follow(view.undecided().getFirst());
        assertThat(model.picture().get().point())
                .hasToString("Optional[" + view.undecided().getFirst().at() + "]");
        assertThat(model.picture().get().pause().orElseThrow().machine()).isPresent();
        view.selected().set(Optional.of(view.stops().getFirst()));
        view.condition().set("u8[0] == 0");
        view.apply();

        assertThat(view.undecided()).isEmpty();
    }

    @Test
    void aConditionThatHadNoValueInAMessageIsToldOnce() {
        List<Note> notes = new ArrayList<>();
        model.onNote(notes::add);
        view.condition().set("stack[9] == 0");
        add("handle+3");
        StopPoint stop = view.stops().getFirst();
        session.publish(Views.undecided(session.view(), new Undecided(stop, "s1.p1.wasm-64+3", "no operand")));
        session.publish(Views.undecided(session.view(), new Undecided(stop, "s2.p1.wasm-64+3", "no operand")));

        assertThat(view.undecided()).extracting(Undecided::at).containsExactly("s2.p1.wasm-64+3");
        assertThat(notes).hasSize(1);
    }

    @Test
    void aPlaceThatTheImageDoesNotHaveAnyMoreIsToldOnce() {
        List<Note> notes = new ArrayList<>();
        model.onNote(notes::add);
        add("handle");
        Location gone = new Location.Gone("the image has no function handle");
        model.stops().replace(view.stops().getFirst().at(gone));
        add("trap");

        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.title()).endsWith("does not have the place of 1 breakpoint");
            assertThat(note.details().getFirst().text()).isEqualTo("handle: the image has no function handle");
        });
    }

    @Test
    void oneIsSwitchedOffAndDeleted() {
        add("handle");
        view.enable(view.stops().getFirst(), false);
        assertThat(view.stops().getFirst().enabled()).isFalse();
        assertThat(session.view().breakpoints()).isEmpty();
        view.delete(view.stops().getFirst());

        assertThat(view.stops()).isEmpty();
    }

    @Test
    void followingOneShowsWhereItStands() {
        List<Link> links = new ArrayList<>();
        model.onFollow(links::add);
        add("handle+3");
        view.follow(view.stops().getFirst());

        assertThat(links).singleElement().isInstanceOf(Link.Code.class);
    }

    @Test
    void resumingBackwardsStopsAtAWatchpointAndForgetsOneThatStopsOnce() {
        model.follow(new Link.Time("s1.end"));
        view.once().set(true);
        add("u64[0x18] change");
        model.travel().backResume();

        assertThat(model.picture().get().point().orElseThrow().toString()).startsWith("s1.p1.wasm-64+");
        assertThat(view.stops()).isEmpty();
    }

    private void add(String text) {
        view.location().set(text);
        view.apply();
    }
}
