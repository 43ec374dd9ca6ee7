package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeWarningsTest {
    private static final String WASI = "wasi_snapshot_preview1";

    private final List<DeviceEvent> events = new ArrayList<>();

    private List<String> told() {
        return events.stream()
                .map(event -> event.fields().text("rule").orElseThrow() + ": " + event.text())
                .toList();
    }

    /** F10, F11. */
    @Shows({"wasi-hangs", "clock-time-get", "proc-exit", "wasi-stub"})
    @ParameterizedTest
    @CsvSource({
        "fd_write, wasi-hangs, would hang",
        "path_open, wasi-hangs, would hang",
        "clock_time_get, clock-time-get, errno 1",
        "proc_exit, proc-exit, returns to the image",
        "random_get, wasi-stub, HyperBEAM has no random_get",
        "fd_prestat_get, wasi-stub, never ends there"
    })
    void aWasiFunctionThatANodeAnswersOtherwiseIsTold(String function, String rule, String expected) {
        DeviceEvent event =
                NodeWarnings.wasi(WASI, function, new long[] {1, 8, 1, 16}).orElseThrow();
        assertThat(event.kind()).isEqualTo(DeviceEvent.Kind.WARNING);
        assertThat(event.fields().text("rule")).contains(rule);
        assertThat(event.text()).contains(expected);
    }

    /** F10. */
    @Test
    void writingNothingAndReadingAreNotWarnedOf() {
        assertThat(NodeWarnings.wasi(WASI, "fd_write", new long[] {1, 8, 0, 16}))
                .isEmpty();
        assertThat(NodeWarnings.wasi(WASI, "fd_read", new long[] {0, 8, 1, 16})).isEmpty();
        assertThat(NodeWarnings.wasi("env", "fd_write", new long[] {1, 8, 1, 16}))
                .isEmpty();
    }

    /** F10. */
    @Test
    void readingADescriptorThatANodeCannotHaveIsTold() {
        assertThat(NodeWarnings.wasi(WASI, "fd_read", new long[] {4, 8, 1, 16}))
                .hasValueSatisfying(event -> assertThat(event.text()).contains("no descriptor but 0 to 2"));
    }

    /** F11. */
    @Test
    void anExitIsToldInTheStandardProfileAlone() {
        assertThat(exit(Profile.STANDARD)).anyMatch(text -> text.startsWith("on HyperBEAM proc_exit returns"));
        assertThat(exit(Profile.HYPERBEAM)).noneMatch(text -> text.startsWith("on HyperBEAM"));
    }

    private static List<String> exit(Profile profile) {
        return new Runner(profile, Runner.fixture("exit"))
                .spawn(Runner.definition())
                .send("Any")
                .events(DeviceEvent.Kind.WARNING);
    }

    /** R12. */
    @Test
    @Shows("path-key")
    void aMessageWithAPathIsTold() {
        NodeWarnings.ofRequest(Message.of("path", Binary.of("weird")), events::add);
        NodeWarnings.ofRequest(Message.of("path", Binary.of("compute")), events::add);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("path-key: the message has a key path, so the key weird");
    }

    /** R3. */
    @Test
    @Shows({"target-length", "unknown-device", "invalid-utf8"})
    void aMessageThatCannotBeGivenToTheImageIsToldWithItsRule() {
        assertThat(refused(Message.of("target", Binary.of("Foo"))))
                .startsWith("target-length: HyperBEAM fails here too: the target \"Foo\" has 3 bytes");
        assertThat(refused(Message.of("device", Binary.of("foo@1.0"))))
                .startsWith("unknown-device: HyperBEAM fails here too: the body names the device foo@1.0");
        assertThat(refused(Message.of("data", Binary.of(new byte[] {-1}))))
                .startsWith("invalid-utf8: HyperBEAM fails here too: in the JSON of the message");
    }

    private static String refused(Message body) {
        Runner runner = Runner.spawned("ok");
        runner.events.clear();
        runner.send(body);
        return runner.warnings().getFirst();
    }

    /** A7. */
    @Test
    @Shows("patch-overwrites")
    void aPatchThatReplacesWhatTheProcessWorksWithIsTold() {
        Message patch = Message.of("method", Binary.of("PATCH"), "type", Binary.of("Message"));
        Message base = Message.of("from", Binary.of("/outbox"), "outbox", Message.of("1", patch));
        DeviceContext context = new Runner(Profile.STANDARD, new byte[0]).context.withEvents(events::add);
        new PatchDevice().resolve("patches", base, Message.EMPTY, context);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("patch-overwrites: the patches overwrite type of the process");
        events.clear();
        new PatchDevice().resolve("patches", base.put("to", Binary.of("/cache")), Message.EMPTY, context);
        assertThat(events).isEmpty();
        new PatchDevice().resolve("patches", base.put("to", Binary.of("/process/tags")), Message.EMPTY, context);
        assertThat(told()).singleElement().asString().startsWith("patch-overwrites: the patches overwrite process");
    }

    /** A5. */
    @Test
    @Shows({"patch-reserved-key", "unknown-device", "patch-mode"})
    void patchesThatFailOrDoOtherwiseAreTold() {
        assertThat(patching(Message.of("method", Binary.of("PATCH"), "remove", Binary.of("x"))))
                .singleElement()
                .asString()
                .startsWith("patch-reserved-key: HyperBEAM fails here too: the patch /results/outbox/1 holds");
        assertThat(patching(Message.of("device", Binary.of("foo@1.0"))))
                .singleElement()
                .asString()
                .startsWith("unknown-device: HyperBEAM fails here too: the message /results/outbox/1 names");
        Message base = Message.of("patch-mode", Binary.of("all"), "from", Binary.of("/nothing"));
        DeviceContext context = new Runner(Profile.STANDARD, new byte[0]).context.withEvents(events::add);
        new PatchDevice().resolve("compute", base, Message.EMPTY, context);
        assertThat(told())
                .containsExactly("patch-mode: the process has the patch-mode all, which nothing reads:"
                        + " patches are applied");
    }

    private static List<String> patching(Message entry) {
        Runner runner = new Runner(Profile.STANDARD, new byte[0]);
        Message outbox = Message.of("outbox", Message.of("1", entry));
        Message base = Message.of("patch-from", Binary.of("/results/outbox"), "results", outbox);
        new PatchDevice().resolve("compute", base, Message.EMPTY, runner.context);
        return runner.warnings();
    }

    /** P8. */
    @Test
    @Shows("endless-passes")
    void passesThatAreNoNumberAreTold() {
        Runner runner = new Runner(Profile.STANDARD, new byte[0]);
        new MultipassDevice().resolve("compute", Message.of("passes", Binary.of("2")), Message.EMPTY, runner.context);
        assertThat(runner.warnings()).singleElement().asString().startsWith("endless-passes: passes is 2, which is no");
    }

    @Test
    @Shows({"started-twice", "snapshot-copies-state"})
    void theStartOfAProcessTellsWhatItLeavesBehindOnce() {
        Runner runner = Runner.spawned("ok");
        assertThat(runner.warnings())
                .anyMatch(text -> text.startsWith("started-twice: init runs in this pass too"))
                .anyMatch(text -> text.startsWith("snapshot-copies-state: patch@1.0 is in the stack"));
        assertThat(new Runner(Profile.STANDARD, Runner.fixture("ok"))
                        .spawn(Runner.definition().put("passes", Value.of(1)))
                        .warnings())
                .noneMatch(text -> text.startsWith("started-twice"));
    }

    @Test
    @Shows("buffers-stay")
    void theFirstMessageTellsThatBuffersStay() {
        Runner runner = Runner.spawned("ok");
        assertThat(runner.send("Any").warnings()).anyMatch(text -> text.startsWith("buffers-stay: from now on"));
        runner.events.clear();
        assertThat(runner.send("Any").warnings()).noneMatch(text -> text.startsWith("buffers-stay"));
    }
}
