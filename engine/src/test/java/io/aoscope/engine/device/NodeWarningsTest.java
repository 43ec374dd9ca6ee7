package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
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
        "random_get, wasi-stub, HyperBEAM has no random_get"
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

    /** F11. */
    @Test
    void anExitIsToldInTheStandardProfileAlone() {
        assertThat(exit(Profile.STANDARD)).anyMatch(text -> text.startsWith("on HyperBEAM proc_exit returns"));
        assertThat(exit(Profile.HYPERBEAM)).isEmpty();
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

    /** R3, R8. */
    @Test
    @Shows({"target-length", "tag-not-string"})
    void aReplyWithAnOddTargetOrTagIsTold() {
        Message tag = Message.of("name", Binary.of("Count"), "value", Value.of(5));
        Message odd = Message.of("Target", Binary.of("Foo"), "Tags", ListValue.of(tag));
        Message fine = Message.of("Target", Binary.of("T".repeat(43)));
        NodeWarnings.ofReply(List.of(fine, odd, Message.of("Target", Binary.EMPTY)), events::add);
        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).startsWith("target-length: message 2 of the reply has the target \"Foo\" of 3 bytes");
        assertThat(told().get(1))
                .startsWith("tag-not-string: message 2 of the reply has the tag Count whose value is 5");
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
    }
}
