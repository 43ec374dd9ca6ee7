package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Unasked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {
    @TempDir
    Path folder;

    private final FakeDebugSession session = new FakeDebugSession(Views.idle());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final ImageOpener opener =
            new ImageOpener(model, Runnable::run, new Respawner(model, new Unasked()), file -> {});
    private final FileWatch watch = new FileWatch(opener, model, Background.direct());
    private Path file = Path.of("");

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("image.wat"), "(module)");
        opener.open(file);
        watch.look();
    }

    private List<String> reloads() {
        return session.asked().stream()
                .filter(line -> line.startsWith("respawn"))
                .toList();
    }

    @Test
    void aFileThatStaysIsNotReloaded() {
        watch.look();
        watch.look();

        assertThat(reloads()).isEmpty();
    }

    @Test
    void aChangeIsTakenOnceItStandsStillAndMessagesAreSentAgain() throws IOException {
        Files.writeString(file, "(module (func");
        watch.look();
        assertThat(reloads()).isEmpty();

        Files.writeString(file, "(module (func))");
        watch.look();
        assertThat(reloads()).isEmpty();

        watch.look();
        assertThat(reloads()).containsExactly("respawn " + file + " STANDARD replay");
        watch.look();
        assertThat(reloads()).hasSize(1);
    }

    @Test
    void whileAMessageIsUnderWayItWaits() throws IOException {
        session.publish(Views.running(Views.idle(), 5));
        Files.writeString(file, "(module (func))");
        watch.look();
        watch.look();
        assertThat(reloads()).isEmpty();

        session.publish(Views.idle());
        watch.look();
        assertThat(reloads()).hasSize(1);
    }

    @Test
    void aFileThatIsGoneForAMomentIsNoChange() throws IOException {
        Files.delete(file);
        watch.look();
        watch.look();

        assertThat(reloads()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOff() throws IOException {
        watch.enabled().set(false);
        Files.writeString(file, "(module (func))");
        watch.look();
        watch.look();

        assertThat(reloads()).isEmpty();
    }
}
