package io.aoscope.engine.device;

import static io.aoscope.engine.device.Runner.spawned;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
    private static Failure failing(String fixture) {
        return spawned(fixture).send("Any").failure.orElseThrow();
    }

    private static LinearMemory memory(Runner runner) {
        return Wasm64Device.running(runner.state).orElseThrow().instance().memory(0);
    }

    @Test
    void theHyperbeamProfileRefusesSimdWithItsPlace() throws Exception {
        byte[] image = Objects.requireNonNull(
                        ImagesTest.class.getResourceAsStream("/io/aoscope/engine/vm/vectors.wasm"))
                .readAllBytes();

        Failure failure = new Runner(Profile.HYPERBEAM, image)
                .spawn(Runner.definition())
                .failure
                .orElseThrow();

        assertThat(failure.kind()).isEqualTo("image-not-loadable");
        assertThat(failure.message())
                .isEqualTo(
                        "HyperBEAM refuses the image (unsupported opcode fd): it uses SIMD, i64x2.add at offset 0xdd."
                                + " Compile it without SIMD");
    }

    /** R2, R5, W5. */
    @Test
    void aMessageGoesInAndItsReplyComesOut() {
        Runner runner = spawned("ok").send("Any");
        assertThat(runner.failure).isEmpty();
        assertThat(runner.result("wasm/type")).isEqualTo(Atom.OK);
        assertThat(runner.state.get("results/data")).isPresent();
    }

    /** R2. */
    @Test
    void bothTextsAreWrittenWithAZeroBehindThem() {
        Runner runner = spawned("ok").send("Any");
        ListValue parameters = (ListValue) runner.state.get("parameters").orElseThrow();
        long message = Long.parseLong(parameters.items().get(0).display());
        long process = Long.parseLong(parameters.items().get(1).display());
        assertThat(text(memory(runner), message)).startsWith("{\"Anchor\":").endsWith("}");
        assertThat(text(memory(runner), process)).startsWith("{\"Process\":{").endsWith("}}");
        assertThat(runner.steps.get(1).did()).contains("bytes of message at 0x");
    }

    private static String text(LinearMemory memory, long at) {
        StringBuilder text = new StringBuilder();
        for (long i = at; memory.getByte(i) != 0; i++) {
            text.append((char) memory.getByte(i));
        }
        return text.toString();
    }

    /** R2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-malloc            | the image does not export malloc, and json-iface@1.0 needs",
                "malloc-zero          | returned 0: the image has no room left",
                "malloc-traps         | trapped: unreachable at 0x",
                "malloc-out-of-bounds | but memory ends at 0x",
                "no-memory            | exports no memory; export it as \"memory\""
            })
    void aMallocThatDoesNotWorkIsNamedWithItsSize(String fixture, String words) {
        Failure failure = failing(fixture);
        assertThat(failure.kind()).isEqualTo("malloc-failed");
        assertThat(failure.message()).contains(words);
        assertThat(failure.device()).isEqualTo("json-iface@1.0");
        assertThat(failure.deviceNumber()).isEqualTo(2);
        assertThat(failure.pass()).isEqualTo(1);
    }

    /** R4. */
    @Test
    void aTrapIsToldWithItsPlace() {
        Failure failure = failing("trap");
        assertThat(failure.kind()).isEqualTo("trap");
        assertThat(failure.message()).matches("handle trapped: .+ at 0x[0-9a-f]+ in .+; step into wasm-64@1.0 .*");
        assertThat(failure.pass()).isEqualTo(2);
        assertThat(failure.state().text("results/wasm/output").orElseThrow()).startsWith("Exception: ");
    }

    /** R4. */
    @Test
    void aMissingHandleIsToldWithWhatThereIs() {
        Failure failure = failing("no-handle");
        assertThat(failure.kind()).isEqualTo("function-not-found");
        assertThat(failure.message()).startsWith("Function not found: handle. The image exports malloc");
    }

    /** R5. */
    @Test
    void aReplyWithoutAZeroSaysWhereItBeginsAndWhatToDo() {
        Failure failure = failing("reply-unterminated");
        assertThat(failure.kind()).isEqualTo("reply-unterminated");
        assertThat(failure.message())
                .matches("the reply at 0x[0-9a-f]+ runs to the end of memory \\(65536 bytes\\) without a terminating"
                        + " zero; end the JSON that handle returns with a NUL byte");
    }

    /** R5. */
    @Test
    void aReplyBeyondMemorySaysWhereMemoryEnds() {
        Failure failure = failing("reply-out-of-bounds");
        assertThat(failure.kind()).isEqualTo("reply-unreadable");
        assertThat(failure.message()).contains("handle returned the pointer 0x").contains("memory ends at 0x10000");
    }

    /** R5. */
    @Test
    void aHandleWithoutAResultIsUnreadable() {
        assertThat(failing("no-result").message()).startsWith("handle returned no pointer");
    }

    /** R6. */
    @ParameterizedTest
    @CsvSource({"reply-not-json, reply-not-json", "reply-empty, reply-not-json", "reply-ok-false, reply-not-ok"})
    void aReplyOfAnotherShapeFails(String fixture, String kind) {
        assertThat(failing(fixture).kind()).isEqualTo(kind);
    }

    /** R14. */
    @ParameterizedTest
    @CsvSource({"trap", "reply-not-json", "no-malloc", "reply-unterminated"})
    void afterAFailureTheProcessIsUsable(String fixture) {
        Runner runner = spawned(fixture).send("One");
        assertThat(ProcessDevice.atSlot(runner.state)).isZero();
        assertThat(runner.result("error/kind"))
                .isEqualTo(Binary.of(runner.failure.orElseThrow().kind()));
        assertThat(runner.send("Two").failure.orElseThrow().is(FailureKind.BLOCKED))
                .isFalse();
        assertThat(ProcessDevice.atSlot(runner.state)).isEqualTo(1);
    }

    /** R15. */
    @Test
    void onHyperbeamAFailureBlocksTheProcess() {
        Runner runner = spawned(Profile.HYPERBEAM, "trap").send("One").send("Two");
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("slot 0 failed, and HyperBEAM runs it again before any later slot");
        assertThat(ProcessDevice.atSlot(runner.state)).isEqualTo(-1);
    }

    /** W1. */
    @Test
    void anImageThatNobodyKnowsIsRefusedByItsId() {
        Runner runner = new Runner(Profile.STANDARD, Runner.fixture("ok"))
                .spawn(Runner.definition().put("image", Binary.of("X".repeat(43))));
        assertThat(runner.failure.orElseThrow().kind()).isEqualTo("image-not-loadable");
        assertThat(runner.failure.orElseThrow().message()).contains("the id " + "X".repeat(43));
    }

    /** W1. */
    @Test
    void theBytesThemselvesCanBeTheImage() {
        Runner runner = new Runner(Profile.STANDARD, new byte[0]);
        Message base = stack().put("body", Binary.of(Runner.fixture("ok")));
        runner.run(StackRun.of(base, Message.EMPTY, "init", runner.context));
        assertThat(runner.failure).isEmpty();
    }

    /** W2. */
    @Test
    void bytesThatAreNoModuleAreRefusedWithTheOffset() {
        Runner runner = new Runner(Profile.STANDARD, new byte[] {0, 'a', 's', 'm', 1}).spawn(Runner.definition());
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("the image is not a WebAssembly module that can be read: at 0x");
    }

    /** W2. */
    @Test
    void moreMemoryThanTheLimitIsRefused() {
        Failure failure = spawned("asks-more-memory").failure.orElseThrow();
        assertThat(failure.kind()).isEqualTo("image-not-loadable");
        assertThat(failure.message()).startsWith("the image cannot be ");
    }

    /** W2. */
    @Test
    void aStartFunctionThatTrapsIsRefusedWithItsPlace() {
        assertThat(spawned("start-traps").failure.orElseThrow().message())
                .matches("the image trapped in \\(start\\) while it was started: .+ at 0x[0-9a-f]+ in .+");
    }

    private static Message stack() {
        return Message.builder()
                .put("device", "stack@1.0")
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("output-prefix", "wasm")
                .build();
    }

    /** W3. */
    @Test
    @Shows("function-key")
    void aMessageCanNameAnotherFunction() {
        Runner runner = spawned("ok")
                .send(Message.of("function", Binary.of("malloc"), "parameters", ListValue.of(Value.of(8))));
        assertThat(runner.steps.get(2).did()).startsWith("called malloc(8), which returned ");
        assertThat(runner.events(DeviceEvent.Kind.WARNING))
                .contains("the message has a key function, so malloc is called instead of handle");
    }

    /** W4. */
    @Test
    void onlyTheFirstPassCalls() {
        Runner runner = spawned("ok").send("Any");
        assertThat(runner.steps.stream()
                        .filter(step -> step.device().equals("wasm-64@1.0"))
                        .map(step -> step.did().substring(0, 7)))
                .containsExactly("called ", "no call");
    }

    /** W6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "malloc | 0 | malloc takes 1 parameters",
                "handle | 1 | handle takes 2 parameters",
            })
    void theNumberOfParametersHasToFit(String function, int given, String words) {
        Runner runner = spawned("ok")
                .send(Message.of(
                        "function",
                        Binary.of(function),
                        "parameters",
                        new ListValue(Collections.nCopies(given, Value.of(1)))));
        assertThat(runner.failure.orElseThrow().kind()).isEqualTo("bad-arguments");
        assertThat(runner.failure.orElseThrow().message()).startsWith(words);
    }

    /** W6. */
    @Test
    void aFloatForAnIntegerParameterIsRefused() {
        Runner runner = spawned("ok")
                .send(Message.of("function", Binary.of("malloc"), "parameters", ListValue.of(Value.of(1.5))));
        assertThat(runner.failure.orElseThrow().message())
                .isEqualTo("parameter 1 of malloc is 1.5, but the function takes i64; give an integer");
    }

    /** W7, W8. */
    @Test
    void aSnapshotBringsMemoryBack() {
        Runner runner = spawned("ok");
        memory(runner).putLong(40_000, 0x1234);
        Message running = runner.state.put("device", Binary.of("stack@1.0")).put("mode", Binary.of("Map"));
        StackRun.State taken = runner.run(StackRun.of(running, Message.EMPTY, "snapshot", runner.context));
        Message snapshot = (Message) ((StackRun.State.Finished) taken).value();
        assertThat(snapshot.binary("3/body").orElseThrow().length()).isEqualTo(65_536);

        Message cold = running.remove("priv").remove("mode").put("snapshot", snapshot);
        StackRun.State end = runner.run(StackRun.of(cold, Message.EMPTY, "normalize", runner.context));
        Message restored = (Message) ((StackRun.State.Finished) end).value();
        assertThat(restored.has("snapshot")).isFalse();
        assertThat(Wasm64Device.running(restored)
                        .orElseThrow()
                        .instance()
                        .memory(0)
                        .getLong(40_000))
                .isEqualTo(0x1234);
    }

    /** W8. */
    @Test
    void withoutInstanceAndSnapshotNothingCanBeCalled() {
        Runner runner = new Runner(Profile.STANDARD, Runner.fixture("ok"));
        Message request = Message.of("function", Binary.of("malloc"));
        runner.run(StackRun.of(stack(), request, "compute", runner.context));
        assertThat(runner.failure.orElseThrow().kind()).isEqualTo("no-instance");
    }

    /** W9. */
    @Test
    void onHyperbeamAStringIsReadEightBytesAtATime() {
        Failure failure = spawned(Profile.HYPERBEAM, "reply-unterminated")
                .send("Any")
                .failure
                .orElseThrow();
        assertThat(failure.message()).contains("HyperBEAM reads 8 bytes at a time");
    }

    /** W10. */
    @Test
    void theStandardProfileStartsOneInstanceAndHyperbeamOneForEachPass() {
        assertThat(starts(Profile.STANDARD)).isEqualTo("started the image|the image is already running");
        assertThat(starts(Profile.HYPERBEAM)).isEqualTo("started the image|started the image");
    }

    private static String starts(Profile profile) {
        return String.join(
                "|",
                spawned(profile, "ok").steps.stream()
                        .filter(step -> step.device().equals("wasm-64@1.0"))
                        .map(DeviceStep::did)
                        .toList());
    }

    /** W16. */
    @Test
    void onHyperbeamAnImageWithReferencesIsRefused() {
        assertThat(spawned("externref").failure).isEmpty();
        Failure failure = spawned(Profile.HYPERBEAM, "externref").failure.orElseThrow();
        assertThat(failure.kind()).isEqualTo("image-not-loadable");
        assertThat(failure.message())
                .isEqualTo(
                        "HyperBEAM refuses the image (Failed to create module): it has a table of something else than"
                                + " functions");
    }

    @Test
    void imagesWithA32BitMemoryRunToo() {
        Runner runner = spawned("memory32").send("Any");
        assertThat(runner.failure).isEmpty();
        assertThat(runner.state.get("results/data")).isPresent();
    }

    @Test
    void kindsAreSpelledInLowerCase() {
        for (FailureKind kind : FailureKind.values()) {
            assertThat(kind.id()).isEqualTo(kind.id().toLowerCase(Locale.ROOT)).doesNotContain("_");
        }
    }
}
