package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what HyperBEAM was recorded doing with images. The images are not part of the repository: the system property
 * {@code aoscope.images} names a folder with HyperBEAM's {@code aos-2-pure-xs.wasm} and, in its folder {@code vectors},
 * the assembled sources of {@code wat_modules}.
 */
class HyperbeamImagesTest {
    private static final Map<String, FailureKind> FAILURES = Map.of(
            "h_trap", FailureKind.TRAP,
            "h_nohandle", FailureKind.FUNCTION_NOT_FOUND,
            "h_okfalse", FailureKind.REPLY_NOT_OK,
            "h_zero", FailureKind.REPLY_NOT_JSON,
            "h_far", FailureKind.REPLY_UNREADABLE,
            "h_mallocfar", FailureKind.MALLOC_FAILED,
            "h_malloc0", FailureKind.MALLOC_FAILED,
            "h_malloctrap", FailureKind.MALLOC_FAILED,
            "h_noresult", FailureKind.REPLY_UNREADABLE);

    private static final String SIGNED_ID = "COM".repeat(14) + "C";
    private static final ListValue WITH_WASI = ListValue.ofTexts("WASI@1.0", "WASM-64@1.0");
    private static final ListValue DRIVER_ALONE = ListValue.ofTexts("WASM-64@1.0");

    @TestFactory
    Stream<DynamicTest> processesOfOneImage() {
        return replay("process_modules", vector -> {
            String module = vector.text("module").orElseThrow();
            if (module.startsWith("any of")) {
                aFailedSlotBlocksTheProcess();
                return;
            }
            Runner runner = new Runner(Profile.HYPERBEAM, RealImages.bytes("vectors/" + module));
            runner.spawn(Runner.definition()).send("Any");
            if (vector.has("slot0")) {
                assertThat(runner.failure).isEmpty();
                Message expected = (Message) Vectors.value(vector.get("slot0").orElseThrow());
                assertThat(runner.state.get("results")).contains(expected.set("wasm/type", Atom.OK));
                return;
            }
            Failure failure = runner.failure.orElseThrow();
            assertThat(failure.kind())
                    .isEqualTo(Objects.requireNonNull(FAILURES.get(module)).id());
            assertThat(ProcessDevice.atSlot(runner.state)).isEqualTo(-1);
            vector.message("results").ifPresent(results -> {
                assertThat(failure.deviceNumber()).isEqualTo(2);
                assertThat(failure.state().text("results/body")).isEqualTo(results.text("body"));
                assertThat(failure.state().text("results/wasm/output")).isEqualTo(results.text("wasm/output"));
            });
        });
    }

