package io.aoscope.ui.last;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.LogStep;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.WatchKind;
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
import io.aoscope.ui.last.LastSession.KeptBookmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastSessionTest {
    private static final List<KeptStop> STOPS = List.of(
            plain("handle+3", Optional.empty()),
            new KeptStop(
                    "host fd_write",
                    Optional.empty(),
                    Optional.of("$0 > 3"),
                    2,
                    Optional.of("length {u32[$0]}"),
                    true,
                    false),
            plain("add", Optional.of(new Location.Instruction(7, 0))),
            plain("bytes[0x18, 8] change", Optional.of(new Location.Memory(new Range(24, 8), WatchKind.CHANGE))),
            plain("global.sp write", Optional.of(new Location.Global(0, WatchKind.WRITE))),
            plain("$1 of add read", Optional.of(new Location.Local(7, 1, WatchKind.READ))));

    private static KeptStop plain(String text, Optional<Location> place) {
        return new KeptStop(text, place, Optional.empty(), 1, Optional.empty(), false, true);
    }

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
                                                MessageDraft.action("Get").withTag("X", "1"))),
                                STOPS,
                                List.of(
                                        new KeptBookmark("s1.p1.wasm-64+12", "„hier“"),
                                        new KeptBookmark("s2.end", ""))),
                        new Kept(
                                "two",
                                Optional.empty(),
                                Optional.of("counter-wat"),
                                ProcessDefinition.AOS,
                                List.of(new LogStep.Deliver(delivery)),
                                List.of(),
                                List.of())),
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
    void aSessionWithoutBreakpointsAndBookmarksIsReadToo() {
        LastSession read = LastSession.read("""
            {"version":2,"processes":[{"name":"p","image":"/i.wasm","process":{},"log":[{"Action":"Inc"}]}],
             "selected":0,"draft":{"Action":"X"}}\
            """).orElseThrow();
        assertThat(read.processes()).singleElement().satisfies(process -> {
            assertThat(process.log()).hasSize(1);
            assertThat(process.stops()).isEmpty();
            assertThat(process.bookmarks()).isEmpty();
        });
    }

    @Test
    void whatIsNoSessionOrALaterOneIsNone() {
        assertThat(LastSession.read("{")).isEmpty();
        assertThat(LastSession.read("{\"version\":3}")).isEmpty();
        assertThat(LastSession.read("{\"version\":1,\"messages\":5}")).isEmpty();
        String one =
                "{\"version\":2,\"processes\":[{\"name\":\"a\",\"process\":{},\"log\":[%s]}],\"selected\":%s,\"draft\":%s}";
        assertThat(LastSession.read(one.formatted("[]", "0", "{}"))).isPresent();
        assertThat(LastSession.read(one.formatted("", "-1", "{}"))).isEmpty();
        assertThat(LastSession.read(one.formatted("", "0", "[]"))).isEmpty();
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
