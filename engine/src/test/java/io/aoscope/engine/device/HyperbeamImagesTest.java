package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what HyperBEAM was recorded doing with images. The images are not part of the repository: the system property
 * {@code aoscope.images} names a folder with HyperBEAM's {@code aos-2-pure-xs.wasm} and, in its folder {@code vectors},
 * the assembled sources of {@code wat_modules}.
 */
class HyperbeamImagesTest {
    private static final String SIGNED_ID = "COM".repeat(14) + "C";
    private static final ListValue WITH_WASI = ListValue.ofTexts("WASI@1.0", "WASM-64@1.0");
    private static final ListValue DRIVER_ALONE = ListValue.ofTexts("WASM-64@1.0");

    @TestFactory
    Stream<DynamicTest> processesOfOneImage() {
        return VectorReplay.group("process_modules", HyperbeamImagesTest::name, vector -> {
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
            assertThat(failure.kind()).isEqualTo(kind(vector).id());
            assertThat(ProcessDevice.atSlot(runner.state)).isEqualTo(-1);
            vector.message("results").ifPresent(results -> {
                assertThat(failure.deviceNumber()).isEqualTo(2);
                assertThat(failure.state().text("results/body")).isEqualTo(results.text("body"));
                assertThat(failure.state().text("results/wasm/output")).isEqualTo(results.text("wasm/output"));
            });
        });
    }

    private static String name(Message vector) {
        return vector.text("module").orElse("") + " " + vector.text("function").orElse("");
    }

    /** What AOScope calls the exception that was recorded. */
    private static FailureKind kind(Message vector) {
        String exception = vector.text("exception").orElseThrow();
        String output = vector.text("results/wasm/output").orElse("");
        if (exception.startsWith("device_failed")) {
            boolean json = vector.text("results/body").orElse("").startsWith("JSON");
            boolean missing = output.startsWith("Function not found");
            return json ? FailureKind.REPLY_NOT_JSON : missing ? FailureKind.FUNCTION_NOT_FOUND : FailureKind.TRAP;
        }
        boolean read = exception.contains("Read request") || exception.startsWith("function_clause");
        return exception.startsWith("try_clause")
                ? FailureKind.REPLY_NOT_OK
                : read ? FailureKind.REPLY_UNREADABLE : FailureKind.MALLOC_FAILED;
    }

    private static void aFailedSlotBlocksTheProcess() {
        Runner runner = new Runner(Profile.HYPERBEAM, RealImages.bytes("vectors/h_trap"));
        runner.spawn(Runner.definition()).send("Any").send("Other");
        assertThat(runner.failure.orElseThrow().is(FailureKind.BLOCKED)).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> callsThroughTheDriver() {
        return VectorReplay.group("native_calls", HyperbeamImagesTest::name, vector -> {
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
                // Which numbers came was chance; that they came, and how many, was not.
                assertThat(after.get("results/wasm/type")).contains(Atom.OK);
                assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                        .hasSize(results(after, function));
            } else {
                assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                        .isEqualTo(numbers(vector.get("expect/ok").orElseThrow()));
                memory(after, vector);
            }
        });
    }

    private static int results(Message after, String function) {
        return Wasm64Device.running(after)
                .orElseThrow()
                .instance()
                .function(function)
                .orElseThrow()
                .type()
                .results()
                .size();
    }

    /** Keys such as {@code mem32@8} tell what stood at an address. */
    private static void memory(Message after, Message vector) {
        Message expected = vector.message("expect").orElseThrow();
        expected.entries().keySet().stream()
                .map(Key::text)
                .filter(key -> key.startsWith("mem32@"))
                .forEach(key -> assertThat(memory(after).getInt(Long.parseLong(key.substring(key.indexOf('@') + 1))))
                        .isEqualTo(expected.integer(key).orElseThrow().intValue()));
    }

    @TestFactory
    Stream<DynamicTest> memoryAsTheDriverSeesIt() {
        return VectorReplay.group("native_memory", HyperbeamImagesTest::name, MemoryVector::check);
    }