    private static void aFailedSlotBlocksTheProcess() {
        Runner runner = new Runner(Profile.HYPERBEAM, RealImages.bytes("vectors/h_trap"));
        runner.spawn(Runner.definition()).send("Any").send("Other");
        assertThat(runner.failure.orElseThrow().is(FailureKind.BLOCKED)).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> callsThroughTheDriver() {
        return replay("native_calls", vector -> {
            String module = vector.text("module").orElseThrow();
            String function = vector.text("function").orElseThrow();
            Value arguments = vector.get("args").orElseThrow();
            Message after = call(DRIVER_ALONE, module, function, arguments, Message.EMPTY);
            Optional<String> error = vector.text("expect/error");
            if (error.filter("invalid_args"::equals).isPresent()) {
                assertThat(failed.orElseThrow().is(FailureKind.BAD_ARGUMENTS)).isTrue();
            } else if (error.isPresent()) {
                assertThat(after.get("results/wasm/type")).contains(Atom.ERROR);
                assertThat(after.text("results/wasm/output")).isEqualTo(error);
            } else if (vector.has("expect/crash")) {
                assertThat(failed.orElseThrow().is(FailureKind.WOULD_CRASH)).isTrue();
            } else if (vector.text("expect/ok").filter("garbage"::equals).isPresent()) {
                assertThat(after.get("results/wasm/type")).contains(Atom.OK);
            } else {
                assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                        .isEqualTo(numbers(vector.get("expect/ok").orElseThrow()));
                memory(after, vector, "mem32@4", 4);
                memory(after, vector, "mem32@8", 8);
                memory(after, vector, "mem32@12", 12);
            }
        });
    }

    private static void memory(Message after, Message vector, String key, long address) {
        vector.integer("expect/" + key)
                .ifPresent(expected -> assertThat(Wasm64Device.running(after)
                                .orElseThrow()
                                .instance()
                                .memory(0)
                                .getInt(address))
                        .isEqualTo(expected.intValue()));
    }

    /** W9. */
    @Test
    void withoutMemoryInstructionsTheNodeSeesOnePage() {
        RunningImage image =
                Wasm64Device.running(call("g", "mem", args(), Message.EMPTY)).orElseThrow();
        LinearMemory memory = image.instance().memory(0);
        assertThat(memory.size()).isEqualTo(196_608);
        assertThat(Profile.HYPERBEAM.conduct().visibleBytes(image.instance(), memory))
                .isEqualTo(65_536);
        assertThat(Profile.HYPERBEAM.conduct().visibleNote(image.instance())).contains("only its first 65536 bytes");
        assertThat(Profile.STANDARD.conduct().visibleBytes(image.instance(), memory))
                .isEqualTo(196_608);
    }

    @Test
    void outboxKeysKeepTheirCaseWhileTheyAreFresh() {
        Runner runner = new Runner(Profile.HYPERBEAM, RealImages.bytes("aos-2-pure-xs"));
        runner.spawn(signed(Runner.definition()))
                .send(signed(Message.builder()
                        .put("action", "Eval")
                        .put("target", SIGNED_ID)
                        .put("data", "Send({Target=ao.id, Action='Hi', ['X-Num']=5, Data='x'}) return 3")
                        .build()));
        assertThat(runner.failure).isEmpty();
        assertThat(runner.result("data")).isEqualTo(Binary.of("3"));
        Message sent = runner.state.message("results/outbox/1").orElseThrow();
        assertThat(sent.entries().keySet().stream().map(Object::toString))
                .contains("Action", "Data-Protocol", "X-Num", "anchor", "tags", "target", "from-process");
    }

    private Optional<Failure> failed = Optional.empty();

    private Message call(String module, String function, Value arguments, Message extra) {
        return call(WITH_WASI, module, function, arguments, extra);
    }

    /** Calls one export after init. */
    private Message call(ListValue stack, String module, String function, Value arguments, Message extra) {
        Runner runner = new Runner(Profile.HYPERBEAM, RealImages.bytes("vectors/" + module));
        Message base = Message.builder()
                .put("device", "stack@1.0")
                .put("device-stack", stack)
                .put("output-prefixes", ListValue.ofTexts("wasm", "wasm"))
                .put("image", Runner.IMAGE_ID)
                .build();
        Message started = (Message)
                ((StackRun.State.Finished) runner.run(StackRun.of(base, Message.EMPTY, "init", runner.context)))
                        .value();
        Message request = Message.of("function", Binary.of(function), "parameters", arguments);
        StackRun.State end = runner.run(StackRun.of(started.merge(extra), request, "compute", runner.context));
        failed = runner.failure;
        return end instanceof StackRun.State.Finished(Message after) ? after : started;
    }

    private static List<Double> numbers(Value list) {
        return ((ListValue) list)
                .items().stream()
                        .map(item -> item instanceof IntegerValue integer
                                ? integer.number().doubleValue()
                                : ((FloatValue) item).number())
                        .toList();
    }

    @TestFactory
    Stream<DynamicTest> filesThroughTheStack() {
        return Stream.of(
                dynamicTest("no buffers: nothing is written and nothing asked", () -> {
                    Message after = call("fd", "w", args(1, 0), Message.EMPTY);
                    assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                            .containsExactly(0.0);
                    assertThat(memory(after).getLong(32)).isZero();
                }),
                dynamicTest("one buffer to standard output would hang", () -> wouldHang("fd", "w", args(1, 1))),
                dynamicTest("one buffer to no descriptor would hang", () -> wouldHang("fd", "w", args(9, 1))),
                dynamicTest("with a data key the bytes are inserted before what stands there", () -> {
                    Message extra =
                            Message.of("file-descriptors", Message.of("1", Message.of("data", Binary.of("ABC"))));
                    Message after = call("fd", "w", args(1, 1), extra);
                    assertThat(after.text("vfs/dev/stdout")).contains("hello ABC");
                    assertThat(after.get("file-descriptors/1/offset")).contains(Value.of(6));
                }),
                dynamicTest("reading empty standard input", () -> {
                    Message after = call("fd", "r", args(0), Message.EMPTY);
                    assertThat(after.get("file-descriptors/0/offset")).contains(Value.of(0));
                }),
                dynamicTest("reading three bytes of standard input", () -> {
                    Message extra = Message.of("vfs", Message.of("dev", Message.of("stdin", Binary.of("xyz"))));
                    Message after = call("fd", "r", args(0), extra);
                    assertThat(after.get("file-descriptors/0/offset")).contains(Value.of(3));
                    assertThat(memory(after).read(200, 3)).asString().isEqualTo("xyz");
                }),
                dynamicTest("path_open would hang", () -> wouldHang("fd", "po", args())),
                dynamicTest("the clock answers 1", () -> {
                    Message after = call("t", "clkr", args(), Message.EMPTY);
                    assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                            .containsExactly(1.0);
                }),
                dynamicTest("an undefined function answers 0 and is recorded", () -> {
                    Message after = call("t", "close", args(), Message.EMPTY);
                    Message recorded = Message.builder()
                            .put("path", "import")
                            .put("module", "wasi_snapshot_preview1")
                            .put("func", "fd_close")
                            .put("args", ListValue.of(Value.of(5)))
                            .put("func-sig", "(i)")
                            .build();
                    assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                            .containsExactly(0.0);
                    assertThat(after.get("state/results/wasm/undefined-calls")).contains(ListValue.of(recorded));
                }));
    }

    private void wouldHang(String module, String function, Value arguments) {
        call(module, function, arguments, Message.EMPTY);
        assertThat(failed.orElseThrow().is(FailureKind.WOULD_HANG)).isTrue();
    }

    private static LinearMemory memory(Message after) {
        return Wasm64Device.running(after).orElseThrow().instance().memory(0);
    }

    private static ListValue args(long... numbers) {
        return new ListValue(Arrays.stream(numbers)
                .mapToObj(number -> (Value) Value.of(number))
                .toList());
    }

    private static Stream<DynamicTest> replay(String group, Consumer<Message> check) {
        Optional<List<Message>> vectors = Vectors.group(group);
        if (vectors.isEmpty()) {
            return Stream.of(dynamicTest(
                    group,
                    () -> assumeTrue(
                            false, "no vectors at " + Vectors.file() + "; name the file with -Daoscope.vectors=")));
        }
        return vectors.get().stream()
                .map(vector -> dynamicTest(
                        vector.text("module").orElse("") + " "
                                + vector.text("function").orElse(""),
                        () -> check.accept(vector)));
    }

    /** As if signed by the one address that aos trusts: that of the process. */
    private static Message signed(Message message) {
        Message commitment = Message.builder()
                .put("commitment-device", "ans104@1.0")
                .put("committer", "OWN".repeat(14) + "O")
                .put("signature", "")
                .build();
        return message.put("commitments", Message.of(SIGNED_ID, commitment));
    }
}
