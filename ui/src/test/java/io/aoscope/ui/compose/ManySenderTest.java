package io.aoscope.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.MessageDraft;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.model.Note;
import io.aoscope.ui.model.WorkbenchModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManySenderTest {
    @TempDir
    Path folder;

    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ManySender sender = new ManySender(model, Background.direct());
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        model.onNote((Note note) -> told.add(note.title()));
        model.onProblem(problem -> told.add(String.valueOf(problem.getMessage())));
    }

    private List<String> sent() {
        return session.asked().stream().filter(line -> line.startsWith("send")).toList();
    }

    @Test
    void theDraftIsSentAsOftenAsAsked() {
        session.answerWith(Views.ok(1, "Inc"));
        model.draft().set(MessageDraft.action("Inc"));
        sender.repeat(3);

        assertThat(sent()).containsExactly("send Inc RUN", "send Inc RUN", "send Inc RUN");
        assertThat(told).containsExactly("3 messages sent in 3.0 ms");
        assertThat(sender.progress().get()).isEmpty();
    }

    @Test
    void theFirstThatFailsEndsIt() {
        session.answerWith(Views.failed(4, "Inc", "trapped"));
        sender.repeat(100);

        assertThat(sent()).hasSize(1);
        assertThat(told).containsExactly("1 message sent in 4.0 ms, of 100: slot 4 failed");
    }

    @Test
    void whatCannotBeSentIsToldAndEndsIt() {
        session.refuse("No image is open");
        sender.repeat(2);

        assertThat(told).containsExactly("No image is open");
        assertThat(sender.progress().get()).isEmpty();
    }

    @Test
    void theMessagesOfAFileAreSentInOrder() throws Exception {
        session.answerWith(Views.ok(1, "Inc"));
        sender.file(Files.writeString(folder.resolve("m.json"), "[{\"Action\":\"Inc\"},{\"Action\":\"Get\"}]"));

        assertThat(sent()).containsExactly("send Inc RUN", "send Get RUN");
    }

    @Test
    void aFileThatHoldsNoMessagesIsToldWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("m.json"), "[{\"Acton\":\"Inc\"}]");
        sender.file(file);

        assertThat(sent()).isEmpty();
        assertThat(told).singleElement().asString().startsWith(file + ", message 1: unknown field \"Acton\"");
    }
}