    @TestFactory
    Stream<DynamicTest> featuresOfTheEngine() {
        Map<String, String> rejected = Map.of(
                "simd", "simd",
                "externref table", "refs",
                "imported memory", "impmem",
                "imported global", "impglob",
                "trap in start section", "starttrap");
        return VectorReplay.object("native_features", features -> {
            Message refused = features.message("rejected").orElseThrow();
            rejected.forEach((feature, module) -> {
                assertThat(refused.has(feature)).isTrue();
                assertThat(started(module).map(Failure::kind))
                        .as(feature)
                        .contains(FailureKind.IMAGE_NOT_LOADABLE.id());
            });
            Stream.of("bulk", "bulk32", "mv", "sat", "exc", "tail", "h32", "start")
                    .forEach(module -> assertThat(started(module)).as(module).isEmpty());
        });
    }

    private static Optional<Failure> started(String module) {
        Message definition =
                Runner.definition().put("device-stack", DRIVER_ALONE).put("passes", Value.of(1));
        return new Runner(Profile.HYPERBEAM, RealImages.bytes("vectors/" + module)).spawn(definition).failure;
    }

    @TestFactory
    Stream<DynamicTest> stackOrder() {
        return VectorReplay.object("stack_order", StackOrderVector::check);
    }

    @AfterAll
    static void count() {
        VectorReplay.print();
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

    /** {@code fd.w(fd=1, iovs=1) with file-descriptors/1/data='ABC' pre-set} or {@code fd.r(fd=0) stdin='xyz', …}. */
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)(?:\\(([^)]*)\\))?(.*)");

    private static final Pattern PRESET = Pattern.compile("([\\w/-]+)='([^']*)'");
    private static final Pattern NUMBER = Pattern.compile("=(\\d+)");

    @TestFactory
    Stream<DynamicTest> callsThroughTheStack() {
        return VectorReplay.group(
                "wasi_through_stack", vector -> vector.text("call").orElseThrow(), vector -> {
                    Matcher call = CALL.matcher(vector.text("call").orElseThrow());
                    assertThat(call.matches()).isTrue();
                    String given = call.group(3) == null ? "" : call.group(3);
                    List<Long> numbers = NUMBER.matcher(given)
                            .results()
                            .map(found -> Long.parseLong(found.group(1)))
                            .toList();
                    ListValue arguments =
                            args(numbers.stream().mapToLong(Long::longValue).toArray());
                    Message after = call(call.group(1), call.group(2), arguments, preset(call.group(4)));
                    met(after, vector.get("expect").orElseThrow(), numbers.isEmpty() ? 0 : numbers.getFirst());
                });
    }

    private static Message preset(String text) {
        Message extra = Message.EMPTY;
        for (MatchResult found : PRESET.matcher(text).results().toList()) {
            String path = found.group(1).equals("stdin") ? "vfs/dev/stdin" : found.group(1);
            extra = extra.set(path, Binary.of(found.group(2)));
        }
        return extra;
    }

    private void met(Message after, Value expected, long descriptor) {
        if (!(expected instanceof Message values)) {
            assertThat(failed.orElseThrow().is(FailureKind.WOULD_HANG)).isTrue();
            return;
        }
        for (Map.Entry<Key, Value> entry : values.entries().entrySet()) {
            Value wanted = Vectors.value(entry.getValue());
            switch (entry.getKey().text()) {
                case "ok" ->
                    assertThat(numbers(after.get("results/wasm/output").orElseThrow()))
                            .isEqualTo(numbers(wanted));
                case "nwritten_u64" ->
                    assertThat(Value.of(memory(after).getLong(32))).isEqualTo(wanted);
                case "offset" ->
                    assertThat(after.get("file-descriptors/" + descriptor + "/offset"))
                            .contains(wanted);
                case "results/wasm/type" ->
                    assertThat(after.get("results/wasm/type").map(Value::display))
                            .contains(wanted.display());
                case String path -> assertThat(after.get(path)).contains(wanted);
            }
        }
    }

    @Test
    void bytesOfStandardInputArriveInMemory() {
        Message after = call("fd", "r", args(0), preset("stdin='xyz'"));
        assertThat(memory(after).read(200, 3)).asString().isEqualTo("xyz");
    }

    private static LinearMemory memory(Message after) {
        return Wasm64Device.running(after).orElseThrow().instance().memory(0);
    }

    private static ListValue args(long... numbers) {
        return new ListValue(Arrays.stream(numbers)
                .mapToObj(number -> (Value) Value.of(number))
                .toList());
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
