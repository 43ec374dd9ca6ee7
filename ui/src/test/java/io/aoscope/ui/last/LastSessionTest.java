package io.aoscope.ui.last;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastSessionTest {
    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsReadAsItWas() throws Exception {
        var session = new LastSession(
                Optional.of("/images/möglich.wasm"),
                Optional.empty(),
                ProcessDefinition.read("{\"device-stack\":[\"wasm-64\"],\"params\":[5.0]}", "p", Devices.standard()),
                List.of(MessageDraft.action("Inc"), MessageDraft.action("Get").withTag("X", "1")),
                MessageDraft.action("Next"));

        assertThat(LastSession.read(session.write())).contains(session);
    }

    @Test
    void whatIsNoSessionOrALaterOneIsNone() {
        assertThat(LastSession.read("{")).isEmpty();
        assertThat(LastSession.read("{\"version\":2}")).isEmpty();
        assertThat(LastSession.read("{\"version\":1,\"messages\":5}")).isEmpty();
    }

    @Test
    void theFileIsReplacedWhole() throws Exception {
        Path file = folder.resolve("deep").resolve("last-session.json");
        var store = new FileStore(file);
        assertThat(store.read()).isEmpty();
        store.write("first");
        store.write("second");

        assertThat(store.read()).contains("second");
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).containsExactly(file);
        }
    }
}
