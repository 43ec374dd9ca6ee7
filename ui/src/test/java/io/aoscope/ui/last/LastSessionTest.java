package io.aoscope.ui.last;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.FileChange;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.Delivery;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.ui.last.LastSession.Kept;
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
        var delivery =
                new Delivery(new Origin("P", 3, "1"), Message.of("action", Binary.of("Hi"), "x", Value.of(2.5)), 7);
        var session = new LastSession(
                List.of(
                        new Kept(
                                "one",
                                Optional.of("/images/möglich.wasm"),
                                Optional.empty(),
                                ProcessDefinition.read(
                                        "{\"device-stack\":[\"wasm-64\"],\"params\":[5.0]}", "p", Devices.standard()),
                                List.of(
                                        new LogStep.Send(MessageDraft.action("Inc")),
                                        new LogStep.Change(new FileChange.Put("/a", Binary.of(new byte[] {-1, 0}))),
                                        new LogStep.Change(new FileChange.MakeDirectory("/d")),
                                        new LogStep.Change(new FileChange.Remove("/a")),
                                        new LogStep.Send(
                                                MessageDraft.action("Get").withTag("X", "1")))),
                        new Kept(
                                "two",
                                Optional.empty(),
                                Optional.of("counter-wat"),
                                ProcessDefinition.AOS,
                                List.of(new LogStep.Deliver(delivery)))),
                1,
                MessageDraft.action("Next"));

        assertThat(LastSession.read(session.write())).contains(session);
    }

    @Test
    void aSessionOfTheFirstVersionIsOneProcess() {
        LastSession read = LastSession.read("""
            {"version":1,"image":"/i.wasm","process":{},"messages":[{"Action":"Inc"}],"draft":{"Action":"X"}}\
            """).orElseThrow();
        assertThat(read.processes()).singleElement().satisfies(process -> {
            assertThat(process.image()).contains("/i.wasm");
            assertThat(process.log()).containsExactly(new LogStep.Send(MessageDraft.action("Inc")));
        });
        assertThat(read.draft().action()).isEqualTo("X");
    }

    @Test
    void whatIsNoSessionOrALaterOneIsNone() {
        assertThat(LastSession.read("{")).isEmpty();
        assertThat(LastSession.read("{\"version\":3}")).isEmpty();
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
