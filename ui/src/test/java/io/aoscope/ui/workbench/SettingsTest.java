package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.TierChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theFileOpenedLastIsTheFirstOfTheRecentOnesAndNoneIsTwice() {
        var settings = new Settings(Preferences.inMemory());
        settings.opened("/a.wasm");
        settings.opened("/b.wasm");
        settings.opened("/a.wasm");

        assertThat(settings.recent()).containsExactly("/a.wasm", "/b.wasm");
    }

    @Test
    void tenRecentFilesAreKept() {
        var settings = new Settings(Preferences.inMemory());
        IntStream.rangeClosed(1, 12).forEach(i -> settings.opened("/" + i));

        assertThat(settings.recent()).hasSize(10).startsWith("/12").endsWith("/3");
    }

    @Test
    void whatOneStartWritesTheNextOneReads() {
        Path file = folder.resolve("aoscope").resolve("settings.properties");
        var first = new Settings(new FilePreferences(file));
        first.opened("/möglich ☂.wasm");
        first.theme(Theme.DARK);
        first.layout(DockLayout.standard());
        first.messages().add(MessageDraft.action("Inc").withTag("Ünï", "1"));
        first.watching(false);
        first.choice(new RunChoice(Profile.HYPERBEAM, NodeVersion.EDGE, TierChoice.STEPPING));

        var second = new Settings(new FilePreferences(file));
        assertThat(second.recent()).containsExactly("/möglich ☂.wasm");
        assertThat(second.theme()).contains(Theme.DARK);
        assertThat(second.layout()).contains(DockLayout.standard());
        assertThat(second.messages()).containsExactly(MessageDraft.action("Inc").withTag("Ünï", "1"));
        assertThat(second.watching()).isFalse();
        assertThat(second.choice()).isEqualTo(new RunChoice(Profile.HYPERBEAM, NodeVersion.EDGE, TierChoice.STEPPING));
    }

    @Test
    void aChoiceThatIsNoneIsTheStandardOne() {
        Preferences preferences = Preferences.inMemory();
        preferences.put("choice", "HYPERBEAM SOMETHING AUTO");

        assertThat(new Settings(preferences).choice()).isEqualTo(RunChoice.STANDARD);
    }

    @Test
    void aFileThatIsNoSettingsFileIsAsGoodAsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.properties"), "theme=\\uZZZZ");

        assertThat(new Settings(new FilePreferences(file)).theme()).isEmpty();
    }
}
