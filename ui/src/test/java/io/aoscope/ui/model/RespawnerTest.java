package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.Respawned.Replayed;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Note.Detail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RespawnerTest {
    private static final RunChoice NODE = RunChoice.STANDARD.withProfile(Profile.HYPERBEAM);

    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<String> questions = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<Integer> answer = Optional.empty();
    private final Respawner respawner = new Respawner(model, new Answering());

    /** Answers as the test says. */
    private final class Answering implements Dialogs {
        @Override
        public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.empty();
        }

        @Override
        public boolean confirm(String title, String text, String yes) {
            return false;
        }

        @Override
        public Optional<Integer> choose(String title, String text, List<String> ways) {
            questions.add(title + " " + text + " " + ways);
            return answer;
        }
    }

    private List<String> respawns() {
        return session.asked().stream()
                .filter(line -> line.startsWith("respawn"))
                .toList();
    }

    @Test
    void withoutMessagesNothingIsAsked() {
        respawner.choose("the HyperBEAM profile", NODE);
        assertThat(questions).isEmpty();
        assertThat(respawns()).containsExactly("respawn HYPERBEAM");
    }

    @Test
    void withMessagesItSaysWhatWillHappenAndDoesNothingWhenCancelled() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc")), Views.entry(Views.ok(2, "Get"))));
        respawner.choose("the HyperBEAM profile", NODE);
        assertThat(questions)
                .singleElement()
                .asString()
                .contains("Use the HyperBEAM profile?", "spawned anew", "2 messages", "Snapshots stay", "again");
        assertThat(respawns()).isEmpty();
    }

    @Test
    void theFirstWaySendsTheMessagesAgainAndTellsThatNothingChanged() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));
        model.onNote(notes::add);
        session.replayWith(new Replayed(Views.ok(1, "Inc"), Views.ok(1, "Inc")));
        answer = Optional.of(0);
        respawner.again();
        assertThat(respawns()).containsExactly("respawn STANDARD replay");
        assertThat(notes).containsExactly(new Note("1 message sent again: every answer is the same", List.of()));
    }

    @Test
    void theSecondWaySpawnsWithoutThem() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc"))));
        answer = Optional.of(1);
        respawner.again();
        assertThat(respawns()).containsExactly("respawn STANDARD");
    }

    @Test
    void whatChangedIsToldWithBothAnswersAndLeadsToItsSlot() {
        session.publish(Views.idle(Views.entry(Views.ok(1, "Inc")), Views.entry(Views.ok(2, "Inc"))));
        model.onNote(notes::add);
        session.replayWith(new Replayed(Views.ok(1, "Inc"), Views.ok(2, "Inc")));
        respawner.replay();
        assertThat(notes.getFirst().title()).isEqualTo("1 message sent again: 1 answer changed");
        assertThat(notes.getFirst().details())
                .containsExactly(
                        new Detail("Slot 2, Inc: data changed from “1” to “2”", Optional.of(new Link.Entry(2))));
    }

    @Test
    void theProfileInForceCannotBeChosenAgain() {
        var choice = new ChoiceActions(model, respawner);
        assertThat(choice.profiles().stream()
                        .filter(action -> action.enabled().get())
                        .map(action -> action.id()))
                .containsExactly("profile-hyperbeam-main", "profile-hyperbeam-edge");
        choice.tiers().get(2).run();
        assertThat(session.asked()).endsWith("tier COMPILED");
        assertThat(ChoiceActions.name(NODE)).isEqualTo("hyperbeam · main");
    }
}
