package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.NodeView;
import io.aoscope.engine.session.PushResult;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Pushed;
import io.aoscope.ui.fake.Staged;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.FxGate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessActionsTest {
    @TempDir
    private Path folder;

    private final FakeDebugSession session =
            new FakeDebugSession(Staged.slots(Staged.open(Staged.module("counter-c")), Pushed.sent(1, Pushed.PONG)));
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final Answers answers = new Answers();
    private final ProcessActions actions = new ProcessActions(
            model, new ImageOpener(model, Runnable::run, new Respawner(model, answers), file -> {}), answers);

    @Test
    void aProcessThatIsAloneHasNoNextAndCannotBeClosed() {
        assertThat(action("next-process").enabled().get()).isFalse();
        assertThat(action("close-process").enabled().get()).isFalse();
        assertThat(action("open-beside").enabled().get()).isTrue();
    }

    @Test
    void theNextProcessOfTheLastIsTheFirst() {
        NodeView two = Pushed.two();
        session.publish(two);
        action("next-process").run();
        session.publish(new NodeView(two.processes(), "process-2", List.of(), two.push(), two.last()));
        action("next-process").run();

        assertThat(session.asked()).containsExactly("select process-2", "select process-1");
    }

    @Test
    void closingAsksFirst() {
        session.publish(Pushed.two());
        answers.yes = false;
        action("close-process").run();
        assertThat(session.asked()).isEmpty();

        answers.yes = true;
        action("close-process").run();

        assertThat(answers.asked).containsExactly("Close ping?", "Close ping?");
        assertThat(session.asked()).containsExactly("close process-1");
    }

    @Test
    void aFileIsOpenedBesideUnderItsName() throws Exception {
        Path file = Files.write(folder.resolve("greeter.wasm"), new byte[] {0});
        answers.file = Optional.of(file);

        action("open-beside").run();

        assertThat(session.asked()).containsExactly("openBeside " + file + " as greeter");
    }

    @Test
    void aPushIsPossibleWhileNoneRunsAndShowsTheOutbox() {
        List<Link> followed = new ArrayList<>();
        model.onFollow(followed::add);
        session.pushWith(new PushResult(List.of(), List.of()));
        session.publish(Pushed.pushing(Pushed.two()));
        assertThat(action("push").enabled().get()).isFalse();
        action("push-stop").run();
        session.publish(Pushed.two());
        assertThat(action("push-stop").enabled().get()).isFalse();

        action("push").run();

        assertThat(session.asked()).containsExactly("stopPush", "push 1");
        assertThat(followed).containsExactly(new Link.PanelLink("outbox"));
    }

    private Action action(String id) {
        return actions.all().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Answers as the test says, and writes down what it was asked. */
    private static final class Answers implements Dialogs {
        private final List<String> asked = new ArrayList<>();
        private boolean yes = true;
        private Optional<Path> file = Optional.empty();

        @Override
        public Optional<Path> chooseOpen(String title, List<FileKind> kinds) {
            return file;
        }

        @Override
        public Optional<Path> chooseSave(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.empty();
        }

        @Override
        public boolean confirm(String title, String text, String yesText) {
            asked.add(title);
            return yes;
        }

        @Override
        public Optional<Integer> choose(String title, String text, List<String> ways) {
            return Optional.empty();
        }
    }
}
