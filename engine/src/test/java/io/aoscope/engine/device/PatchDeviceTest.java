package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

class PatchDeviceTest {
    private final DeviceContext context = new Runner(Profile.STANDARD, new byte[0]).context;

    private static Message patch(String key, String value) {
        return Message.of("method", Binary.of("PATCH"), key, Binary.of(value));
    }

    private static Message base(Message outbox) {
        return Message.of("patch-from", Binary.of("/results/outbox"), "results", Message.of("outbox", outbox));
    }

    private Outcome resolve(String key, Message base, Message request) {
        return new PatchDevice().resolve(key, base, request, context);
    }

    private Message patched(Message base) {
        return (Message) ((Outcome.Ok) resolve("compute", base, Message.EMPTY)).value();
    }

    /** A1. */
    @Test
    void theRequestNamesSourceAndTargetBeforeTheState() {
        Message base = Message.of("a", Message.of("1", patch("x", "1")), "patch-from", Binary.of("/nowhere"));
        Message request = Message.of("patch-from", Binary.of("/a"), "patch-to", Binary.of("/b"));
        Message state = (Message) ((Outcome.Ok) resolve("patches", base, request)).value();
        assertThat(state.get("b")).contains(Message.of("x", Binary.of("1")));
        assertThat(state.get("a")).contains(Message.EMPTY);
    }

    /** A2. */
    @Test
    void aSourceInTheRequestChangesTheRequest() {
        Message base = Message.of("patch-from", Binary.of("req:/box"));
        Message request = Message.of("box", Message.of("1", patch("x", "1")));
        Message state = (Message) ((Outcome.Ok) resolve("compute", base, request)).value();
        assertThat(state).isEqualTo(Message.of("box", Message.EMPTY, "x", Binary.of("1")));
    }

    /** A3. */
    @Test
    void aMissingSourceIsNotFound() {
        Message base = Message.of("patch-from", Binary.of("/results/outbox"));
        assertThat(resolve("compute", base, Message.EMPTY))
                .isEqualTo(new Outcome.NotFound("nothing at /results/outbox"));
    }

    /** A4, A5. */
    @Test
    void whatIsNoPatchStaysUnderItsKey() {
        Message outbox = Message.EMPTY
                .put(Key.of(1), patch("x", "1"))
                .put(Key.of(2), Message.of("method", Binary.of("patch")))
                .put(Key.of(3), Binary.of("text"));
        Message state = patched(base(outbox));
        assertThat(state.message("results/outbox").orElseThrow().entries().keySet())
                .containsExactly(Key.of(2), Key.of(3));
        assertThat(state.text("x")).contains("1");
    }

    /** A6. */
    @Test
    void theLaterNumberWins() {
        Message outbox = Message.EMPTY.put(Key.of(10), patch("x", "ten")).put(Key.of(9), patch("x", "nine"));
        assertThat(patched(base(outbox)).text("x")).contains("ten");
    }

    /** A6. */
    @Test
    void aMethodInHeaderCaseStaysInThePatch() {
        Message outbox = Message.of("1", Message.of("Method", Binary.of("PATCH"), "x", Binary.of("1")));
        assertThat(patched(base(outbox)).text("method")).contains("PATCH");
    }

    /** A7. */
    @Test
    void theTargetIsMergedDeeplyAndNothingIsProtected() {
        Message patch = patch("MyKey", "1")
                .put("process", Message.of("x", Binary.of("1")))
                .put("a/b", Binary.of("deep"))
                .put("at-slot", Value.of(99));
        Message state = patched(base(Message.of("1", patch)).put("process", Message.of("image", Binary.of("i"))));
        assertThat(state.text("mykey")).contains("1");
        assertThat(state.get("process")).contains(Message.of("image", Binary.of("i"), "x", Binary.of("1")));
        assertThat(state.text("a/b")).contains("deep");
        assertThat(state.get("at-slot")).contains(Value.of(99));
    }

    /** A7. */
    @Test
    void theTargetIsMadeWithoutAnyPatch() {
        Message state = patched(base(Message.EMPTY).put("patch-to", Binary.of("/a/b")));
        assertThat(state.get("a/b")).contains(Message.EMPTY);
    }

    /** A8. */
    @Test
    void aMessageThatNamesAnUnknownDeviceFailsTheSlot() {
        Outcome outcome =
                resolve("compute", base(Message.of("3", Message.of("device", Binary.of("foo@1.0")))), Message.EMPTY);
        assertThat(((Outcome.Failed) outcome).failure().message())
                .isEqualTo("the message /results/outbox/3 names the device foo@1.0, which the node cannot load; remove"
                        + " the device tag, or use patch@1.0");
    }

    /** A8. */
    @Test
    void aSourceThatIsAListFails() {
        Message base = Message.of("patch-from", Binary.of("/box"), "box", ListValue.of(patch("x", "1")));
        assertThat(((Outcome.Failed) resolve("compute", base, Message.EMPTY))
                        .failure()
                        .is(FailureKind.BAD_PATCH))
                .isTrue();
    }

    /** A8. */
    @Test
    void aPatchWithAReservedKeyFails() {
        Outcome outcome = resolve("compute", base(Message.of("1", patch("remove", "x"))), Message.EMPTY);
        assertThat(((Outcome.Failed) outcome).failure().message())
                .isEqualTo("the patch /results/outbox/1 holds the reserved key remove; rename it");
    }

    /** A8. */
    @Test
    void aPatchThroughAStringFails() {
        Message base = base(Message.of("1", patch("c/d", "1"))).put("patch-to", Binary.of("/results/data/x"));
        Outcome outcome = resolve("compute", base.set("results/data", Binary.of("d")), Message.EMPTY);
        assertThat(((Outcome.Failed) outcome).failure().message())
                .contains("cannot set x inside data, which is no message but d");
    }

    /** A7. */
    @Test
    void anEmptyTargetFails() {
        Message base = base(Message.EMPTY).put("patch-to", Binary.EMPTY);
        assertThat(((Outcome.Failed) resolve("compute", base, Message.EMPTY))
                        .failure()
                        .is(FailureKind.BAD_PATCH))
                .isTrue();
    }

    /** A7. */
    @Test
    void aPathReachesATargetInsideTheStateButNotItsRoot() {
        Message box = Message.of("1", patch("path", "p"));
        Outcome root = resolve("compute", base(box), Message.EMPTY);
        assertThat(((Message) ((Outcome.Ok) root).value()).has("path")).isFalse();
        Outcome inside = resolve("compute", base(box).put("patch-to", Binary.of("/cache")), Message.EMPTY);
        assertThat(((Message) ((Outcome.Ok) inside).value()).text("cache/path")).contains("p");
    }

    /** A9. */
    @Test
    void allMovesTheWholeSource() {
        Message zones = Message.of("1", patch("x", "1"), "2", Message.of("y", Binary.of("2")));
        Message request = Message.of("patch-from", Binary.of("/input/zones"), "patch-to", Binary.of("/state"));
        Outcome outcome = resolve("all", Message.of("input", Message.of("zones", zones)), request);
        Message state = (Message) ((Outcome.Ok) outcome).value();
        assertThat(state).isEqualTo(Message.of("input", Message.EMPTY, "state", zones));
    }

    @Test
    void initNormalizeAndSnapshotAnswerTheState() {
        Message base = base(Message.EMPTY);
        assertThat(resolve("snapshot", base, Message.EMPTY)).isEqualTo(new Outcome.Ok(base, "nothing to do"));
        assertThat(resolve("other", base, Message.EMPTY)).isInstanceOf(Outcome.NotFound.class);
    }
}
