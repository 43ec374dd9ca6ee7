package io.aoscope.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Bookmark;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.Point;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.compare.ComparedRuns.Line;
import io.aoscope.ui.compare.DifferenceRow.Kind;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final CompareViewModel view = new CompareViewModel(model, Background.direct());
    private final List<Link> followed = new ArrayList<>();

    @TempDir
    Path folder;

    CompareViewModelTest() {
        model.onFollow(followed::add);
    }

    @Test
    void theEndsOfTheLastTwoSlotsAreProposedUntilAPersonWritesOthers() {
        Recorded.asking(session, "One");
        assertThat(view.left().get()).isEqualTo("s0.end");
        assertThat(view.right().get()).isEqualTo("s1.end");
        Recorded.asking(session, "One", "Two");
        assertThat(view.right().get()).isEqualTo("s2.end");

        view.left().set("s1.start");
        Recorded.asking(session, "One", "Two", "Three");
        assertThat(view.left().get()).isEqualTo("s1.start");
        assertThat(view.right().get()).isEqualTo("s2.end");
        assertThat(view.suggestions()).containsExactly("s3.end", "s2.end", "s1.end", "s0.end");
    }

    @Test
    void whatDiffersBetweenTwoMomentsIsListedWithBothSides() {
        Recorded.asking(session, "One");
        view.compareMoments();
        ComparedMoments found = view.moments().get().orElseThrow();

        assertThat(view.problem().get()).isEmpty();
        assertThat(found.summary()).startsWith("1 page became 2 pages, ").contains(" global");
        assertThat(view.rows()).extracting(DifferenceRow::kind).contains(Kind.RESULT, Kind.GLOBAL, Kind.MEMORY);
        assertThat(view.rows())
                .filteredOn(row -> row.where().equals("/data"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.before()).isEqualTo("absent");
                    assertThat(row.after()).isEqualTo("A");
                });
    }

    @Test
    void theFilterLooksAtPlacesAndValues() {
        Recorded.asking(session, "One");
        view.compareMoments();
        view.filter().set("GLOBAL");

        assertThat(view.rows()).extracting(DifferenceRow::kind).containsOnly(Kind.GLOBAL);
    }

    @Test
    void aMomentDoesNotDifferFromItself() {
        Recorded.asking(session, "One");
        view.left().set("s1.end");
        view.compareMoments();

        assertThat(view.moments().get().orElseThrow().same()).isTrue();
        assertThat(view.rows()).isEmpty();
    }

    @Test
    void aMistakeInACoordinateIsToldInPlace() {
        Recorded.asking(session, "One");
        view.right().set("s9.end");
        view.compareMoments();
        assertThat(view.problem().get()).isEqualTo("there is no slot 9; the recording ends with s1.end");

        view.right().set("snapshot gone");
        view.compareMoments();
        assertThat(view.problem().get())
                .isEqualTo("There is no snapshot “gone”; save one in the panel Snapshots, or write a coordinate such as"
                        + " s1.end.");
        view.right().set(" ");
        view.compareMoments();
        assertThat(view.problem().get()).startsWith("Choose two moments");
        view.right().set("s0.end");
        view.compareMoments();
        assertThat(view.problem().get()).isEmpty();
    }

    @Test
    void bytesStandSideBySideInRowsOfEight() {
        Recorded.asking(session, "One");
        view.compareMoments();
        DifferenceRow message = view.rows().stream()
                .filter(row ->
                        row.kind() == Kind.MEMORY && row.range().orElseThrow().address() >= 320)
                .findFirst()
                .orElseThrow();
        HexPair pair = view.bytes(message).orElseThrow();

        assertThat(pair.text().lines().findFirst().orElseThrow())
                .isEqualTo("00001000  00 00 00 00 00 00 00 00  ········   7b 22 41 6e 63 68 6f 72  {\"Anchor");
        assertThat(pair.spans().length()).isEqualTo(pair.text().length());
        assertThat(view.bytes(view.rows().getFirst())).isEmpty();
    }

    @Test
    void bytesAreShownInMemoryAtEitherMoment() {
        Recorded.asking(session, "One");
        view.compareMoments();
        DifferenceRow memory = view.rows().getLast();
        view.showMemory(
                view.moments().get().orElseThrow().left(), memory.range().orElseThrow());

        assertThat(followed)
                .containsExactly(new Link.Memory(memory.range().orElseThrow().address(), (int)
                        memory.range().orElseThrow().length()));
        assertThat(model.picture().get().point().orElseThrow()).hasToString("s0.end");
    }

    @Test
    void aLinkToAComparisonFillsTheFieldsAndCompares() {
        Recorded.asking(session, "One", "Two");
        model.follow(new Link.Compare("s1.end", "s2.end"));

        assertThat(view.left().get()).isEqualTo("s1.end");
        assertThat(view.moments().get()).isPresent();
    }

    @Test
    void aLinkToABranchComparesTheRuns() throws Exception {
        History history = Recorded.asking(session, "One");
        var call = history.timeline().index(1).hostCalls().get(1);
        var _ = session.time(asked -> asked.edit(call.at(), new Change.HostAnswer(3)));

        model.follow(new Link.CompareBranch("main"));

        assertThat(view.against().get()).isEqualTo(new Against.Branch("main"));
        assertThat(view.runs().get().orElseThrow().title()).isEqualTo("They come apart at slot 1");
    }

    @Test
    void bookmarksOfEveryBranchAreMomentsToChoose() throws Exception {
        History history = Recorded.asking(session, "One");
        Point asks = history.timeline().index(1).hostCalls().get(1).at();
        var _ = session.time(asked -> {
            asked.bookmark(new Bookmark("main", asks, "asks"));
            asked.bookmark(new Bookmark("main", Point.end(0), ""));
            return asked.edit(asks, new Change.HostAnswer(3));
        });
        assertThat(view.suggestions()).contains("bookmark s0.end of main", "bookmark " + asks + " of main (asks)");

        view.left().set("bookmark " + asks + " of main (asks)");
        view.right().set("s1.end");
        view.compareMoments();
        ComparedMoments found = view.moments().get().orElseThrow();

        assertThat(found.before().at()).isEqualTo(asks);
        assertThat(view.rows()).isNotEmpty();
        assertThat(Side.read("bookmark s0.end of main", model.picture().get().session())
                        .place())
                .isEmpty();
    }

    @Test
    void aBookmarkOfThisBranchCanBeGoneTo() throws Exception {
        Recorded.asking(session, "One");
        var _ = session.time(asked -> {
            asked.bookmark(new Bookmark("main", Point.end(0), "before"));
            return asked;
        });
        assertThat(Side.bookmarks(model.picture().get().session()))
                .singleElement()
                .satisfies(side -> {
                    assertThat(side.text()).isEqualTo("bookmark s0.end (before)");
                    assertThat(side.place()).contains("s0.end");
                });
        view.left().set("bookmark s0.end (after)");
        view.compareMoments();

        assertThat(view.problem().get())
                .isEqualTo(
                        "There is no “bookmark s0.end (after)”; choose one of the list, or write a coordinate such as"
                                + " s1.end.");
    }

    @Test
    void anotherProcessBeginsWithNothingCompared() {
        Recorded.asking(session, "One");
        view.compareMoments();
        session.publish(Views.empty());

        assertThat(view.moments().get()).isEmpty();
        assertThat(view.rows()).isEmpty();
    }

    @Test
    void theSameImageOnAnotherTierDoesNotDiffer() {
        Recorded.asking(session, "One", "Two");
        view.against().set(new Against.Tier(TierChoice.COMPILED));
        view.compareRuns();

        assertThat(view.runs().get().orElseThrow().title()).isEqualTo("No difference in 3 slots");
        assertThat(view.runs().get().orElseThrow().lines()).isEmpty();
    }

    @Test
    void twoBranchesComeApartAtACallOfTheHostAndAnInstruction() throws Exception {
        History history = Recorded.asking(session, "One");
        var call = history.timeline().index(1).hostCalls().get(1);
        var _ = session.time(asked -> asked.edit(call.at(), new Change.HostAnswer(3)));
        assertThat(view.choices()).first().isEqualTo(new Against.Branch("main"));
        view.against().set(new Against.Branch("main"));
        view.compareRuns();
        ComparedRuns runs = view.runs().get().orElseThrow();

        assertThat(runs.title()).isEqualTo("They come apart at slot 1");
        assertThat(runs.lines()).extracting(Line::label).containsExactly("Slot 1", "Host call 1", "Instruction");
        assertThat(runs.lines().get(1).left()).contains("number[3] → [3]");
        assertThat(runs.lines().get(1).right()).contains("number[3] → [0]");

        view.follow(runs.lines().get(1));
        assertThat(model.picture().get().point().orElseThrow()).isEqualTo(call.at());
    }

    @Test
    void theFirstByteThatDiffersIsShownInMemoryWhereItDoes() throws Exception {
        History history = Recorded.asking(session, "One");
        var call = history.timeline().index(1).hostCalls().getFirst();
        var _ = session.time(asked -> asked.edit(call.at(), new Change.Bytes(106, Binary.of("x"))));
        view.against().set(new Against.Branch("main"));
        view.compareRuns();
        Line first = view.runs().get().orElseThrow().lines().getLast();

        assertThat(first.label()).isEqualTo("First byte of memory");
        assertThat(first.left()).isEqualTo("0x6a");
        view.follow(first);
        assertThat(followed).containsExactly(new Link.Memory(106, 1));
        assertThat(model.picture().get().point().orElseThrow()).isEqualTo(call.at());
    }

    @Test
    void anotherImageIsReadFromAFileAndKeptAsAChoice() throws Exception {
        Recorded.asking(session, "One");
        Sample counter = Samples.find("counter-wat").orElseThrow();
        Path file = Files.write(folder.resolve("counter.wasm"), counter.image());
        view.compareRuns(file);

        assertThat(view.runs().get().orElseThrow().title()).isEqualTo("They come apart at slot 1");
        assertThat(view.runs().get().orElseThrow().note()).startsWith("Instructions are compared where");
        assertThat(view.choices().getFirst().text()).isEqualTo("counter.wasm");
        assertThat(view.against().get()).isInstanceOf(Against.Image.class);
    }

    @Test
    void aFileThatIsNoImageIsToldInPlace() throws Exception {
        Recorded.asking(session, "One");
        view.compareRuns(Files.writeString(folder.resolve("no.wasm"), "no image"));
        assertThat(view.problem().get()).contains("no.wasm");
        view.compareRuns(folder.resolve("missing.wasm"));

        assertThat(view.problem().get()).contains("missing.wasm cannot be read").endsWith("Choose another file.");
        assertThat(view.runs().get()).isEmpty();
    }

    @Test
    void theOtherProfileAndBothTiersAreOffered() {
        Recorded.asking(session, "One");

        assertThat(view.choices())
                .containsExactly(
                        new Against.AnyImage(),
                        new Against.OtherProfile(Profile.HYPERBEAM),
                        new Against.Tier(TierChoice.STEPPING),
                        new Against.Tier(TierChoice.COMPILED));
    }
}
